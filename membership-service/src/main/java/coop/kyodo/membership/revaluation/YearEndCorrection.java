package coop.kyodo.membership.revaluation;

import coop.kyodo.kit.exact.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// What a closed year's net assets really were, and what follows for the shares of that day.
///
/// @param number of the year's corrections, from 1
/// @param netAssetsBefore what the closing, or the correction before, had said
/// @param units the units of all members on that day, leavers included, which stay
/// @param valuePerUnit net assets by units, rounded down; zero when there is nothing
/// @param correctedOn when it takes effect: what is refunded further is due then
/// @param shares how many were valued anew: those of leavers, and of units that members gave up
/// @param refundsBefore what was refunded of these shares
/// @param refunds what is
record YearEndCorrection(
        UUID correctionId,
        LocalDate fiscalYearEnd,
        int number,
        Money netAssetsBefore,
        Money netAssets,
        long units,
        Money valuePerUnit,
        LocalDate correctedOn,
        String reason,
        String document,
        long shares,
        Money refundsBefore,
        Money refunds,
        Instant recordedAt,
        String rule,
        String source) {}
