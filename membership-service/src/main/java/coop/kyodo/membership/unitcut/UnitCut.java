package coop.kyodo.membership.unitcut;

import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;
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
/// @param effectiveOn when it took effect
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
        @Nullable LocalDate effectiveOn) {}
