package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;

/// One line of a member's internal account.
///
/// @param vintage the last day of the year that the amount was credited for; redemptions and losses
///   name the vintage they take from
/// @param amount negative for what was taken; positive for a loss that was taken back
/// @param reference the plan, or the voucher
public record Move(Kind kind, LocalDate vintage, LocalDate on, Money amount, String reference) {

    public enum Kind {
        /// What the account held before this service kept it.
        OPENING,
        /// Retained patronage of an executed plan.
        ALLOCATION,
        /// What a correction of that plan retains more or less.
        CORRECTION,
        INTEREST,
        /// Paid to the member, or set off against what the member owes.
        REDEMPTION,
        /// Borne of a year's loss; positive when the charge is taken back.
        LOSS,
        /// Became units of capital, which membership keeps.
        UNITS
    }

    /// What is left of one vintage of a member.
    public record Lot(LocalDate vintage, Money left) {}
}
