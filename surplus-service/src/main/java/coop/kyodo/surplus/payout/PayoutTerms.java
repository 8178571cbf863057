package coop.kyodo.surplus.payout;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Articles;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Profile;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// By what rules the shares of a plan are paid out.
///
/// @param on the day of execution, on which unpaid capital is looked at
/// @param withholdingRate that day's rate of the withholding tax, where the profile has one
///   (JP-213)
/// @param units what buys units of capital; absent where the policy says nothing of it
/// @param paysUp in what order a dividend pays up unpaid capital; absent where profile or articles
///   do not let it (JP-212)
/// @param keepsAccounts whether what is retained stays on an internal account of the member
public record PayoutTerms(
        UUID planId,
        LocalDate on,
        String currency,
        @Nullable Fraction withholdingRate,
        @Nullable InUnits units,
        Profile.@Nullable PayUp paysUp,
        boolean keepsAccounts) {

    /// That the retained part of these steps buys units.
    ///
    /// @param unitAmount what one costs
    public record InUnits(Set<String> steps, Money unitAmount) {

        static @Nullable InUnits of(Policy policy, Articles articles) {
            Money unit = articles.unitAmount();
            Set<String> steps = policy.stepsRetainedInUnits();
            return unit == null || !unit.isPositive() || steps.isEmpty()
                    ? null
                    : new InUnits(steps, unit);
        }
    }

    public static PayoutTerms of(
            UUID planId,
            LocalDate on,
            String currency,
            Profile profile,
            Policy policy,
            Articles articles) {
        Profile.Guards guards = profile.guards();
        boolean paysUp =
                guards.unpaidCapital() != null && articles.appliesDividendsToUnpaidCapital();
        return new PayoutTerms(
                planId,
                on,
                currency,
                profile.withholdingRate(on).orElse(null),
                InUnits.of(policy, articles),
                paysUp ? guards.payUpOrUsual() : null,
                guards.capitalAccounts() != null);
    }
}
