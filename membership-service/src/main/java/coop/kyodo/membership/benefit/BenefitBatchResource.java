package coop.kyodo.membership.benefit;

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

/// Batches of benefits, from what is approved to what the bank says.
@Path("/v1/cooperatives/{cooperativeId}/benefit-batches")
@Area("benefit")
public class BenefitBatchResource extends PaymentBatchResource {

    BenefitBatchResource(Work work) {
        super(work, PrepareBenefits.PURPOSE);
    }

    @POST
    @Allowed(
            scope = "benefit:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response prepare(
            @Context UriInfo uri,
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull BatchRequest request) {
        return prepared(
                uri,
                cooperativeId,
                request,
                tx -> PrepareBenefits.prepare(tx, request),
                PrepareBenefits.Prepared::batch);
    }

    @Override
    protected void follow(Tx tx, PaymentMove move) {
        SettleBenefits.follow(tx, move);
    }
}
