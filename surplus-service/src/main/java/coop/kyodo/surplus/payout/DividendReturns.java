package coop.kyodo.surplus.payout;

import coop.kyodo.kit.events.CloudEvent;
import coop.kyodo.kit.events.EventHandler;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.fund.Account;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.fund.Journal;
import coop.kyodo.surplus.fund.Journals;
import coop.kyodo.surplus.fund.LedgerDays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What membership could not apply to a member's capital, because the member has left or the
/// capital was paid up meanwhile, is owed in money: since the day on which the dividend was to pay
/// it up and did not, whenever that is heard. What is closed by then stays as it was (COR-01).
@ApplicationScoped
class DividendReturns implements EventHandler {

    record NotApplied(UUID planId, UUID memberId, Money amount, String reason) {}

    @Override
    public Set<String> types() {
        return Set.of("coop.kyodo.membership.dividend-not-applied.v1");
    }

    @Override
    public void on(Tx tx, CloudEvent event) {
        NotApplied data = event.data(NotApplied.class);
        Payouts.Line payout =
                Payouts.find(tx, data.planId(), data.memberId())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "plan %s pays nothing to %s"
                                                .formatted(data.planId(), data.memberId())));
        if (data.amount().compareTo(payout.unpaidCapital()) > 0) {
            throw new IllegalArgumentException(
                    "%s comes back of %s".formatted(data.amount(), payout.unpaidCapital()));
        }
        Funds.lock(tx);
        if (isNew(tx, data)) {
            Journals.post(
                    tx,
                    "plan %s, member %s".formatted(data.planId(), data.memberId()),
                    Journal.Kind.RETURN,
                    dayOf(tx, data.planId()),
                    Journal.move(
                            Account.CAPITAL_PAID_UP, Account.DIVIDENDS_PAYABLE, data.amount()));
        }
        tx.audit(
                "dividend-returned",
                data.memberId().toString(),
                Map.of(
                        "planId", data.planId(),
                        "amount", data.amount(),
                        "reason", data.reason()));
    }

    private static LocalDate dayOf(Tx tx, UUID plan) {
        LocalDate executedOn =
                tx.sql()
                        .createQuery(
                                """
                                select on_day from plan_state
                                where tenant_id = :tenant and plan_id = :plan
                                  and state in ('EXECUTING', 'EXECUTED')
                                order by on_day limit 1\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("plan", plan)
                        .mapTo(LocalDate.class)
                        .one();
        return dayOf(executedOn, LedgerDays.closedUpTo(tx), tx.today());
    }

    /// The day on which the plan was executed, for that is the day on which membership looked at
    /// what is unpaid; today where the ledger is closed up to it.
    static LocalDate dayOf(LocalDate executedOn, LocalDate closedUpTo, LocalDate today) {
        return executedOn.isAfter(closedUpTo) ? executedOn : today;
    }

    private static boolean isNew(Tx tx, NotApplied data) {
        return tx.sql()
                        .createUpdate(
                                """
                                insert into dividend_return
                                  (tenant_id, plan_id, member_id, amount, reason, recorded_at)
                                values (:tenant, :plan, :member, :amount, :reason, :now)
                                on conflict do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("plan", data.planId())
                        .bind("member", data.memberId())
                        .bind("amount", data.amount().amount())
                        .bind("reason", data.reason())
                        .bind("now", tx.now())
                        .execute()
                > 0;
    }
}
