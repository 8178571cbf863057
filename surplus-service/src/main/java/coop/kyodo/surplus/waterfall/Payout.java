package coop.kyodo.surplus.waterfall;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
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
    /// first.
    ///
    /// @param unpaid the member's unpaid capital; zero where the articles do not apply dividends to
    ///   it
    public static Payout of(
            Money gross, Money retained, @Nullable Fraction withholdingRate, Money unpaid) {
        Money withheld =
                withholdingRate == null
                        ? Money.zero(gross.currency())
                        : gross.timesRoundedDown(withholdingRate);
        Money net = gross.minus(withheld);
        Money applied = net.min(unpaid);
        return new Payout(gross, withholdingRate, withheld, applied, retained, net.minus(applied));
    }
}
