package coop.kyodo.membership.compliance;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.rules.Periods;
import coop.kyodo.kit.rules.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Whether a ratio keeps within its rule. The rule's bound says how: `atLeast`, `atMost` or
/// `moreThan`.
final class RatioRules {

    private RatioRules() {}

    /// The rule with its figures. Nothing of nothing keeps within every bound.
    static RatioCheck check(Rule rule, long numerator, long denominator) {
        Map.Entry<String, Fraction> bound = bound(rule);
        int compared = Fraction.of(numerator).compareTo(bound.getValue().times(denominator));
        boolean ok =
                denominator == 0
                        || switch (bound.getKey()) {
                            case "atLeast" -> compared >= 0;
                            case "atMost" -> compared <= 0;
                            default -> compared > 0;
                        };
        return new RatioCheck(
                rule.id(),
                rule.source(),
                rule.text(),
                numerator,
                denominator,
                bound.getValue(),
                ok,
                null,
                null,
                List.of());
    }

    /// The last day of the months for which a breach may last. Its first day counts, for it begins
    /// at midnight (Civil Code, art. 140).
    static LocalDate lastDay(LocalDate first, int months) {
        return Periods.lastDay(first, months);
    }

    private static Map.Entry<String, Fraction> bound(Rule rule) {
        return rule.bounds().entrySet().stream()
                .filter(bound -> List.of("atLeast", "atMost", "moreThan").contains(bound.getKey()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(rule.id() + " has no bound for a ratio"));
    }
}
