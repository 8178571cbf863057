package coop.kyodo.membership.member;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.PageQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The register of members (JP-029).
@Path("/v1/cooperatives/{cooperativeId}/register")
public class RegisterResource {

    private final Work work;

    RegisterResource(Work work) {
        this.work = work;
    }

    @GET
    @Allowed(
            scope = "membership:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Register get(
            @PathParam("cooperativeId") UUID cooperativeId,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @QueryParam("knownAt") @Nullable Instant knownAt,
            @BeanParam PageQuery page) {
        return work.read(cooperativeId, tx -> Registers.page(tx, asOf, knownAt, page));
    }
}
