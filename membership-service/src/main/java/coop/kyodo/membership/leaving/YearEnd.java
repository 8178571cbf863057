package coop.kyodo.membership.leaving;

import coop.kyodo.kit.exact.Money;
import java.time.Instant;
import java.time.LocalDate;

/// A fiscal year's end, what the co-op was worth on it, and what its leavers are refunded.
///
/// @param units the units of all members on that day, leavers included
/// @param valuePerUnit net assets by units, rounded down; zero when there is nothing
record YearEnd(
        LocalDate fiscalYearEnd,
        Money netAssets,
        long units,
        Money valuePerUnit,
        long leavers,
        Money refunds,
        Instant recordedAt) {}
