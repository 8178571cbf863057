package coop.kyodo.membership.member;

import coop.kyodo.kit.rules.Rule;
import java.time.LocalDate;
import java.util.UUID;

/// A notice of withdrawal and when it takes effect.
///
/// @param effectiveOn the year's end at which the member leaves
/// @param inTime whether it was in time for `fiscalYearEnd`
/// @param fiscalYearEnd the end of the year in which notice was given
/// @param lastDayInTime the last day on which notice was in time for it
public record Withdrawal(
        UUID memberId,
        LocalDate noticeOn,
        LocalDate effectiveOn,
        boolean inTime,
        LocalDate fiscalYearEnd,
        LocalDate lastDayInTime,
        int noticeDays,
        int clearDays,
        String rule,
        String source) {

    public static Withdrawal of(
            Rule rule,
            UUID memberId,
            LocalDate noticeOn,
            LocalDate effectiveOn,
            LocalDate fiscalYearEnd,
            LocalDate lastDayInTime,
            int noticeDays,
            int clearDays) {
        return new Withdrawal(
                memberId,
                noticeOn,
                effectiveOn,
                effectiveOn.equals(fiscalYearEnd),
                fiscalYearEnd,
                lastDayInTime,
                noticeDays,
                clearDays,
                rule.id(),
                rule.source());
    }
}
