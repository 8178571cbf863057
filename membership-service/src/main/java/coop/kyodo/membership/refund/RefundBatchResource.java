package coop.kyodo.membership.refund;

import coop.kyodo.kit.payment.PaymentBatch;
import coop.kyodo.kit.payment.PaymentBatches;
import coop.kyodo.kit.payment.PaymentFiles;
import coop.kyodo.kit.payment.PaymentFormat;
import coop.kyodo.kit.payment.PaymentLine;
import coop.kyodo.kit.payment.PaymentLines;
import coop.kyodo.kit.security.Allowed;
import coop.kyodo.kit.security.Role;
import coop.kyodo.kit.store.Reply;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// Batches of refunds, from what is due to what the bank says.
@Path("/v1/cooperatives/{cooperativeId}/refund-batches")
public class RefundBatchResource {

    private final Work work;

    RefundBatchResource(Work work) {
        this.work = work;
    }

    @POST
    @Allowed(
            scope = "capital:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response prepare(
            @PathParam("cooperativeId") UUID cooperativeId,
            @Valid @NotNull PrepareRefunds.Request request) {
        return work.command(
                cooperativeId,
                request,
                tx -> {
                    PrepareRefunds.Prepared prepared = PrepareRefunds.prepare(tx, request);
                    return Reply.created(
                            "/v1/cooperatives/"
                                    + cooperativeId
                                    + "/refund-batches/"
                                    + prepared.batch().batchId(),
                            prepared);
                });
    }

    @GET
    @Allowed(
            scope = "capital:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<PaymentBatch> list(
            @PathParam("cooperativeId") UUID cooperativeId, @BeanParam PageQuery page) {
        return work.read(
                cooperativeId, tx -> PaymentBatches.page(tx, PrepareRefunds.PURPOSE, page));
    }

    @GET
    @Path("/{batchId}")
    @Allowed(
            scope = "capital:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public PaymentBatch get(
            @PathParam("cooperativeId") UUID cooperativeId, @PathParam("batchId") UUID batchId) {
        return work.read(cooperativeId, tx -> PaymentBatches.get(tx, batchId));
    }

    @GET
    @Path("/{batchId}/lines")
    @Allowed(
            scope = "capital:read",
            roles = {Role.CLERK, Role.DIRECTOR, Role.AUDITOR})
    public Page<PaymentLine> lines(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("batchId") UUID batchId,
            @BeanParam PageQuery page) {
        return work.read(
                cooperativeId,
                tx -> {
                    PaymentBatches.get(tx, batchId);
                    return PaymentLines.page(tx, batchId, page);
                });
    }

    @GET
    @Path("/{batchId}/files/{format}")
    @Allowed(
            scope = "capital:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response file(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("batchId") UUID batchId,
            @PathParam("format") PaymentFormat format) {
        return PaymentFiles.answer(work, cooperativeId, batchId, format);
    }

    @POST
    @Path("/{batchId}/steps")
    @Allowed(
            scope = "capital:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response step(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("batchId") UUID batchId,
            @Valid @NotNull SettleRefunds.Step step) {
        return work.command(
                cooperativeId, step, tx -> Reply.ok(SettleRefunds.step(tx, batchId, step)));
    }

    @POST
    @Path("/{batchId}/lines/{line}/outcome")
    @Allowed(
            scope = "capital:write",
            roles = {Role.CLERK, Role.DIRECTOR})
    public Response outcome(
            @PathParam("cooperativeId") UUID cooperativeId,
            @PathParam("batchId") UUID batchId,
            @PathParam("line") int line,
            @Valid @NotNull SettleRefunds.Outcome outcome) {
        return work.command(
                cooperativeId,
                outcome,
                tx -> Reply.ok(SettleRefunds.outcome(tx, batchId, line, outcome)));
    }
}
