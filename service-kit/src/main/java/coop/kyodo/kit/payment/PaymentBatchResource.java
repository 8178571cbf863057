package coop.kyodo.kit.payment;

import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// Batches of one purpose, from the bank's file to what the bank says. A service subclasses it with
/// its path and the area of its scopes, prepares batches, and books what follows when lines move:
///
/// ```java
/// @Path("/v1/cooperatives/{cooperativeId}/refund-batches")
/// @Area("capital")
/// public class RefundBatchResource extends PaymentBatchResource { ... }
/// ```
public abstract class PaymentBatchResource {

    private final Work work;
    private final String purpose;

    /// @param purpose what the batches pay, as [PaymentBatch#purpose()] says
    protected PaymentBatchResource(Work work, String purpose) {
        this.work = work;
        this.purpose = purpose;
    }

    /// Books what follows from lines that moved, in the same transaction.
    protected abstract void follow(Tx tx, PaymentMove move);

    /// Answers a request for a batch with what was prepared.
    ///
    /// @param uri of the batches
    /// @param batch the batch in it
    protected final <P> Response prepared(
            UriInfo uri,
            UUID cooperativeId,
            Object request,
            Function<Tx, P> prepare,
            Function<P, PaymentBatch> batch) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    P prepared = prepare.apply(tx);
                    return Reply.created(
                            uri.getPath() + "/" + batch.apply(prepared).batchId(), prepared);
                });
    }

    @GET
    @Allowed(
            scope = "*:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<PaymentBatch> list(
            @PathParam("cooperativeId") UUID cooperativeId, @BeanParam PageQuery page) {
        return work.read(cooperativeId, tx -> PaymentBatches.page(tx, purpose, page));
    }

    @GET
    @Path("/{batchId}")
    @Allowed(
            scope = "*:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public PaymentBatch get(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("batchId") UUID batchId) {
        return work.read(cooperativeId, tx -> ours(PaymentBatches.get(tx, batchId)));
    }

    @GET
    @Path("/{batchId}/lines")
    @Allowed(
            scope = "*:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<PaymentLine> lines(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("batchId") UUID batchId,
            @BeanParam PageQuery page) {
        return work.read(
                cooperativeId,
                tx -> PaymentLines.page(tx, ours(PaymentBatches.get(tx, batchId)).batchId(), page));
    }

    @GET
    @Path("/{batchId}/files/{format}")
    @Allowed(
            scope = "*:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response file(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("batchId") UUID batchId,
            @PathParam("format") PaymentFormat format) {
        PaymentBatch batch = get(cooperativeId, batchId);
        return PaymentFiles.answer(work, cooperativeId, batch.batchId(), format);
    }

    @POST
    @Path("/{batchId}/steps")
    @Allowed(
            scope = "*:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response step(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("batchId") UUID batchId,
            @Valid @NotNull PaymentStep step) {
        return work.command(
                cooperativeId,
                step,
                tx -> {
                    ours(PaymentBatches.locked(tx, batchId));
                    List<PaymentLine> before =
                            PaymentLines.moveAll(
                                    tx, batchId, step.step().from(), step.step().to(), step.on());
                    PaymentBatch batch = moved(tx, batchId, step.step().to(), step.on(), before);
                    tx.audit(
                            word() + "s-" + step.step(),
                            batchId.toString(),
                            Map.of("lines", before.size(), "on", step.on()));
                    return Reply.ok(batch);
                });
    }

    @POST
    @Path("/{batchId}/lines/{line}/outcome")
    @Allowed(
            scope = "*:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response outcome(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("batchId") UUID batchId,
            @PathParam("line") int line,
            @Valid @NotNull PaymentOutcome outcome) {
        return work.command(
                cooperativeId,
                outcome,
                tx -> {
                    ours(PaymentBatches.locked(tx, batchId));
                    PaymentState to = outcome.outcome().to();
                    PaymentLine before =
                            PaymentLines.move(
                                    tx, batchId, line, to, outcome.on(), outcome.reason());
                    moved(tx, batchId, to, outcome.on(), List.of(before));
                    tx.audit(
                            word() + "-" + outcome.outcome(),
                            batchId + "/" + line,
                            Map.of("amount", before.amount(), "on", outcome.on()));
                    return Reply.ok(PaymentLines.get(tx, batchId, line));
                });
    }

    private PaymentBatch moved(
            Tx tx, UUID batchId, PaymentState to, LocalDate on, List<PaymentLine> before) {
        PaymentBatch batch = PaymentBatches.get(tx, batchId);
        follow(tx, new PaymentMove(batch, to, on, before));
        return batch;
    }

    /// The batch, unless it pays something else; a 404 then.
    private PaymentBatch ours(PaymentBatch batch) {
        if (!batch.purpose().equals(purpose)) {
            throw Problems.notFound("payment-batch-not-found");
        }
        return batch;
    }

    private String word() {
        return purpose.toLowerCase(Locale.ROOT);
    }
}
