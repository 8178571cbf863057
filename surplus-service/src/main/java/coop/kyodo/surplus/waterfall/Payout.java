package coop.kyodo.surplus.waterfall;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Profile;
import org.jspecify.annotations.Nullable;

/// What becomes of a member's shares.
///
/// @param gross the part of the shares that is paid in money
/// @param withholdingRate the rate of the withholding tax, where the profile has one
/// @param withheld the withholding tax, rounded down
/// @param unpaidCapital what is applied to the member's unpaid capital
/// @param retained what is credited and not paid in money
/// @param cash what is paid out
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Payout(
        Money gross,
        @Nullable Fraction withholdingRate,
        Money withheld,
        Money unpaidCapital,
        Money retained,
        Money cash) {

    /// JP-213: the tax is rounded down. JP-212 [I]: what is left after it pays up unpaid capital
    /// first, or the capital is paid up before the tax is taken of the rest.
    ///
    /// @param unpaid the member's unpaid capital
    /// @param payUp absent where the articles do not apply dividends to it
    public static Payout of(
            Money gross,
            Money retained,
            @Nullable Fraction withholdingRate,
            Money unpaid,
            Profile.@Nullable PayUp payUp) {
        Money zero = Money.zero(gross.currency());
        Money appliedFirst = payUp == Profile.PayUp.BEFORE_TAX ? gross.min(unpaid) : zero;
        Money withheld =
                withholdingRate == null
                        ? zero
                        : gross.minus(appliedFirst).timesRoundedDown(withholdingRate);
        Money net = gross.minus(appliedFirst).minus(withheld);
        Money appliedAfter = payUp == Profile.PayUp.AFTER_TAX ? net.min(unpaid) : zero;
        return new Payout(
                gross,
                withholdingRate,
                withheld,
                appliedFirst.plus(appliedAfter),
                retained,
                net.minus(appliedAfter));
    }

    /// Two of them together; the rate is that of the other.
    public Payout plus(Payout other) {
        return new Payout(
                gross.plus(other.gross),
                other.withholdingRate,
                withheld.plus(other.withheld),
                unpaidCapital.plus(other.unpaidCapital),
                retained.plus(other.retained),
                cash.plus(other.cash));
    }
}
