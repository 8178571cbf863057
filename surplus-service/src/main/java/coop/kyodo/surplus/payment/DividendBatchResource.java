package coop.kyodo.surplus.payment;

import coop.kyodo.kit.payment.PaymentBatchResource;
import coop.kyodo.kit.payment.PaymentMove;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Area;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/// Batches of dividends, from what is due to what the bank says.
@Path("/v1/cooperatives/{cooperativeId}/dividend-batches")
@Area("surplus")
public class DividendBatchResource extends PaymentBatchResource {

    DividendBatchResource(Work work) {
        super(work, PrepareDividends.PURPOSE);
    }

    @POST
    @Allowed(
            scope = "surplus:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response prepare(
            @Context UriInfo uri,
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull PrepareDividends.Request request) {
        return prepared(
                uri,
                cooperativeId,
                request,
                tx -> PrepareDividends.prepare(tx, request),
                PrepareDividends.Prepared::batch);
    }

    @Override
    protected void follow(Tx tx, PaymentMove move) {
        SettleDividends.follow(tx, move);
    }
}
