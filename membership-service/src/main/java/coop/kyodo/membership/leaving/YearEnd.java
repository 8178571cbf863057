package coop.kyodo.membership.leaving;

import coop.kyodo.kit.exact.Money;
import java.time.Instant;
import java.time.LocalDate;

/// A fiscal year's end, what the co-op was worth on it as the last correction says, and what its
/// leavers are refunded.
///
/// @param units the units of all members on that day, leavers included
/// @param valuePerUnit net assets by units, rounded down; zero when there is nothing
/// @param corrections how many of its net assets there are
/// @param recordedAt when it was closed
record YearEnd(
        LocalDate fiscalYearEnd,
        Money netAssets,
        long units,
        Money valuePerUnit,
        long leavers,
        Money refunds,
        int corrections,
        Instant recordedAt) {}
