package coop.kyodo.federation.affiliation;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/// When an organisation leaves.
final class LeavingRules {

    private LeavingRules() {}

    /// JP-264: leaving takes effect at the end of a fiscal year, at least the days of notice later.
    ///
    /// @param wished the wished last day; null asks for the earliest possible
    /// @return the last day of the affiliation
    static Decision<LocalDate> leave(
            LocalDate from,
            LocalDate noticeOn,
            @Nullable LocalDate wished,
            MonthDay fiscalYearEnd,
            int noticeDays,
            Rulebook rules) {
        LocalDate earliest = fiscalYearEndOnOrAfter(noticeOn.plusDays(noticeDays), fiscalYearEnd);
        LocalDate earliestHere =
                earliest.isBefore(from) ? fiscalYearEndOnOrAfter(from, fiscalYearEnd) : earliest;
        if (wished == null) {
            return Decision.accepted(earliestHere);
        }
        if (!wished.equals(fiscalYearEnd.atYear(wished.getYear()))) {
            return Decision.refused(
                    Refusal.of("not-a-fiscal-year-end", rules.rule("JP-264"))
                            .at("/endsOn")
                            .with("endsOn", wished)
                            .with("fiscalYearEnd", fiscalYearEnd.atYear(wished.getYear()))
                            .with("earliestEnd", earliestHere));
        }
        if (wished.isBefore(from)) {
            return Decision.refused(
                    Refusal.of("ending-before-joining", rules.rule("FED-005"))
                            .at("/endsOn")
                            .with("endsOn", wished)
                            .with("from", from));
        }
        if (wished.isBefore(earliest)) {
            return Decision.refused(
                    Refusal.of("notice-too-late", rules.rule("JP-264"))
                            .at("/noticeOn")
                            .with("noticeOn", noticeOn)
                            .with("noticeDays", noticeDays)
                            .with("lastDayOfNotice", wished.minusDays(noticeDays))
                            .with("earliestEnd", earliestHere));
        }
        return Decision.accepted(wished);
    }

    static LocalDate fiscalYearEndOnOrAfter(LocalDate day, MonthDay fiscalYearEnd) {
        LocalDate sameYear = fiscalYearEnd.atYear(day.getYear());
        return sameYear.isBefore(day) ? fiscalYearEnd.atYear(day.getYear() + 1) : sameYear;
    }
}
