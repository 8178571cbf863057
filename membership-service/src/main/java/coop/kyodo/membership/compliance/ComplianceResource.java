package coop.kyodo.membership.compliance;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The ratios that the law wants watched.
@Path("/v1/cooperatives/{cooperativeId}/compliance")
public class ComplianceResource {

    private final Work work;

    ComplianceResource(Work work) {
        this.work = work;
    }

    @GET
    @Allowed(
            scope = "membership:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR, Role.OPERATOR})
    public Compliance get(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @QueryParam("knownAt") @Nullable Instant knownAt) {
        return work.read(
                cooperativeId, tx -> Monitor.on(tx, asOf == null ? tx.today() : asOf, knownAt));
    }
}
