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

/// What-if questions, several side by side.
@Path("/v1/cooperatives/{cooperativeId}/comparisons")
public class ComparisonResource {

    private final Work work;
    private final Texts texts;
    private final Call call;

    ComparisonResource(Work work, Texts texts, Call call) {
        this.work = work;
        this.texts = texts;
        this.call = call;
    }

    @POST
    @Allowed(
            scope = "surplus:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Compare.Comparison compare(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull Compare.Request request) {
        return work.read(cooperativeId, tx -> Compare.compare(tx, request, texts, call.language()));
    }
}
