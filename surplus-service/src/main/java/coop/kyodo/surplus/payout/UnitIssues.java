package coop.kyodo.surplus.payout;

import coop.kyodo.kit.events.CloudEvent;
import coop.kyodo.kit.events.EventHandler;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.account.UnitsFromAccounts;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.picture.Cooperatives;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What membership issued for members' shares leaves their accounts; what bought no unit stays
/// credited there, or is owed in money where nobody pays such accounts out. Each answer counts
/// once.
@ApplicationScoped
class UnitIssues implements EventHandler {

    record Issue(
            UUID memberId, long units, Money amount, Money returned, @Nullable String reason) {}

    record Issued(UUID planId, LocalDate issuedOn, List<Issue> issues) {}

    @Override
    public Set<String> types() {
        return Set.of("coop.kyodo.membership.dividend-units-issued.v1");
    }

    @Override
    public void on(Tx tx, CloudEvent event) {
        Issued data = event.data(Issued.class);
        Funds.lock(tx);
        Map<UUID, Money> issued = new LinkedHashMap<>();
        List<UUID> answered = new ArrayList<>();
        for (Issue issue : data.issues()) {
            mustBeWhatWasAsked(tx, data.planId(), issue);
            if (add(tx, data, issue)) {
                answered.add(issue.memberId());
                if (issue.amount().isPositive()) {
                    issued.put(issue.memberId(), issue.amount());
                }
            }
        }
        if (!issued.isEmpty()) {
            UnitsFromAccounts.take(tx, data.planId(), event.aggregate(), data.issuedOn(), issued);
        }
        if (!keepsAccounts(tx, data.planId())) {
            UnitRests.owe(
                    tx,
                    data.planId(),
                    data.planId() + "/" + event.aggregate(),
                    data.issuedOn(),
                    UnitsFromAccounts.left(tx, data.planId(), answered));
        }
        tx.audit(
                "units-issued",
                data.planId().toString(),
                Map.of("members", issued.size(), "issuedOn", data.issuedOn()));
    }

    private static boolean keepsAccounts(Tx tx, UUID plan) {
        return Cooperatives.asOf(tx, UnitsFromAccounts.yearEnd(tx, plan))
                        .rules()
                        .guards()
                        .capitalAccounts()
                != null;
    }

    private static void mustBeWhatWasAsked(Tx tx, UUID plan, Issue issue) {
        Money asked =
                Payouts.find(tx, plan, issue.memberId())
                        .map(Payouts.Line::units)
                        .map(UnitPurchase::amount)
                        .orElse(null);
        Money answered = issue.amount().plus(issue.returned());
        if (!Objects.equals(asked, answered)) {
            throw new IllegalArgumentException(
                    "%s was asked for %s in plan %s, %s is answered"
                            .formatted(asked, issue.memberId(), plan, answered));
        }
    }

    /// Whether this is the first answer.
    private static boolean add(Tx tx, Issued data, Issue issue) {
        return tx.sql()
                        .createUpdate(
                                """
                                insert into unit_issue (tenant_id, plan_id, member_id, units, amount,
                                  returned, reason, issued_on, recorded_at)
                                values (:tenant, :plan, :member, :units, :amount, :returned, :reason,
                                  :on, :now)
                                on conflict do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("plan", data.planId())
                        .bind("member", issue.memberId())
                        .bind("units", issue.units())
                        .bind("amount", issue.amount().amount())
                        .bind("returned", issue.returned().amount())
                        .bind("reason", issue.reason())
                        .bind("on", data.issuedOn())
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }
}
