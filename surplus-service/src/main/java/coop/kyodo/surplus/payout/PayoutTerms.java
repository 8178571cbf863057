package coop.kyodo.surplus.payout;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.surplus.profile.Articles;
import coop.kyodo.surplus.profile.Profile;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// By what rules the shares of a plan are paid out.
///
/// @param on the day of execution, on which unpaid capital is looked at
/// @param withholdingRate the rate of the withholding tax, where the profile has one (JP-213)
/// @param paysUp in what order a dividend pays up unpaid capital; absent where profile or articles
///   do not let it (JP-212)
public record PayoutTerms(
        UUID planId,
        LocalDate on,
        String currency,
        @Nullable Fraction withholdingRate,
        Profile.@Nullable PayUp paysUp) {

    public static PayoutTerms of(
            UUID planId, LocalDate on, String currency, Profile profile, Articles articles) {
        Profile.Guards guards = profile.guards();
        boolean paysUp =
                guards.unpaidCapital() != null && articles.appliesDividendsToUnpaidCapital();
        return new PayoutTerms(
                planId,
                on,
                currency,
                guards.withholding() == null
                        ? null
                        : profile.rule(guards.withholding()).bound("rate"),
                paysUp ? guards.payUpOrUsual() : null);
    }
}
