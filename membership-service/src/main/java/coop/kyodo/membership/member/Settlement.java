package coop.kyodo.membership.member;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.membership.cooperative.Cooperative;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a leaver is owed, and how it was reckoned.
///
/// @param toCapitalSurplus what was paid in and is not refunded
/// @param callable unpaid capital that the co-op may still call
/// @param claimLapsesAfter the last day of the claim
/// @param paidOn when the refund was paid
public record Settlement(
        UUID memberId,
        LocalDate fiscalYearEnd,
        long units,
        Money subscribed,
        Money paidIn,
        Money unpaid,
        Money shareValue,
        Money refund,
        Money toCapitalSurplus,
        Money callable,
        LocalDate claimLapsesAfter,
        @Nullable LocalDate paidOn,
        String rule,
        String source) {

    /// Reads a row of table `settlement` joined with the payment's date as `refund_paid_on`.
    public static Settlement read(ResultSet row, long units, Cooperative cooperative)
            throws SQLException {
        Money subscribed = cooperative.money(row.getLong("subscribed"));
        Money paidIn = cooperative.money(row.getLong("paid_in"));
        Money refund = cooperative.money(row.getLong("refund"));
        var rule = cooperative.rules().rule("JP-054");
        return new Settlement(
                row.getObject("member_id", UUID.class),
                row.getObject("fiscal_year_end", LocalDate.class),
                units,
                subscribed,
                paidIn,
                subscribed.minus(paidIn),
                cooperative.money(row.getLong("share_value")),
                refund,
                paidIn.minus(refund),
                cooperative.money(row.getLong("callable")),
                row.getObject("claim_lapses_after", LocalDate.class),
                row.getObject("refund_paid_on", LocalDate.class),
                rule.id(),
                rule.source());
    }
}
