package coop.kyodo.membership.leaving;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Periods;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.membership.cooperative.Articles;
import java.time.LocalDate;

/// What a leaver's share is worth at the year's end, and what is refunded of it.
public final class RefundRules {

    /// A share reckoned.
    ///
    /// @param shareValue what the share is worth
    /// @param refund what is refunded
    /// @param callable unpaid capital that the co-op may still call
    public record Valuation(Money shareValue, Money refund, Money callable) {}

    private RefundRules() {}

    /// JP-054, JP-058: the refund is the smaller of the share's value and what was paid in. JP-055:
    /// when debts exceed the assets, the unpaid part may be called. Both as the articles say.
    ///
    /// @param totalUnits the units of all members at the year's end, leavers included
    public static Valuation value(
            Money netAssets,
            long totalUnits,
            long units,
            Money subscribed,
            Money paidIn,
            Articles.Leaving terms) {
        Money nothing = Money.zero(netAssets.currency());
        Money shareValue = shareValue(netAssets, totalUnits, units);
        return new Valuation(
                shareValue,
                shareValue.timesRoundedDown(terms.refundShare()).min(paidIn),
                netAssets.isNegative() && terms.callsUnpaidCapital()
                        ? subscribed.minus(paidIn)
                        : nothing);
    }

    /// JP-058: net assets times the member's units by all units, rounded down to the minor unit
    /// once per member; what rounding leaves stays with the co-op.
    public static Money shareValue(Money netAssets, long totalUnits, long units) {
        if (!netAssets.isPositive() || totalUnits == 0) {
            return Money.zero(netAssets.currency());
        }
        return netAssets.timesRoundedDown(Fraction.of(units, totalUnits));
    }

    /// JP-056: the last day of the claim.
    public static LocalDate claimLapsesAfter(Rulebook profile, LocalDate leftOn) {
        return Periods.yearsAfter(leftOn, profile.rule("JP-056").wholeBound("years"));
    }
}
