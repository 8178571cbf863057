package coop.kyodo.membership.compliance;

import coop.kyodo.kit.rules.Rule;
import java.util.List;
import java.util.Map;

/// How far each watched ratio is from its bound, in things that may happen. The rule itself is
/// asked what it would say after so many of them.
final class HeadroomRules {

    private static final Map<String, List<Change>> CHANGES =
            Map.of(
                    "JP-010",
                    List.of(
                            Change.WORKING_MEMBER_LEAVES,
                            Change.MEMBER_STOPS_WORKING,
                            Change.NON_WORKING_MEMBER_JOINS),
                    "JP-011",
                    List.of(Change.WORKING_MEMBER_LEAVES, Change.NON_MEMBER_STARTS_WORKING),
                    "JP-014",
                    List.of(
                            Change.MEMBER_WITH_CONTRACT_LEAVES,
                            Change.CONTRACT_ENDS,
                            Change.MEMBER_WITHOUT_CONTRACT_JOINS),
                    "JP-021",
                    List.of(Change.OTHERS_GIVE_UP_A_UNIT),
                    "JP-220",
                    List.of(Change.MEMBER_LEAVES));

    private HeadroomRules() {}

    static List<Headroom> of(Rule rule, long numerator, long denominator) {
        return CHANGES.getOrDefault(rule.id(), List.of()).stream()
                .map(change -> new Headroom(change, most(rule, change, numerator, denominator)))
                .toList();
    }

    /// The greatest number of changes after which the ratio still keeps within its rule: every one
    /// of these changes brings it nearer to its bound.
    private static long most(Rule rule, Change change, long numerator, long denominator) {
        long kept = 0;
        long limit = change.most(numerator, denominator);
        long broken = Math.min(limit, 1);
        if (!keeps(rule, change, 0, numerator, denominator)) {
            return 0;
        }
        while (broken < limit && keeps(rule, change, broken, numerator, denominator)) {
            kept = broken;
            broken = broken > limit / 2 ? limit : broken * 2;
        }
        if (keeps(rule, change, broken, numerator, denominator)) {
            return broken;
        }
        while (broken - kept > 1) {
            long middle = kept + (broken - kept) / 2;
            if (keeps(rule, change, middle, numerator, denominator)) {
                kept = middle;
            } else {
                broken = middle;
            }
        }
        return kept;
    }

    private static boolean keeps(
            Rule rule, Change change, long times, long numerator, long denominator) {
        return RatioRules.check(
                        rule,
                        change.numerator(numerator, times),
                        change.denominator(denominator, times))
                .ok();
    }
}
