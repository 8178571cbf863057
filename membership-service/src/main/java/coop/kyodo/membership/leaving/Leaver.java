package coop.kyodo.membership.leaving;

import java.time.LocalDate;
import java.util.UUID;

/// Whose share is settled at a year's end, and how.
///
/// @param claimLapsesAfter the last day of the claim
record Leaver(Share share, RefundRules.Valuation valuation, LocalDate claimLapsesAfter) {

    /// What a leaver holds, or held when the membership ended at once; amounts in minor units.
    ///
    /// @param leftOn the last day of the membership
    /// @param atOnce whether the units have left the capital already
    record Share(
            UUID memberId,
            LocalDate leftOn,
            boolean atOnce,
            long units,
            long subscribed,
            long paidIn) {}
}
