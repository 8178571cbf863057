package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.membership.capital.PaymentMethod;
import coop.kyodo.membership.cooperative.Articles;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What may be paid in, and how.
public final class PaymentRules {

    private PaymentRules() {}

    /// JP-024: nobody pays more than was subscribed.
    ///
    /// @return what is still outstanding after the payment
    static Decision<Money> withinSubscription(Rulebook profile, Money outstanding, Money amount) {
        if (amount.compareTo(outstanding) <= 0) {
            return Decision.accepted(outstanding.minus(amount));
        }
        return Decision.refused(
                Refusal.of("payment-exceeds-subscription", profile.rule("JP-024"))
                        .at("/amount")
                        .with("amount", amount)
                        .with("outstanding", outstanding));
    }

    /// JP-026: what somebody pays whom the co-op has not accepted makes nobody a member.
    static <T> Decision<T> notAccepted(Rulebook profile, LocalDate appliedOn, Money amount) {
        return Decision.refused(
                Refusal.of("not-yet-accepted", profile.rule("JP-026"))
                        .with("appliedOn", appliedOn)
                        .with("amount", amount));
    }

    /// JP-024: a member sets nothing off against the co-op. JP-241: a certified non-profit co-op
    /// has no dividends. JP-027: elsewhere they pay up capital when the articles say so.
    static Decision<PaymentMethod> allowed(
            Rulebook profile, Articles articles, PaymentMethod method, Money amount) {
        if (method == PaymentMethod.SET_OFF) {
            return Decision.refused(
                    Refusal.of("set-off-refused", profile.rule("JP-024"))
                            .at("/method")
                            .with("method", method)
                            .with("amount", amount));
        }
        boolean byArticles = articles.surplus().dividendsToUnpaidCapital();
        if (method != PaymentMethod.DIVIDEND
                || (byArticles && profile.findRule("JP-241").isEmpty())) {
            return Decision.accepted(method);
        }
        return Decision.refused(
                Refusal.of(
                                "dividends-not-for-capital",
                                profile.findRule("JP-241").orElseGet(() -> profile.rule("JP-027")))
                        .at("/method")
                        .with("method", method)
                        .with("dividendsToUnpaidCapital", byArticles));
    }

    /// JP-025: a founder's first payment is at least a quarter of each unit, in whole minor units.
    ///
    /// @param paid all that the founder has paid, this payment included
    public static Decision<Money> firstInstalment(
            Rulebook profile, Money unitAmount, long units, Money paid) {
        var rule = profile.rule("JP-025");
        Money least = unitAmount.timesRoundedUp(rule.bound("atLeast")).times(units);
        if (paid.compareTo(least) >= 0) {
            return Decision.accepted(paid);
        }
        return Decision.refused(
                Refusal.of("first-instalment-too-small", rule)
                        .at("/amount")
                        .with("paid", paid)
                        .with("units", units)
                        .with("unitAmount", unitAmount)
                        .with("least", least));
    }

    /// JP-025: what a founder contributes in kind is there on the date of the first payment.
    ///
    /// @param firstPaidOn the date of the first payment, if there was one
    static Decision<LocalDate> inKindAtFirst(
            Rulebook profile, @Nullable LocalDate firstPaidOn, LocalDate paidOn) {
        if (firstPaidOn == null || !paidOn.isAfter(firstPaidOn)) {
            return Decision.accepted(paidOn);
        }
        return Decision.refused(
                Refusal.of("in-kind-late", profile.rule("JP-025"))
                        .at("/paidOn")
                        .with("firstPaidOn", firstPaidOn)
                        .with("paidOn", paidOn));
    }
}
