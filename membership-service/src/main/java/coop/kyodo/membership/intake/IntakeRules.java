package coop.kyodo.membership.intake;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.membership.contribution.PaymentRules;
import coop.kyodo.membership.refund.ClaimRules;
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

    /// JP-025: whoever was accepted by the day on which the co-op was formed founded it.
    static boolean isFounder(LocalDate acceptedOn, LocalDate formedOn) {
        return !acceptedOn.isAfter(formedOn);
    }

    /// JP-025: a founder has paid a quarter of each unit at least.
    static Decision<Money> firstInstalment(
            Rulebook profile, Money unitAmount, int units, Money paidIn) {
        return switch (PaymentRules.firstInstalment(profile, unitAmount, units, paidIn)) {
            case Decision.Accepted<Money> accepted -> accepted;
            case Decision.Refused<Money>(Refusal refusal) ->
                    Decision.refused(refusal.at("/paidIn"));
        };
    }

    /// JP-025: whether somebody was a member as a founder: accepted before the formation, or on its
    /// day and with a part of what was subscribed. Whoever paid all of it that day may have joined
    /// like any other.
    static boolean founded(
            Rulebook profile,
            Money unitAmount,
            int units,
            Money paidIn,
            LocalDate acceptedOn,
            LocalDate formedOn) {
        int part = paidIn.compareTo(unitAmount.times(units));
        boolean before = acceptedOn.isBefore(formedOn);
        return isFounder(acceptedOn, formedOn)
                && (part < 0 || before && part == 0)
                && firstInstalment(profile, unitAmount, units, paidIn) instanceof Decision.Accepted;
    }

    /// JP-054: nobody is refunded more than was paid in.
    ///
    /// @param refunded what was, or is to be, refunded
    /// @param paidIn what was paid in and not refunded before
    static Decision<Money> refundedAtMost(
            Rulebook profile, Money refunded, Money paidIn, String pointer) {
        return refunded.compareTo(paidIn) <= 0
                ? Decision.accepted(refunded)
                : Decision.refused(
                        Refusal.of("refund-exceeds-paid-in", profile.rule("JP-054"))
                                .at(pointer)
                                .with("refunded", refunded)
                                .with("paidIn", paidIn));
    }

    /// JP-054: what of a share is owed, or was refunded, is known from the end of the fiscal year
    /// of leaving.
    ///
    /// @param on when it is owed or was refunded
    static Decision<LocalDate> valued(
            Rulebook profile, LocalDate fiscalYearEnd, LocalDate on, String pointer) {
        return ClaimRules.valuedBy(profile.rule("JP-054"), fiscalYearEnd, on, pointer);
    }

    /// JP-054: a share is valued when its fiscal year is closed. Of a year that runs, or whose
    /// accounts may still be to come since the next one is not over, that is done here, unless the
    /// register says what came of the share.
    ///
    /// @param stated whether it does
    /// @param nextYearEnd the end of the year after that of leaving
    static boolean isValuedHere(
            LocalDate fiscalYearEnd, LocalDate nextYearEnd, boolean stated, LocalDate today) {
        return fiscalYearEnd.isAfter(today) || !stated && !nextYearEnd.isBefore(today);
    }

    /// JP-054: of whoever left in an earlier year the register says what was refunded or is owed;
    /// otherwise all that was paid in stays with the co-op.
    static Decision<LocalDate> stated(
            Rulebook profile, boolean stated, LocalDate fiscalYearEnd, Money paidIn) {
        return stated
                ? Decision.accepted(fiscalYearEnd)
                : Decision.refused(
                        Refusal.of("refund-not-stated", profile.rule("JP-054"))
                                .at("/refunded")
                                .with("fiscalYearEnd", fiscalYearEnd)
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
