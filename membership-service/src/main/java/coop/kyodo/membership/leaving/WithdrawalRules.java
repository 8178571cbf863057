package coop.kyodo.membership.leaving;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.membership.cooperative.Articles;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// When a notice of withdrawal takes effect.
final class WithdrawalRules {

    /// What follows from a notice.
    ///
    /// @param fiscalYearEnd the end of the year in which notice was given
    /// @param lastDayInTime the last day on which notice was in time for it
    /// @param effectiveOn the year's end at which the member leaves
    record Effect(LocalDate fiscalYearEnd, LocalDate lastDayInTime, LocalDate effectiveOn) {}

    private WithdrawalRules() {}

    /// JP-050: a member leaves at the end of the first fiscal year for which the notice is in time.
    ///
    /// @param articles those in force when notice was given
    /// @param yearEnd the end of the fiscal year that a date belongs to, under all versions of them
    static Effect effect(LocalDate noticeOn, Articles articles, UnaryOperator<LocalDate> yearEnd) {
        LocalDate thisYear = yearEnd.apply(noticeOn);
        LocalDate effective = thisYear;
        while (lastDayInTime(effective, articles).isBefore(noticeOn)) {
            effective = yearEnd.apply(effective.plusDays(1));
        }
        return new Effect(thisYear, lastDayInTime(thisYear, articles), effective);
    }

    /// JP-050: whoever left by notice did not leave before the end of the first fiscal year for
    /// which the notice was in time.
    ///
    /// @param effectiveOn the year's end at which it took effect
    static Decision<LocalDate> inTime(
            Rulebook profile, LocalDate noticeOn, LocalDate leftOn, LocalDate effectiveOn) {
        if (!leftOn.isBefore(effectiveOn)) {
            return Decision.accepted(leftOn);
        }
        return Decision.refused(
                Refusal.of("withdrawal-notice-too-late", profile.rule("JP-050"))
                        .at("/noticeOn")
                        .with("noticeOn", noticeOn)
                        .with("leftOn", leftOn)
                        .with("effectiveOn", effectiveOn));
    }

    /// JP-050: a membership ends once, at the year's end of the notice that stands.
    ///
    /// @param leavesOn absent where none does
    static Decision<LocalDate> noneOpen(
            Rulebook profile, @Nullable LocalDate leavesOn, LocalDate noticeOn) {
        if (leavesOn == null) {
            return Decision.accepted(noticeOn);
        }
        return Decision.refused(
                Refusal.of("withdrawal-open", profile.rule("JP-050"))
                        .at("/noticeOn")
                        .with("noticeOn", noticeOn)
                        .with("leavesOn", leavesOn));
    }

    /// JP-030: units are given up at one year's end at a time.
    ///
    /// @param givenUpAt the one that units of the member wait for
    static Decision<LocalDate> noneGivenUp(
            Rulebook profile, Optional<LocalDate> givenUpAt, LocalDate noticeOn) {
        return givenUpAt
                .map(end ->
                        Decision.<LocalDate>refused(
                                Refusal.of("reduction-open", profile.rule("JP-030"))
                                        .at("/noticeOn")
                                        .with("noticeOn", noticeOn)
                                        .with("givenUpAt", end)))
                .orElseGet(() -> Decision.accepted(noticeOn));
    }

    /// JP-051: until the day it takes effect, that day included, the member is a member, and the
    /// notice can be cancelled.
    static Decision<LocalDate> cancellable(
            Rulebook profile, LocalDate cancelledOn, LocalDate effectiveOn) {
        if (!cancelledOn.isAfter(effectiveOn)) {
            return Decision.accepted(cancelledOn);
        }
        return Decision.refused(
                Refusal.of("withdrawal-in-effect", profile.rule("JP-051"))
                        .at("/cancelledOn")
                        .with("cancelledOn", cancelledOn)
                        .with("effectiveOn", effectiveOn));
    }

    /// JP-022: whoever takes over units with the assembly's approval may hold more than a quarter
    /// because the other one leaves; afterwards the other one cannot stay.
    ///
    /// @param units how many were taken over so
    static Decision<Long> notTakenOver(Rulebook profile, long units) {
        if (units == 0) {
            return Decision.accepted(units);
        }
        Rule rule = profile.rule("JP-022");
        return Decision.refused(
                Refusal.of("units-taken-over", rule)
                        .with("unitsTakenOver", units)
                        .with("capWithApproval", rule.bound("atMost")));
    }

    /// JP-050, JP-052: what leaves with a member is what was held on the last day, so nothing that
    /// moved it later stands.
    ///
    /// @param later the first movement after it that does
    static Decision<LocalDate> nothingMovedLater(
            Rule rule, LocalDate lastDay, Optional<Withdrawals.Moved> later) {
        return later.map(moved ->
                        Decision.<LocalDate>refused(
                                Refusal.of("capital-moved-later", rule)
                                        .with("lastDay", lastDay)
                                        .with("journalId", moved.journalId().toString())
                                        .with("kind", moved.kind())
                                        .with("effectiveOn", moved.effectiveOn())
                                        .with("amount", moved.amount())))
                .orElseGet(() -> Decision.accepted(lastDay));
    }

    /// JP-051: on the year's last day whoever leaves then is still a member, and the notice can be
    /// cancelled; the year is closed from the next day on.
    static Decision<LocalDate> yearIsOver(
            Rulebook profile, LocalDate fiscalYearEnd, LocalDate today) {
        if (today.isAfter(fiscalYearEnd)) {
            return Decision.accepted(fiscalYearEnd);
        }
        return Decision.refused(
                Refusal.of("fiscal-year-not-over", profile.rule("JP-051"))
                        .at("/fiscalYearEnd")
                        .with("fiscalYearEnd", fiscalYearEnd)
                        .with("today", today)
                        .with("earliest", fiscalYearEnd.plusDays(1)));
    }

    /// JP-030, JP-054: shares are valued in the order of the years' ends.
    ///
    /// @param rule by which something waits for an earlier one
    /// @param waitsFor the first that something waits for, if it lies before the day
    static Decision<LocalDate> earlierYearsClosed(
            Rule rule, Optional<LocalDate> waitsFor, LocalDate day) {
        return waitsFor.filter(end -> end.isBefore(day))
                .map(end ->
                        Decision.<LocalDate>refused(
                                Refusal.of("earlier-year-end-open", rule)
                                        .with("day", day)
                                        .with("fiscalYearEnd", end)))
                .orElseGet(() -> Decision.accepted(day));
    }

    /// JP-050: the notice's days counted back from the year's end, and one more where the articles
    /// ask for clear days.
    static LocalDate lastDayInTime(LocalDate fiscalYearEnd, Articles articles) {
        return fiscalYearEnd.minusDays(
                (long) articles.withdrawalNoticeDays() + articles.clearDays());
    }
}
