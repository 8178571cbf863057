package coop.kyodo.membership.compliance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ratios on a date, as far as this service knows the facts.
///
/// @param knownAt leaves out what was recorded after it
/// @param workSince the first month in which an entry of work makes a person a worker
/// @param capBreaches who holds more units than the cap allows, and since when
/// @param thresholds the rules that hold for co-ops of some size
record Compliance(
        LocalDate asOf,
        @Nullable Instant knownAt,
        YearMonth workSince,
        boolean ok,
        List<RatioCheck> checks,
        List<Threshold> thresholds,
        List<NotAssessed> notAssessed,
        List<CapBreach> capBreaches) {

    /// A rule that needs facts which are not there.
    record NotAssessed(String rule, String reason) {}
}
