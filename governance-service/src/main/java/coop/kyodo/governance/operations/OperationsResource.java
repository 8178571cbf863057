package coop.kyodo.governance.operations;

import coop.kyodo.kit.audit.AuditLog;
import coop.kyodo.kit.audit.Verification;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/// Proofs and audit over HTTP.
@Path("/v1/cooperatives/{cooperativeId}")
public class OperationsResource {

    private final Verification verification;
    private final AuditLog audit;

    OperationsResource(Verification verification, AuditLog audit) {
        this.verification = verification;
        this.audit = audit;
    }

    @GET
    @Path("/verification")
    @Allowed(
            scope = "audit:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR, Role.OPERATOR})
    public Verification.Report verify(@PathParam("cooperativeId") UUID cooperativeId) {
        return verification.report(cooperativeId);
    }

    @GET
    @Path("/audit-entries")
    @Allowed(
            scope = "audit:read",
            roles = {Role.DIRECTOR, Role.AUDITOR, Role.OPERATOR})
    public Page<AuditLog.Link> auditEntries(
            @PathParam("cooperativeId") UUID cooperativeId, @BeanParam PageQuery page) {
        return audit.page(cooperativeId, page);
    }
}
