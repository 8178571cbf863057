package coop.kyodo.membership.member;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.membership.capital.Known;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Reads the register of members as effective on a date and known at an instant. A withdrawal ends
/// a membership at the end of its day, so whoever leaves on the date itself is still on it.
final class Registers {

    private static final String ON_REGISTER =
            """
            with on_register as (
              select m.member_id, m.member_number, m.person_id, m.admitted_on,
                w.effective_on as leaves_on
              from member m
              left join withdrawal w on w.tenant_id = m.tenant_id and w.member_id = m.member_id
                and w.recorded_at <= :knownAt
              where m.tenant_id = :tenant and m.admitted_on <= :asOf and m.admitted_at <= :knownAt
                and (w.effective_on is null or w.effective_on >= :asOf)
            ), movement as (
              select j.journal_id, j.member_id, j.units, j.kind, j.effective_on
              from journal j
              where j.tenant_id = :tenant and j.effective_on <= :asOf and j.recorded_at <= :knownAt
                and not (j.kind = 'WITHDRAWAL' and j.effective_on = :asOf)
            ), held as (
              select member_id, sum(units) as units,
                array_agg(distinct effective_on order by effective_on)
                  filter (where kind in ('DEPOSIT', 'PAYMENT')) as paid_on
              from movement group by member_id
            ), booked as (
              select v.member_id,
                coalesce(-sum(p.amount) filter (where p.account = 'CAPITAL'), 0) as subscribed,
                coalesce(sum(p.amount) filter (where p.account = 'UNPAID_CAPITAL'), 0) as unpaid
              from movement v join posting p on p.tenant_id = :tenant and p.journal_id = v.journal_id
              group by v.member_id
            )
            """;

    /// The whole register in four figures and a hash.
    private record Totals(
            long members, long units, Money subscribed, Money paidIn, String membersHash) {}

    private Registers() {}

    static Register page(
            Tx tx, @Nullable LocalDate asOf, @Nullable Instant knownAt, PageQuery page) {
        Cooperative cooperative = Cooperatives.latest(tx);
        LocalDate date = asOf == null ? tx.today() : asOf;
        Totals totals = totals(tx, cooperative, date, knownAt);
        Page<Register.Line> lines = lines(tx, cooperative, date, knownAt, page);
        return new Register(
                date,
                knownAt,
                totals.members(),
                totals.units(),
                totals.subscribed(),
                totals.paidIn(),
                totals.membersHash(),
                lines.items(),
                lines.next());
    }

    private static Totals totals(
            Tx tx, Cooperative cooperative, LocalDate asOf, @Nullable Instant knownAt) {
        return query(
                        tx,
                        asOf,
                        knownAt,
                        """
                        select count(*) as members, coalesce(sum(h.units), 0) as units,
                          coalesce(sum(b.subscribed), 0) as subscribed,
                          coalesce(sum(b.subscribed - b.unpaid), 0) as paid_in,
                          encode(sha256(convert_to(coalesce(string_agg(r.member_id::text, E'\\n'
                            order by r.member_id::text collate "C"), ''), 'UTF8')), 'hex') as hash
                        from on_register r left join held h using (member_id)
                        left join booked b using (member_id)\
                        """)
                .map((row, context) ->
                        new Totals(
                                row.getLong("members"),
                                row.getLong("units"),
                                cooperative.money(row.getLong("subscribed")),
                                cooperative.money(row.getLong("paid_in")),
                                row.getString("hash")))
                .one();
    }

    private static Page<Register.Line> lines(
            Tx tx,
            Cooperative cooperative,
            LocalDate asOf,
            @Nullable Instant knownAt,
            PageQuery page) {
        return Page.of(
                query(
                                tx,
                                asOf,
                                knownAt,
                                """
                                select r.*, p.name, p.address, h.units, h.paid_on, b.subscribed,
                                  b.subscribed - b.unpaid as paid_in
                                from on_register r
                                left join lateral person_at(:tenant, r.person_id, :asOf, :knownAt) p
                                  on true
                                left join held h using (member_id)
                                left join booked b using (member_id)
                                where r.member_number > :after
                                order by r.member_number limit :limit\
                                """)
                        .bind("after", page.after().map(cursor -> cursor.number(0)).orElse(0L))
                        .bind("limit", page.limit() + 1)
                        .map((row, context) -> line(row, cooperative))
                        .list(),
                page.limit(),
                last -> Cursor.of(last.memberNumber()));
    }

    private static Query query(Tx tx, LocalDate asOf, @Nullable Instant knownAt, String select) {
        return tx.sql()
                .createQuery(ON_REGISTER + select)
                .bind("tenant", tx.tenant())
                .bind("asOf", asOf)
                .bind("knownAt", Known.at(knownAt));
    }

    private static Register.Line line(ResultSet row, Cooperative cooperative) throws SQLException {
        return new Register.Line(
                row.getObject("member_id", UUID.class),
                row.getLong("member_number"),
                row.getString("name"),
                row.getString("address"),
                row.getObject("admitted_on", LocalDate.class),
                row.getObject("leaves_on", LocalDate.class),
                row.getLong("units"),
                cooperative.money(row.getLong("subscribed")),
                cooperative.money(row.getLong("paid_in")),
                dates(row.getArray("paid_on")));
    }

    private static List<LocalDate> dates(@Nullable Array dates) throws SQLException {
        return dates == null
                ? List.of()
                : Arrays.stream((Date[]) dates.getArray()).map(Date::toLocalDate).toList();
    }
}
