package coop.kyodo.surplus.payment;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.surplus.plan.Plans;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What members are owed by a plan with its corrections, or owe.
@Path("/v1/cooperatives/{cooperativeId}/plans/{planId}/dues")
public class DuesResource {

    private final Work work;

    DuesResource(Work work) {
        this.work = work;
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<Dues.Due> dues(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("planId") UUID planId,
            @QueryParam("asOf") @Nullable LocalDate asOf,
            @BeanParam PageQuery page) {
        return work.read(
                cooperativeId,
                tx -> Dues.page(tx, Plans.get(tx, planId), asOf == null ? tx.today() : asOf, page));
    }
}
