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
/// @param status whether the refund can be paid (JP-057), is, has lapsed (JP-056), or there is none
/// @param paid what of the refund is paid
/// @param withheldFor what the leaver owes the co-op, for which the refund is withheld
/// @param paidOn when the last of the refund was paid
/// @param owedBack what was paid beyond it, as it turned out, and is not paid back
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
        Status status,
        Money paid,
        @Nullable Money withheldFor,
        @Nullable LocalDate paidOn,
        @Nullable Money owedBack,
        String rule,
        String source) {

    /// Whether a refund can be paid.
    public enum Status {
        NOTHING,
        PAYABLE,
        WITHHELD,
        /// All that is not paid of it.
        LAPSED,
        PAID
    }

    /// Joins view `settlement_now` as `s` with what [#read] wants beside it, as it stands `:today`.
    /// Its claims are those that were opened from the closing of its year on, by it or by a
    /// correction; the member may have earlier ones, of units that were given up.
    public static final String PAYMENTS =
            """
            left join lateral (select max(c.paid_on) as refund_paid_on,
                coalesce(sum(c.amount) filter (where c.paid_on is not null), 0) as refund_paid,
                coalesce(sum(c.amount) filter (where refund_claim_lapsed(c, :today)), 0)
                  as refund_lapsed
              from refund_claim c where c.tenant_id = s.tenant_id and c.member_id = s.member_id
                and c.replaced_at is null and s.refund > 0 and not exists (
                  select from unit_reduction r
                  join year_end y on y.tenant_id = r.tenant_id
                    and y.fiscal_year_end = s.fiscal_year_end
                  join refund_claim o on o.tenant_id = r.tenant_id and o.member_id = r.member_id
                    and o.number = c.number and o.recorded_at < y.recorded_at
                  where r.tenant_id = s.tenant_id and r.member_id = s.member_id
                    and r.state = 'SETTLED' and r.effective_on < s.fiscal_year_end)) c
              on true
            left join lateral (select coalesce(sum(d.amount), 0) as owed
              from member one join member also using (tenant_id, person_id)
              join member_debt d on d.tenant_id = also.tenant_id and d.member_id = also.member_id
              where one.tenant_id = s.tenant_id and one.member_id = s.member_id
                and d.paid_on is null and d.struck_at is null and d.claimant_id is null) d on true
            left join lateral (select sum(b.amount) as owed_back from member_debt b
              where b.tenant_id = s.tenant_id and b.member_id = s.member_id
                and b.correction_id is not null and b.paid_on is null and b.struck_at is null)
              b on true
            """;

    /// Reads a row of view `settlement_now` joined with [#PAYMENTS].
    public static Settlement read(ResultSet row, long units, Cooperative cooperative)
            throws SQLException {
        Money subscribed = cooperative.money(row.getLong("subscribed"));
        Money paidIn = cooperative.money(row.getLong("paid_in"));
        Money refund = cooperative.money(row.getLong("refund"));
        Money paid = cooperative.money(row.getLong("refund_paid"));
        Money owed = cooperative.money(row.getLong("owed"));
        Money lapsed = cooperative.money(row.getLong("refund_lapsed"));
        Status status = status(refund, paid, lapsed, owed);
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
                status,
                paid,
                status == Status.WITHHELD ? owed : null,
                status == Status.PAID ? row.getObject("refund_paid_on", LocalDate.class) : null,
                row.getObject("owed_back") == null
                        ? null
                        : cooperative.money(row.getLong("owed_back")),
                rule.id(),
                rule.source());
    }

    private static Status status(Money refund, Money paid, Money lapsed, Money owed) {
        if (refund.isZero()) {
            return Status.NOTHING;
        }
        if (paid.compareTo(refund) >= 0) {
            return Status.PAID;
        }
        if (paid.plus(lapsed).compareTo(refund) >= 0) {
            return Status.LAPSED;
        }
        return owed.isPositive() ? Status.WITHHELD : Status.PAYABLE;
    }
}
