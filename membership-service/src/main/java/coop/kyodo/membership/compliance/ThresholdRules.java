package coop.kyodo.membership.compliance;

import coop.kyodo.kit.rules.Rule;
import java.time.LocalDate;

/// Rules that hold for co-ops with more members than a bound (`moreThan`), or with no more
/// (`atMost`).
final class ThresholdRules {

    private ThresholdRules() {}

    static Threshold check(Rule rule, LocalDate countedOn, long members) {
        boolean above = rule.bounds().containsKey("moreThan");
        long bound = rule.wholeBound(above ? "moreThan" : "atMost");
        boolean isAbove = members > bound;
        return new Threshold(
                rule.id(),
                rule.source(),
                rule.text(),
                countedOn,
                members,
                bound,
                above == isAbove,
                isAbove ? members - bound : bound + 1 - members);
    }

    /// A rule that holds however many members there are.
    static Threshold always(Rule rule, LocalDate countedOn, long members) {
        return new Threshold(rule.id(), rule.source(), rule.text(), countedOn, members, 0, true, 0);
    }
}
