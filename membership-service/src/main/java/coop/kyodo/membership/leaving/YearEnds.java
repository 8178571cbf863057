package coop.kyodo.membership.leaving;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.member.Settlement;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The years' ends and the settlements with their leavers.
final class YearEnds {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private YearEnds() {}

    static YearEnd get(Tx tx, Cooperative cooperative, LocalDate fiscalYearEnd) {
        return tx.sql()
                .createQuery(
                        """
                        select y.units, y.recorded_at, coalesce(c.net_assets, y.net_assets) as net_assets,
                          coalesce(c.turn, 0) as corrections, l.leavers, l.refunds
                        from year_end y
                        left join lateral (select net_assets, turn from year_end_correction c
                          where c.tenant_id = y.tenant_id and c.fiscal_year_end = y.fiscal_year_end
                          order by turn desc limit 1) c on true
                        cross join lateral (select count(*) as leavers,
                            coalesce(sum(s.refund), 0) as refunds
                          from settlement_now s
                          where s.tenant_id = y.tenant_id and s.fiscal_year_end = y.fiscal_year_end) l
                        where y.tenant_id = :tenant and y.fiscal_year_end = :date\
                        """)
                .bind("tenant", tx.tenant())
                .bind("date", fiscalYearEnd)
                .map((row, context) -> {
                    Money netAssets = cooperative.money(row.getLong("net_assets"));
                    long units = row.getLong("units");
                    return new YearEnd(
                            fiscalYearEnd,
                            netAssets,
                            units,
                            RefundRules.shareValue(netAssets, units, 1),
                            row.getLong("leavers"),
                            cooperative.money(row.getLong("refunds")),
                            row.getInt("corrections"),
                            row.getTimestamp("recorded_at").toInstant());
                })
                .findOne()
                .orElseThrow(() -> Problems.notFound("year-end-not-found"));
    }

    static boolean exists(Tx tx, LocalDate fiscalYearEnd) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select from year_end
                          where tenant_id = :tenant and fiscal_year_end = :date)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("date", fiscalYearEnd)
                .mapTo(Boolean.class)
                .one();
    }

    /// Whether a later year than that of this end is closed.
    static boolean isLaterClosed(Tx tx, LocalDate fiscalYearEnd) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select from year_end
                          where tenant_id = :tenant and fiscal_year_end > :date)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("date", fiscalYearEnd)
                .mapTo(Boolean.class)
                .one();
    }

    /// The first year's end that a withdrawal or a reduction waits for.
    static Optional<LocalDate> firstAwaited(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select least(
                          (select min(valued_on) from withdrawal
                           where tenant_id = :tenant and open),
                          (select min(effective_on) from unit_reduction
                           where tenant_id = :tenant and state = 'OPEN'))\
                        """)
                .bind("tenant", tx.tenant())
                .mapTo(LocalDate.class)
                .findOne();
    }

    /// The units of all members at the end of a year, before its leavers' are taken off; those of
    /// members who left at once in the course of it belong to them, and so do those of leavers who
    /// were brought in with what they were refunded or are owed.
    static long unitsOn(Tx tx, LocalDate fiscalYearEnd) {
        return tx.sql()
                .createQuery(
                        """
                        select
                          (select coalesce(sum(units), 0) from journal
                           where tenant_id = :tenant and effective_on <= :date)
                          + (select coalesce(sum(units), 0) from withdrawal
                             where tenant_id = :tenant and open and valued_on = :date)
                          - (select coalesce(sum(j.units), 0)
                             from withdrawal w join journal j using (tenant_id, member_id)
                             where w.tenant_id = :tenant and w.valued_on = :date and not w.open
                               and w.cancelled_at is null and j.kind = 'WITHDRAWAL'
                               and not exists (select from journal r
                                 where r.tenant_id = :tenant and r.reverses_id = j.journal_id))\
                        """)
                .bind("tenant", tx.tenant())
                .bind("date", fiscalYearEnd)
                .mapTo(Long.class)
                .one();
    }

    static void add(Tx tx, LocalDate fiscalYearEnd, Money netAssets, long units) {
        tx.sql()
                .createUpdate(
                        "insert into year_end values (:tenant, :date, :netAssets, :units, :now)")
                .bind("tenant", tx.tenant())
                .bind("date", fiscalYearEnd)
                .bind("netAssets", netAssets.amount())
                .bind("units", units)
                .bind("now", tx.now())
                .execute();
    }

    static void settle(Tx tx, LocalDate fiscalYearEnd, List<Leaver> leavers) {
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into settlement values
                                  (:tenant, :member, :date, :units, :subscribed, :paidIn, :shareValue,
                                   :refund, :callable, :lapses)\
                                """);
        for (Leaver leaver : leavers) {
            batch.bind("tenant", tx.tenant())
                    .bind("member", leaver.share().memberId())
                    .bind("date", fiscalYearEnd)
                    .bind("units", leaver.share().units())
                    .bind("subscribed", leaver.share().subscribed())
                    .bind("paidIn", leaver.share().paidIn())
                    .bind("shareValue", leaver.valuation().shareValue().amount())
                    .bind("refund", leaver.valuation().refund().amount())
                    .bind("callable", leaver.valuation().callable().amount())
                    .bind("lapses", leaver.claimLapsesAfter())
                    .add();
        }
        batch.execute();
    }

    static Page<Settlement> settlements(Tx tx, LocalDate fiscalYearEnd, PageQuery page) {
        Cooperative cooperative = Cooperatives.latest(tx);
        get(tx, cooperative, fiscalYearEnd);
        return Page.of(
                tx.sql()
                        .createQuery(
                                """
                                select s.*, c.refund_paid_on, c.refund_paid, c.refund_lapsed,
                                  d.owed, b.owed_back
                                from settlement_now s
                                """
                                        + Settlement.PAYMENTS
                                        + """
                                        where s.tenant_id = :tenant and s.fiscal_year_end = :date
                                          and s.member_id > :after
                                        order by s.member_id limit :limit\
                                        """)
                        .bind("tenant", tx.tenant())
                        .bind("today", tx.today())
                        .bind("date", fiscalYearEnd)
                        .bind("after", page.after().map(cursor -> cursor.id(0)).orElse(BEFORE_ALL))
                        .bind("limit", page.limit() + 1)
                        .map((row, context) ->
                                Settlement.read(row, row.getLong("units"), cooperative))
                        .list(),
                page.limit(),
                last -> Cursor.of(last.memberId()));
    }
}
