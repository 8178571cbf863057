package coop.kyodo.surplus.payment;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.fund.Account;
import coop.kyodo.surplus.fund.Journal;
import coop.kyodo.surplus.fund.Journals;
import coop.kyodo.surplus.plan.Plan;
import coop.kyodo.surplus.plan.Plans;
import coop.kyodo.surplus.year.FiscalYears;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// Records what a member paid back of what a correction found overpaid, and no more than that.
final class RepayDividend {

    record Request(
            @NotNull UUID memberId,
            @NotNull @Valid Money amount,
            @NotNull LocalDate on,
            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00-\\x1f]*") String reference) {}

    private RepayDividend() {}

    static Dues.Due repay(Tx tx, UUID planId, Request request) {
        Plan plan = Plans.get(tx, planId);
        FiscalYears.locked(tx, plan.year());
        if (!request.amount().isPositive()) {
            throw Problems.malformed(
                    "amount-not-positive", FormFault.of("/amount", "said.amount-above-zero"));
        }
        if (!request.amount().currency().equals(plan.distributed().currency())) {
            throw Problems.malformed(
                    "currency-differs",
                    new FormFault(
                            "/amount",
                            "said.currency-is",
                            Map.of("currency", plan.distributed().currency())));
        }
        Days.mustHaveCome(tx, request.on(), "/on");
        Dues.Due due =
                Dues.find(tx, plan, request.memberId())
                        .orElseThrow(() -> Problems.notFound("member-not-found"));
        if (request.amount().compareTo(due.overpaid()) > 0) {
            throw Problems.conflict(
                    "repayment-above-overpaid",
                    Map.of("owed", due.overpaid(), "requested", request.amount()));
        }
        add(tx, plan, request);
        Journals.post(
                tx,
                request.reference(),
                Journal.Kind.REPAYMENT,
                request.on(),
                Journal.move(Account.BANK, Account.DIVIDENDS_PAYABLE, request.amount()));
        tx.audit(
                "dividend-repaid",
                request.memberId().toString(),
                Map.of(
                        "planId", plan.rootOrItself(),
                        "amount", request.amount(),
                        "on", request.on()));
        return Dues.find(tx, plan, request.memberId()).orElseThrow();
    }

    private static void add(Tx tx, Plan plan, Request request) {
        tx.sql()
                .createUpdate(
                        """
                        insert into dividend_repayment (tenant_id, repayment_id, root, member_id,
                          amount, currency, on_day, reference, recorded_at)
                        values (:tenant, :id, :root, :member,
                          :amount, :currency, :on, :reference, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", Ids.next())
                .bind("root", plan.rootOrItself())
                .bind("member", request.memberId())
                .bind("amount", request.amount().amount())
                .bind("currency", request.amount().currency())
                .bind("on", request.on())
                .bind("reference", request.reference())
                .bind("now", tx.now())
                .execute();
    }
}
