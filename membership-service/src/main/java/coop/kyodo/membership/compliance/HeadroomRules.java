package coop.kyodo.membership.compliance;

import coop.kyodo.kit.rules.Rule;
import java.util.List;
import java.util.Map;

/// How far each watched ratio is from its bound, in things that may happen. The rule itself is
/// asked what it would say after so many of them. Whoever leaves works on (JP-059): one member
/// fewer of all members, but not one worker fewer of all workers.
final class HeadroomRules {

    private static final List<Effect> ON_A_HOLDER =
            List.of(new Effect(Change.OTHERS_GIVE_UP_A_UNIT, 0, -1));

    private static final Map<String, List<Effect>> EFFECTS =
            Map.of(
                    "JP-010",
                    List.of(
                            new Effect(Change.WORKING_MEMBER_LEAVES, -1, -1),
                            new Effect(Change.MEMBER_STOPS_WORKING, -1, 0),
                            new Effect(Change.NON_WORKING_MEMBER_JOINS, 0, 1)),
                    "JP-011",
                    List.of(
                            new Effect(Change.WORKING_MEMBER_LEAVES, -1, 0),
                            new Effect(Change.MEMBER_STOPS_WORKING, -1, -1),
                            new Effect(Change.NON_MEMBER_STARTS_WORKING, 0, 1)),
                    "JP-014",
                    List.of(
                            new Effect(Change.MEMBER_WITH_CONTRACT_LEAVES, -1, -1),
                            new Effect(Change.CONTRACT_ENDS, -1, 0),
                            new Effect(Change.MEMBER_WITHOUT_CONTRACT_JOINS, 0, 1)),
                    "JP-021",
                    ON_A_HOLDER,
                    "JP-022",
                    ON_A_HOLDER,
                    "JP-220",
                    List.of(new Effect(Change.MEMBER_LEAVES, -1, 0)));

    private HeadroomRules() {}

    static List<Headroom> of(Rule rule, long numerator, long denominator) {
        return effects(rule).stream()
                .map(effect ->
                        new Headroom(effect.change(), most(rule, effect, numerator, denominator)))
                .toList();
    }

    /// What may happen to the ratio of this rule.
    static List<Effect> effects(Rule rule) {
        return EFFECTS.getOrDefault(rule.id(), List.of());
    }

    /// The greatest number of changes after which the ratio still keeps within its rule: every one
    /// of these changes brings it nearer to its bound.
    private static long most(Rule rule, Effect effect, long numerator, long denominator) {
        long kept = 0;
        long limit = effect.most(numerator, denominator);
        long broken = Math.min(limit, 1);
        if (!keeps(rule, effect, 0, numerator, denominator)) {
            return 0;
        }
        while (broken < limit && keeps(rule, effect, broken, numerator, denominator)) {
            kept = broken;
            broken = broken > limit / 2 ? limit : broken * 2;
        }
        if (keeps(rule, effect, broken, numerator, denominator)) {
            return broken;
        }
        while (broken - kept > 1) {
            long middle = kept + (broken - kept) / 2;
            if (keeps(rule, effect, middle, numerator, denominator)) {
                kept = middle;
            } else {
                broken = middle;
            }
        }
        return kept;
    }

    private static boolean keeps(
            Rule rule, Effect effect, long times, long numerator, long denominator) {
        return RatioRules.check(
                        rule,
                        effect.numerator(numerator, times),
                        effect.denominator(denominator, times))
                .ok();
    }
}
