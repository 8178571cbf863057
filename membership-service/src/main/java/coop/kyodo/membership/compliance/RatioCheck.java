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
        boolean ok) {}
