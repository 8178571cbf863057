package coop.kyodo.membership.intake;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;

/// What a line of a register must say for its member to be one.
final class IntakeRules {

    private IntakeRules() {}

    /// JP-024: nobody has paid more than was subscribed. JP-026: with one unit at least that is
    /// fully paid somebody is a member; further units may be paid later.
    ///
    /// @return how many units are fully paid
    static Decision<Integer> paidUp(Rulebook profile, Money unitAmount, int units, Money paidIn) {
        Money subscribed = unitAmount.times(units);
        if (paidIn.compareTo(subscribed) > 0) {
            return Decision.refused(
                    Refusal.of("payment-exceeds-subscription", profile.rule("JP-024"))
                            .at("/paidIn")
                            .with("amount", paidIn)
                            .with("outstanding", subscribed));
        }
        if (paidIn.compareTo(unitAmount) < 0) {
            return Decision.refused(
                    Refusal.of("no-unit-paid-up", profile.rule("JP-026"))
                            .at("/paidIn")
                            .with("paidIn", paidIn)
                            .with("unitAmount", unitAmount));
        }
        return Decision.accepted(Math.toIntExact(paidIn.amount() / unitAmount.amount()));
    }

    /// JP-054: nobody was refunded more than was paid in.
    static Decision<Money> refundedAtMost(Rulebook profile, Money refunded, Money paidIn) {
        return refunded.compareTo(paidIn) <= 0
                ? Decision.accepted(refunded)
                : Decision.refused(
                        Refusal.of("refund-exceeds-paid-in", profile.rule("JP-054"))
                                .at("/refunded")
                                .with("refunded", refunded)
                                .with("paidIn", paidIn));
    }

    /// JP-050: whoever gave notice left at the end of a fiscal year.
    static Decision<LocalDate> leftAtYearsEnd(
            Rulebook profile, LocalDate leftOn, LocalDate fiscalYearEnd) {
        return leftOn.equals(fiscalYearEnd)
                ? Decision.accepted(leftOn)
                : Decision.refused(
                        Refusal.of("not-a-fiscal-year-end", profile.rule("JP-050"))
                                .at("/leftOn")
                                .with("leftOn", leftOn)
                                .with("fiscalYearEnd", fiscalYearEnd));
    }

    /// JP-026: membership begins on the later of the days of acceptance and of full payment.
    static Decision<LocalDate> joined(
            Rulebook profile, LocalDate acceptedOn, LocalDate paidOn, LocalDate admittedOn) {
        LocalDate later = acceptedOn.isAfter(paidOn) ? acceptedOn : paidOn;
        return later.equals(admittedOn)
                ? Decision.accepted(admittedOn)
                : Decision.refused(
                        Refusal.of("admission-day-differs", profile.rule("JP-026"))
                                .at("/admittedOn")
                                .with("acceptedOn", acceptedOn)
                                .with("paidOn", paidOn)
                                .with("admittedOn", admittedOn));
    }
}
