package coop.kyodo.surplus.payout;

import coop.kyodo.kit.events.CloudEvent;
import coop.kyodo.kit.events.EventHandler;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.fund.Account;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.fund.Journal;
import coop.kyodo.surplus.fund.Journals;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What membership could not apply to a member's capital, because the member has left or the
/// capital was paid up meanwhile, is owed in money.
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
                    tx.today(),
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
