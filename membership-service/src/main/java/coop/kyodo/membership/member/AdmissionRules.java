package coop.kyodo.membership.member;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How somebody becomes a member, and what may keep them out.
public final class AdmissionRules {

    private AdmissionRules() {}

    /// JP-026: membership begins when both have happened, acceptance and full payment.
    ///
    /// @param paidOn the dates of the payments that together pay all subscribed units
    public static LocalDate admittedOn(LocalDate acceptedOn, List<LocalDate> paidOn) {
        return paidOn.stream().reduce(acceptedOn, (a, b) -> a.isAfter(b) ? a : b);
    }

    /// JP-006: members are individuals (個人), no legal persons.
    static Decision<Boolean> isIndividual(Rulebook profile, boolean legalPerson) {
        if (!legalPerson) {
            return Decision.accepted(true);
        }
        return Decision.refused(
                Refusal.of("legal-person-as-member", profile.rule("JP-006"))
                        .at("/legalPerson")
                        .with("legalPerson", true)
                        .with("allowed", false));
    }

    /// JP-026: a plan of instalments pays all subscribed units, neither less nor more.
    static Decision<List<Money>> addUp(Rulebook profile, Money subscribed, List<Money> plan) {
        BigInteger sum =
                plan.stream()
                        .map(amount -> BigInteger.valueOf(amount.amount()))
                        .reduce(BigInteger.ZERO, BigInteger::add);
        if (plan.isEmpty() || sum.equals(BigInteger.valueOf(subscribed.amount()))) {
            return Decision.accepted(plan);
        }
        return Decision.refused(
                Refusal.of("instalments-do-not-add-up", profile.rule("JP-026"))
                        .at("/instalments")
                        .with("instalments", sum.toString())
                        .with("subscribed", subscribed));
    }

    /// JP-025: a founder subscribes at the latest on the day on which the co-op is formed.
    static Decision<LocalDate> foundsWith(
            Rulebook profile, LocalDate appliedOn, LocalDate formedOn) {
        if (!appliedOn.isAfter(formedOn)) {
            return Decision.accepted(appliedOn);
        }
        return Decision.refused(
                Refusal.of("founded-already", profile.rule("JP-025"))
                        .at("/founder")
                        .with("appliedOn", appliedOn)
                        .with("formedOn", formedOn));
    }

    /// JP-040: a refusal names its just cause; a cause of no usual kind is explained.
    static Decision<RefusalCause> justCause(
            Rulebook profile, RefusalCause cause, @Nullable String explanation) {
        if (cause != RefusalCause.OTHER || (explanation != null && !explanation.isBlank())) {
            return Decision.accepted(cause);
        }
        return Decision.refused(
                Refusal.of("just-cause-missing", profile.rule("JP-040"))
                        .at("/explanation")
                        .with("cause", cause));
    }
}
