package coop.kyodo.membership.member;

import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.rules.Rulebook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How and when a membership ends (脱退).
///
/// @param noticeOn when notice was given; with the figures beside it only for
///   [WithdrawalCause#WITHDRAWAL]
/// @param effectiveOn the last day of the membership
/// @param valuedOn the year's end at which the share is valued (JP-054)
/// @param inTime whether the notice was in time for `fiscalYearEnd`
/// @param fiscalYearEnd the end of the year in which notice was given or the cause arose
/// @param lastDayInTime the last day on which notice was in time for it
/// @param labourContract what leaving does not end; absent after a death
public record Withdrawal(
        UUID memberId,
        WithdrawalCause cause,
        @Nullable LocalDate noticeOn,
        LocalDate effectiveOn,
        LocalDate valuedOn,
        @Nullable Boolean inTime,
        LocalDate fiscalYearEnd,
        @Nullable LocalDate lastDayInTime,
        @Nullable Integer noticeDays,
        @Nullable Integer clearDays,
        @Nullable LabourContract labourContract,
        String rule,
        String source) {

    /// JP-059: leaving the co-op does not end the labour contract.
    public record LabourContract(
            boolean ends, String rule, String source, Map<String, String> text) {}

    /// A notice of the member's own.
    public static Withdrawal ofNotice(
            Rulebook profile,
            UUID memberId,
            LocalDate noticeOn,
            LocalDate effectiveOn,
            LocalDate fiscalYearEnd,
            LocalDate lastDayInTime,
            int noticeDays,
            int clearDays) {
        Rule rule = profile.rule(WithdrawalCause.WITHDRAWAL.rule());
        return new Withdrawal(
                memberId,
                WithdrawalCause.WITHDRAWAL,
                noticeOn,
                effectiveOn,
                effectiveOn,
                effectiveOn.equals(fiscalYearEnd),
                fiscalYearEnd,
                lastDayInTime,
                noticeDays,
                clearDays,
                labourContract(profile, WithdrawalCause.WITHDRAWAL),
                rule.id(),
                rule.source());
    }

    /// An end by law, at once.
    ///
    /// @param leftOn the last day
    /// @param fiscalYearEnd the end of the year that it falls in
    public static Withdrawal atOnce(
            Rulebook profile,
            UUID memberId,
            WithdrawalCause cause,
            LocalDate leftOn,
            LocalDate fiscalYearEnd) {
        Rule rule = profile.rule(cause.rule());
        return new Withdrawal(
                memberId,
                cause,
                null,
                leftOn,
                fiscalYearEnd,
                null,
                fiscalYearEnd,
                null,
                null,
                null,
                labourContract(profile, cause),
                rule.id(),
                rule.source());
    }

    /// Reads a row of table `withdrawal` with `fiscal_year_end` as `notice_year_end`.
    static Withdrawal read(ResultSet row, Rulebook profile) throws SQLException {
        UUID memberId = row.getObject("member_id", UUID.class);
        WithdrawalCause cause = WithdrawalCause.valueOf(row.getString("cause"));
        LocalDate effectiveOn = row.getObject("effective_on", LocalDate.class);
        LocalDate fiscalYearEnd = row.getObject("notice_year_end", LocalDate.class);
        return cause == WithdrawalCause.WITHDRAWAL
                ? ofNotice(
                        profile,
                        memberId,
                        row.getObject("notice_on", LocalDate.class),
                        effectiveOn,
                        fiscalYearEnd,
                        row.getObject("last_day_in_time", LocalDate.class),
                        row.getInt("notice_days"),
                        row.getInt("clear_days"))
                : atOnce(profile, memberId, cause, effectiveOn, fiscalYearEnd);
    }

    private static @Nullable LabourContract labourContract(
            Rulebook profile, WithdrawalCause cause) {
        return cause == WithdrawalCause.DEATH
                ? null
                : profile.findRule("JP-059")
                        .map(rule ->
                                new LabourContract(false, rule.id(), rule.source(), rule.text()))
                        .orElse(null);
    }
}
