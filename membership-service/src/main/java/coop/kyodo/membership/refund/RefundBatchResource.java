package coop.kyodo.membership.refund;

import coop.kyodo.kit.payment.PaymentBatchResource;
import coop.kyodo.kit.payment.PaymentMove;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Area;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.membership.payment.BatchRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/// Batches of refunds, from what is due to what the bank says.
@Path("/v1/cooperatives/{cooperativeId}/refund-batches")
@Area("capital")
public class RefundBatchResource extends PaymentBatchResource {

    RefundBatchResource(Work work) {
        super(work, PrepareRefunds.PURPOSE);
    }

    @POST
    @Allowed(
            scope = "capital:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response prepare(
            @Context UriInfo uri,
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull BatchRequest request) {
        return prepared(
                uri,
                cooperativeId,
                request,
                tx -> PrepareRefunds.prepare(tx, request),
                PrepareRefunds.Prepared::batch);
    }

    @Override
    protected void follow(Tx tx, PaymentMove move) {
        SettleRefunds.follow(tx, move);
    }
}
