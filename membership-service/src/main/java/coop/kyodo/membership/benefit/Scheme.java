package coop.kyodo.membership.benefit;

import coop.kyodo.kit.rules.Rule;
import java.time.Instant;
import java.time.LocalDate;

/// A version of a scheme.
record Scheme(String code, int version, LocalDate effectiveOn, Terms terms, Instant recordedAt) {

    /// The form of codes, also of kinds of documents.
    static final String CODE = "[A-Z][A-Z0-9_]{0,39}";

    Rule rule() {
        return terms.rule(code);
    }
}
