package coop.kyodo.surplus.plan;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.fund.DispositionRules;
import coop.kyodo.surplus.fund.Journals;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The funds hold what the year's own plan that was executed last left of what its figures report
/// for the year's end, and what moved since that day.
@ApplicationScoped
class FundBalanceCheck implements Check {

    @Override
    public String name() {
        return "fund-balances-equal-plans";
    }

    @Override
    public Finding run(Tx tx) {
        Map<String, Money> balances = Journals.balances(tx, null);
        List<String> faults = new ArrayList<>();
        tx.sql()
                .createQuery(
                        """
                        select plan_id from plan_state
                        where tenant_id = :tenant and state = 'EXECUTED' and corrects is null
                        order by recorded_at desc, plan_id limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .mapTo(UUID.class)
                .findOne()
                .map(id -> Plans.get(tx, id))
                .ifPresent(plan ->
                        compare(
                                plan,
                                balances,
                                Journals.movedSince(tx, plan.planId(), plan.readInputs().to()),
                                faults));
        return Finding.of(balances, faults);
    }

    private static void compare(
            Plan plan, Map<String, Money> balances, Map<String, Money> moved, List<String> faults) {
        PlanInputs inputs = plan.readInputs();
        PlanDocument.Result result = plan.readResult();
        DispositionRules.left(inputs.figures(), inputs.wish(), result.waterfall())
                .forEach((account, left) -> {
                    Money zero = Money.zero(left.currency());
                    Money expected = left.plus(moved.getOrDefault(account, zero));
                    Money held = balances.getOrDefault(account, zero);
                    if (!held.equals(expected)) {
                        faults.add(
                                "%s holds %s, after plan %s it must hold %s"
                                        .formatted(account, held, plan.planId(), expected));
                    }
                });
    }
}
