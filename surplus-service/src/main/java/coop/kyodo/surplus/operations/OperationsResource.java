package coop.kyodo.surplus.operations;

import coop.kyodo.kit.audit.AuditLog;
import coop.kyodo.kit.audit.Verification;
import coop.kyodo.kit.events.DeadLetters;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.surplus.picture.Cooperatives;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/// Verification, audit entries and dead letters.
@Path("/v1")
public class OperationsResource {

    private final Work work;
    private final Verification verification;
    private final AuditLog audit;
    private final DeadLetters deadLetters;

    OperationsResource(
            Work work, Verification verification, AuditLog audit, DeadLetters deadLetters) {
        this.work = work;
        this.verification = verification;
        this.audit = audit;
        this.deadLetters = deadLetters;
    }

    @GET
    @Path("/cooperatives/{cooperativeId}/verification")
    @Allowed(
            scope = "audit:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR, Role.OPERATOR})
    public Verification.Report verify(@PathParam("cooperativeId") UUID cooperativeId) {
        mustBeThere(cooperativeId);
        return verification.report(cooperativeId);
    }

    @GET
    @Path("/cooperatives/{cooperativeId}/audit-entries")
    @Allowed(
            scope = "audit:read",
            roles = {Role.DIRECTOR, Role.AUDITOR, Role.OPERATOR})
    public Page<AuditLog.Link> auditEntries(
            @PathParam("cooperativeId") UUID cooperativeId, @BeanParam PageQuery page) {
        mustBeThere(cooperativeId);
        return audit.page(cooperativeId, page);
    }

    /// Nothing is proved of a co-op that there is not; a 404.
    private void mustBeThere(UUID cooperativeId) {
        work.read(cooperativeId, Cooperatives::today);
    }

    @GET
    @Path("/dead-letters")
    @Allowed(scope = "audit:read", roles = Role.OPERATOR)
    public Page<DeadLetters.DeadLetter> deadLetters() {
        return new Page<>(deadLetters.all(), null);
    }

    @POST
    @Path("/dead-letters/{deadLetterId}/replay")
    @Allowed(scope = "dead-letter:write", roles = Role.OPERATOR)
    public DeadLetters.DeadLetter replay(@PathParam("deadLetterId") UUID deadLetterId) {
        return deadLetters.replay(deadLetterId);
    }
}
