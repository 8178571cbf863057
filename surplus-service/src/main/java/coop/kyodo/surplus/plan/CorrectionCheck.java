package coop.kyodo.surplus.plan;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Texts;
import coop.kyodo.surplus.correction.Differences;
import coop.kyodo.surplus.fund.Journal;
import coop.kyodo.surplus.fund.Journals;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// Every executed correction stands beside what it says it corrects, its differences balance, and
/// its journals hold them.
@ApplicationScoped
class CorrectionCheck implements Check {

    @Override
    public String name() {
        return "corrections-post-differences";
    }

    @Override
    public Finding run(Tx tx) {
        List<UUID> ids =
                tx.sql()
                        .createQuery(
                                """
                                select plan_id from executed_plan
                                where tenant_id = :tenant and corrects is not null
                                order by executed_at, plan_id\
                                """)
                        .bind("tenant", tx.tenant())
                        .mapTo(UUID.class)
                        .list();
        List<String> faults = new ArrayList<>();
        for (UUID id : ids) {
            compare(tx, Plans.get(tx, id), faults);
        }
        return Finding.of(Map.of("corrections", ids.size()), faults);
    }

    private static void compare(Tx tx, Plan plan, List<String> faults) {
        if (plan.readInputs().corrects() == null) {
            faults.add("plan %s corrects nothing by its document".formatted(plan.planId()));
            return;
        }
        Corrections.faultOfTarget(tx, plan)
                .map(Texts::inEnglish)
                .ifPresent(fault -> faults.add("plan %s: %s".formatted(plan.planId(), fault)));
        Differences differences = CorrectionView.of(tx, plan).differences();
        if (!differences.unexplained().isZero()) {
            faults.add(
                    "plan %s: the differences leave %s over"
                            .formatted(plan.planId(), differences.unexplained()));
        }
        Map<Journal.Kind, Map<String, Money>> expected = new EnumMap<>(Journal.Kind.class);
        Corrections.differences(tx, plan, Executions.sums(tx, plan))
                .forEach((kind, postings) -> {
                    Map<String, Money> moved = new TreeMap<>();
                    postings.forEach(posting -> moved.put(posting.account(), posting.credited()));
                    expected.put(kind, moved);
                });
        Map<Journal.Kind, Map<String, Money>> posted = Journals.movedBy(tx, plan.planId());
        posted.remove(Journal.Kind.PAYOUT);
        if (!posted.equals(expected)) {
            faults.add(
                    "plan %s posted %s, its differences are %s"
                            .formatted(plan.planId(), posted, expected));
        }
    }
}
