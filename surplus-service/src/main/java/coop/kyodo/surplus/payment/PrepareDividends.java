package coop.kyodo.surplus.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.payment.Debtor;
import coop.kyodo.kit.payment.PaymentBatch;
import coop.kyodo.kit.payment.PaymentBatches;
import coop.kyodo.kit.payment.PaymentOrder;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.plan.Plan;
import coop.kyodo.surplus.plan.Plans;
import coop.kyodo.surplus.profile.Profile;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Puts what an executed plan with its corrections owes its members in money into a payment batch.
/// What is in a batch already, and has not come back, is left out, so a second run pays nobody
/// twice.
final class PrepareDividends {

    static final String PURPOSE = "DIVIDEND";

    private static final int MOST_LINES = 10_000;

    /// What to pay when, and from where.
    ///
    /// @param limit at most so many payments; 10,000 when left out
    record Request(
            @Nullable UUID id,
            @NotNull UUID planId,
            @NotNull LocalDate executionOn,
            @NotNull @Valid Debtor debtor,
            @Nullable @Min(1) @Max(MOST_LINES) Integer limit) {

        int most() {
            return limit == null ? MOST_LINES : limit;
        }
    }

    /// The batch, and how much of the plan is not in any batch.
    ///
    /// @param withoutAccount payments that wait because nobody said where to pay them
    /// @param left payments that had no room in this batch
    /// @param payBy by when they are to be paid, where a rule says so (US-04)
    /// @param late whether the batch is executed after that day; it goes to the bank all the same,
    ///   for members are owed what is late too
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Prepared(
            PaymentBatch batch,
            long withoutAccount,
            long left,
            @Nullable LocalDate payBy,
            boolean late) {}

    private PrepareDividends() {}

    static Prepared prepare(Tx tx, Request request) {
        request.debtor().account().wellFormed("/debtor/account");
        Plan plan = Plans.get(tx, request.planId());
        if (plan.state() != Plan.State.EXECUTED) {
            throw Problems.conflict(
                    "plan-not-executed",
                    new FormFault("", "said.plan-is", Map.of("state", plan.state())));
        }
        LocalDate executedOn = plan.reached(Plan.State.EXECUTED).orElseThrow().onDay();
        if (request.executionOn().isBefore(executedOn)) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault(
                            "/executionOn",
                            "said.plan-executed-on",
                            Map.of("executedOn", executedOn)));
        }
        UUID batchId = Ids.orNext(request.id());
        if (PaymentBatches.exists(tx, batchId)) {
            throw Problems.conflict("payment-batch-exists", FormFault.of("", "said.id-of-a-batch"));
        }
        Dues.Open open = Dues.open(tx, plan);
        List<PaymentOrder> orders = Dues.orders(tx, plan, request.most());
        if (orders.isEmpty()) {
            throw Problems.conflict(
                    "nothing-to-pay", Map.of("withoutAccount", open.withoutAccount()));
        }
        PaymentBatch batch =
                PaymentBatches.prepare(
                        tx,
                        batchId,
                        PURPOSE,
                        request.executionOn(),
                        request.debtor(),
                        plan.distributed().currency(),
                        orders);
        tx.audit(
                "dividends-prepared",
                batchId.toString(),
                Map.of(
                        "planId", plan.planId(),
                        "lines", batch.lines(),
                        "total", batch.total(),
                        "executionOn", request.executionOn()));
        LocalDate payBy = plan.payBy().map(Profile.PayBy::dueBy).orElse(null);
        return new Prepared(
                batch,
                open.withoutAccount(),
                open.payable() - orders.size(),
                payBy,
                payBy != null && request.executionOn().isAfter(payBy));
    }
}
