package coop.kyodo.membership.benefit;

import coop.kyodo.kit.payment.PaymentBatchResource;
import coop.kyodo.kit.payment.PaymentMove;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Area;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// Batches of benefits, from what is approved to what the bank says.
@Path("/v1/cooperatives/{cooperativeId}/benefit-batches")
@Area("benefit")
public class BenefitBatchResource extends PaymentBatchResource {

    private final Work work;

    BenefitBatchResource(Work work) {
        super(work, PrepareBenefits.PURPOSE);
        this.work = work;
    }

    @POST
    @Allowed(
            scope = "benefit:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response prepare(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull PrepareBenefits.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    PrepareBenefits.Prepared prepared = PrepareBenefits.prepare(tx, request);
                    return Reply.created(
                            "/v1/cooperatives/%s/benefit-batches/%s"
                                    .formatted(cooperativeId, prepared.batch().batchId()),
                            prepared);
                });
    }

    @Override
    protected void follow(Tx tx, PaymentMove move) {
        SettleBenefits.follow(tx, move);
    }
}
