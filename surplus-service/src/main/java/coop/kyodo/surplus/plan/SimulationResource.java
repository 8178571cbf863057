package coop.kyodo.surplus.plan;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Call;
import coop.kyodo.kit.web.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/// What-if questions.
@Path("/v1/cooperatives/{cooperativeId}/simulations")
public class SimulationResource {

    private final Work work;
    private final Texts texts;
    private final Call call;

    SimulationResource(Work work, Texts texts, Call call) {
        this.work = work;
        this.texts = texts;
        this.call = call;
    }

    @POST
    @Allowed(
            scope = "surplus:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Simulate.Simulation simulate(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull Simulate.Request request) {
        return work.read(cooperativeId, tx -> Simulate.simulate(tx, request, Simulate.MOST_SHARES));
    }

    @POST
    @Path("/comparison")
    @Allowed(
            scope = "surplus:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Compare.Comparison compare(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull Compare.Request request) {
        return work.read(cooperativeId, tx -> Compare.compare(tx, request, texts, call.language()));
    }
}
