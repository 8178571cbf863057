package coop.kyodo.membership.compliance;

import coop.kyodo.kit.exact.Fraction;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One watched ratio with its figures.
///
/// @param since the first day of the breach that still lasts; null while there is none
/// @param deadline the last day on which the breach may be healed, where the rule sets one
/// @param headroom what may still happen before the rule is broken
record RatioCheck(
        String rule,
        String source,
        Map<String, String> text,
        long numerator,
        long denominator,
        Fraction bound,
        boolean ok,
        @Nullable LocalDate since,
        @Nullable LocalDate deadline,
        List<Headroom> headroom) {

    RatioCheck broken(@Nullable LocalDate first, @Nullable LocalDate toBeHealedBy) {
        return new RatioCheck(
                rule,
                source,
                text,
                numerator,
                denominator,
                bound,
                ok,
                first,
                toBeHealedBy,
                headroom);
    }

    RatioCheck with(List<Headroom> found) {
        return new RatioCheck(
                rule, source, text, numerator, denominator, bound, ok, since, deadline, found);
    }

    /// The same, decided by more than its own figures: the cap is a higher one for some.
    RatioCheck decided(boolean kept) {
        return new RatioCheck(
                rule, source, text, numerator, denominator, bound, kept, since, deadline, headroom);
    }
}
