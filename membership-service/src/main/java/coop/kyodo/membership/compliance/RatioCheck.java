package coop.kyodo.membership.compliance;

import coop.kyodo.kit.exact.Fraction;
import java.util.Map;

/// One watched ratio with its figures.
record RatioCheck(
        String rule,
        String source,
        Map<String, String> text,
        long numerator,
        long denominator,
        Fraction bound,
        boolean ok) {

    /// The same, decided by more than its own figures: the cap is a higher one for some.
    RatioCheck decided(boolean kept) {
        return new RatioCheck(rule, source, text, numerator, denominator, bound, kept);
    }
}
