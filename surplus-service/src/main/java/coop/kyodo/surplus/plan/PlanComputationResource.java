package coop.kyodo.surplus.plan;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/// How far the making of a large co-op's plan is.
@Path("/v1/cooperatives/{cooperativeId}/plan-computations/{planId}")
public class PlanComputationResource {

    private final Work work;

    PlanComputationResource(Work work) {
        this.work = work;
    }

    @GET
    @Allowed(
            scope = "surplus:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public PlanComputationView get(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("planId") UUID planId) {
        return work.read(cooperativeId, tx -> PlanComputations.get(tx, planId));
    }
}
