package coop.kyodo.membership.benefit;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.rules.Rule;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A version of a scheme.
///
/// @param endsOn the scheme's last day; null while no end is decided
@JsonInclude(JsonInclude.Include.NON_NULL)
record Scheme(
        String code,
        int version,
        LocalDate effectiveOn,
        @Nullable LocalDate endsOn,
        Terms terms,
        Instant recordedAt) {

    /// The form of codes, also of kinds of documents.
    static final String CODE = "[A-Z][A-Z0-9_]{0,39}";

    Rule rule() {
        return terms.rule(code);
    }
}
