package coop.kyodo.federation.operations;

import coop.kyodo.federation.federation.Federations;
import coop.kyodo.kit.audit.AuditLog;
import coop.kyodo.kit.audit.Verification;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/// What an auditor looks at.
@Path("/v1/federations/{federationId}")
@Produces(MediaType.APPLICATION_JSON)
public class OperationsResource {

    private final Work work;
    private final Verification verification;
    private final AuditLog audit;

    OperationsResource(Work work, Verification verification, AuditLog audit) {
        this.work = work;
        this.verification = verification;
        this.audit = audit;
    }

    @GET
    @Path("verification")
    @Allowed(
            scope = "audit:read",
            roles = {Role.AUDITOR, Role.DIRECTOR, Role.OPERATOR})
    public Verification.Report verify(@PathParam("federationId") UUID federationId) {
        work.read(federationId, Federations::get);
        return verification.report(federationId);
    }

    @GET
    @Path("audit-entries")
    @Allowed(
            scope = "audit:read",
            roles = {Role.AUDITOR, Role.DIRECTOR, Role.OPERATOR})
    public Page<AuditLog.Link> auditEntries(
            @PathParam("federationId") UUID federationId, @BeanParam PageQuery page) {
        work.read(federationId, Federations::get);
        return audit.page(federationId, page);
    }
}
