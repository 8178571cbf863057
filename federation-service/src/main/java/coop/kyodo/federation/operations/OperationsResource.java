package coop.kyodo.federation.operations;

import coop.kyodo.federation.federation.Federations;
import coop.kyodo.kit.audit.AuditLog;
import coop.kyodo.kit.audit.Verification;
import coop.kyodo.kit.events.DeadLetters;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/// What an operator and an auditor look at.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class OperationsResource {

    private final Work work;
    private final Verification verification;
    private final AuditLog audit;
    private final DeadLetters deadLetters;

    /// The dead letters of all tenants.
    public record DeadLetterList(List<DeadLetters.DeadLetter> items) {}

    OperationsResource(
            Work work, Verification verification, AuditLog audit, DeadLetters deadLetters) {
        this.work = work;
        this.verification = verification;
        this.audit = audit;
        this.deadLetters = deadLetters;
    }

    @GET
    @Path("federations/{federationId}/verification")
    @Allowed(
            scope = "audit:read",
            roles = {Role.AUDITOR, Role.DIRECTOR, Role.OPERATOR})
    public Verification.Report verify(@PathParam("federationId") UUID federationId) {
        return verification.report(federationId);
    }

    @GET
    @Path("federations/{federationId}/audit-entries")
    @Allowed(
            scope = "audit:read",
            roles = {Role.AUDITOR, Role.DIRECTOR, Role.OPERATOR})
    public Page<AuditLog.Link> auditEntries(
            @PathParam("federationId") UUID federationId, @BeanParam PageQuery page) {
        work.read(federationId, Federations::get);
        return audit.page(federationId, page);
    }

    @GET
    @Path("dead-letters")
    @Allowed(scope = "audit:read", roles = Role.OPERATOR)
    public DeadLetterList deadLetters() {
        return new DeadLetterList(deadLetters.all());
    }

    @POST
    @Path("dead-letters/{deadLetterId}/replay")
    @Allowed(scope = "federation:write", roles = Role.OPERATOR)
    public DeadLetters.DeadLetter replay(@PathParam("deadLetterId") UUID deadLetterId) {
        return deadLetters.replay(deadLetterId);
    }
}
