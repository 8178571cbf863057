package coop.kyodo.membership.unitcut;

import coop.kyodo.kit.exact.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A reduction of the unit amount, as far as it has got.
///
/// @param from the unit amount before
/// @param to the unit amount after
/// @param resolvedOn when the assembly adopted it
/// @param documentsOn when the inventory and balance sheet were drawn up
/// @param noticeOn when the creditors had been given notice, publicly and one by one
/// @param objectionsUntil the last day on which a creditor could object
/// @param objections how many did
/// @param objectionsSettled whether those were paid, secured or shown to lose nothing
/// @param settlement how many of them were settled in which way; absent when none were
/// @param effectiveOn when it took effect
/// @param droppedOn when it was given up instead
/// @param corrections of its steps, the first first
record UnitCut(
        UUID unitCutId,
        Money from,
        Money to,
        UUID resolutionId,
        LocalDate resolvedOn,
        @Nullable LocalDate documentsOn,
        @Nullable LocalDate noticeOn,
        @Nullable LocalDate objectionsUntil,
        int objections,
        boolean objectionsSettled,
        @Nullable Settlement settlement,
        @Nullable LocalDate effectiveOn,
        @Nullable LocalDate droppedOn,
        @Nullable String dropReason,
        List<Correction> corrections) {

    /// How creditors who objected were settled with (art. 73(5)).
    ///
    /// @param paid whose claims were paid
    /// @param secured who were given security
    /// @param entrusted for whom property was entrusted to a trust company
    /// @param unharmed whom the reduction cannot harm
    record Settlement(
            @Min(0) @Max(1_000_000) int paid,
            @Min(0) @Max(1_000_000) int secured,
            @Min(0) @Max(1_000_000) int entrusted,
            @Min(0) @Max(1_000_000) int unharmed) {

        int creditors() {
            return paid + secured + entrusted + unharmed;
        }

        /// Whether somebody settled with is not any longer.
        boolean isLessThan(Settlement other) {
            return paid < other.paid
                    || secured < other.secured
                    || entrusted < other.entrusted
                    || unharmed < other.unharmed;
        }
    }

    /// A correction of a step: why, and how the reduction stood before it.
    record Correction(
            UnitCutEvents.Step step,
            String reason,
            Instant recordedAt,
            @Nullable LocalDate documentsOn,
            @Nullable LocalDate noticeOn,
            @Nullable LocalDate objectionsUntil,
            int objections,
            boolean objectionsSettled,
            @Nullable Settlement settlement) {}

    /// Whether it goes on.
    boolean underWay() {
        return effectiveOn == null && droppedOn == null;
    }

    /// Whether this step was taken.
    boolean has(UnitCutEvents.Step step) {
        return switch (step) {
            case RESOLVED -> true;
            case DOCUMENTS -> documentsOn != null;
            case NOTICE -> noticeOn != null;
            case OBJECTIONS -> objections > 0;
            case EFFECTIVE -> effectiveOn != null;
            case DROPPED -> droppedOn != null;
        };
    }
}
