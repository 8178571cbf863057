package coop.kyodo.membership.refund;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// Claims that lapsed.
@Path("/v1/cooperatives/{cooperativeId}/refund-claims/lapses")
public class LapseResource {

    private final Work work;

    LapseResource(Work work) {
        this.work = work;
    }

    @POST
    @Allowed(
            scope = "capital:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response lapse(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull LapseClaims.Request request) {
        return work.command(cooperativeId, request, tx -> Reply.ok(LapseClaims.lapse(tx, request)));
    }
}
