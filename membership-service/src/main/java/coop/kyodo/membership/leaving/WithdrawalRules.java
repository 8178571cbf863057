package coop.kyodo.membership.leaving;

import coop.kyodo.membership.cooperative.Articles;
import coop.kyodo.membership.cooperative.FiscalYearEnd;
import java.time.LocalDate;

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
    static Effect effect(LocalDate noticeOn, Articles articles) {
        FiscalYearEnd end = articles.fiscalYearEnd();
        LocalDate thisYear = end.onOrAfter(noticeOn);
        LocalDate effective = thisYear;
        while (lastDayInTime(effective, articles).isBefore(noticeOn)) {
            effective = end.after(effective);
        }
        return new Effect(thisYear, lastDayInTime(thisYear, articles), effective);
    }

    /// JP-050: the notice's days counted back from the year's end, and one more where the articles
    /// ask for clear days.
    static LocalDate lastDayInTime(LocalDate fiscalYearEnd, Articles articles) {
        return fiscalYearEnd.minusDays(
                (long) articles.withdrawalNoticeDays() + articles.clearDays());
    }
}
