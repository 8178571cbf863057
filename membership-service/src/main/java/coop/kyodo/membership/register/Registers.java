package coop.kyodo.membership.register;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.export.Exports;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.membership.capital.Gone;
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
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Reads the register of members as effective on a date and known at an instant. A withdrawal ends
/// a membership at the end of its day, so whoever leaves on the date itself is still on it; and so
/// are units that are given up at a year's end, which are gone on the next day like whoever left,
/// though the journals have them until that year is closed (JP-030).
final class Registers {

    private static final String ON_REGISTER =
            """
            m.tenant_id = :tenant and m.admitted_on <= :asOf and m.admitted_at <= :knownAt
              and (w.effective_on is null or w.effective_on >= :asOf)
            """;

    private static final String WITHDRAWN =
            """
            left join withdrawal w on w.tenant_id = m.tenant_id and w.member_id = m.member_id
              and w.recorded_at <= :knownAt
              and (w.cancelled_at is null or w.cancelled_at > :knownAt)
            """;

    private static final String MOVED =
            """
            j.tenant_id = :tenant and j.effective_on <= :asOf and j.recorded_at <= :knownAt
              and not (j.kind in ('WITHDRAWAL', 'WITHDRAWAL_REVERSAL', 'REDUCTION') and j.effective_on = :asOf)
            """;

    /// Goes along the members in the order of their numbers and looks each one's figures up, so
    /// that the first lines come at once however many there are. `offset 0` and `limit 1` keep the
    /// planner from joining everything first and sorting it afterwards. Units move with the
    /// capital, so they are counted on its postings.
    private static final String LINES =
            """
            select m.member_id, m.member_number, m.admitted_on, w.leaves_on, p.name, p.address,
              h.units - coalesce(g.units, 0) as units,
              h.subscribed - coalesce(g.subscribed, 0) as subscribed,
              h.subscribed - h.unpaid - coalesce(g.subscribed - g.unpaid, 0) as paid_in, h.paid_on
            from (
              select member_id, member_number, admitted_on, person_id from member
              where tenant_id = :tenant and member_number > :after
                and admitted_on <= :asOf and admitted_at <= :knownAt
              order by member_number offset 0
            ) m
            left join lateral (
              select effective_on as leaves_on from withdrawal
              where tenant_id = :tenant and member_id = m.member_id and recorded_at <= :knownAt
                and (cancelled_at is null or cancelled_at > :knownAt)
              limit 1
            ) w on true
            left join lateral person_at(:tenant, m.person_id, :asOf, :knownAt) p on true
            cross join lateral (
              select coalesce(sum(j.units) filter (where b.account = 'CAPITAL'), 0) as units,
                coalesce(-sum(b.amount) filter (where b.account = 'CAPITAL'), 0) as subscribed,
                coalesce(sum(b.amount) filter (where b.account = 'UNPAID_CAPITAL'), 0) as unpaid,
                array_agg(distinct j.effective_on order by j.effective_on)
                  filter (where j.kind in ('DEPOSIT', 'PAYMENT') and not exists (
                    select from journal r where r.tenant_id = :tenant
                      and r.reverses_id = j.journal_id and r.effective_on <= :asOf
                      and r.recorded_at <= :knownAt)) as paid_on
              from journal j
              join posting b on b.tenant_id = :tenant and b.journal_id = j.journal_id
              where j.member_id = m.member_id and <moved>
            ) h
            left join lateral given_up_before(:tenant, m.member_id, :asOf, :knownAt) g on true
            where w.leaves_on is null or w.leaves_on >= :asOf
            order by m.member_number
            """;

    /// What the journals have of whoever is on the register, and the register has no more.
    private static final String GIVEN_UP =
            """
            select coalesce(sum(g.units), 0)::bigint as units,
              coalesce(sum(g.subscribed), 0)::bigint as subscribed,
              coalesce(sum(g.unpaid), 0)::bigint as unpaid
            from (
              select distinct r.member_id from unit_reduction r
              where r.tenant_id = :tenant and r.effective_on < :asOf and r.effective_on > (
                select coalesce(max(y.fiscal_year_end), '-infinity') from year_end y
                where y.tenant_id = :tenant and y.recorded_at <= :knownAt)
            ) u
            join member m on m.tenant_id = :tenant and m.member_id = u.member_id <withdrawn>
            cross join lateral given_up_before(:tenant, m.member_id, :asOf, :knownAt) g
            where <onRegister>
            """;

    private static final String HASH =
            """
            encode(sha256(convert_to(coalesce(string_agg(r.member_id::text, E'\\n'
                order by r.member_id::text collate "C"), ''), 'UTF8')), 'hex') as hash
            """;

    /// The totals from the ledger, for any day and any knowledge: one pass over the journals of
    /// whoever is on the register.
    private static final String TOTALS =
            """
            with on_register as (
              select m.member_id from member m <withdrawn> where <onRegister>
            ), booked as (
              select coalesce(sum(j.units) filter (where p.account = 'CAPITAL'), 0) as units,
                coalesce(-sum(p.amount) filter (where p.account = 'CAPITAL'), 0) as subscribed,
                coalesce(-sum(p.amount), 0) as paid_in
              from on_register join journal j using (member_id)
              join posting p on p.tenant_id = :tenant and p.journal_id = j.journal_id
                and p.account in ('CAPITAL', 'UNPAID_CAPITAL')
              where <moved>
            )
            select r.*, b.* from (select count(*) as members, <hash> from on_register r) r
            cross join booked b
            """;

    /// The same from what is kept of each member, some eight times as fast; right while nothing has
    /// moved on that day or later.
    private static final String STANDING =
            """
            select count(*) as members, coalesce(sum(h.units), 0) as units,
              coalesce(sum(h.units), 0) * :unitAmount as subscribed,
              coalesce(sum(h.paid_in), 0) as paid_in, <hash>
            from (select m.member_id from member m <withdrawn> where <onRegister>) r
            left join holding h on h.tenant_id = :tenant and h.member_id = r.member_id
            """;

    /// The whole register in four figures and a hash.
    private record Totals(
            long members, long units, Money subscribed, Money paidIn, String membersHash) {}

    private Registers() {}

    static Register page(
            Tx tx, @Nullable LocalDate asOf, @Nullable Instant knownAt, PageQuery page) {
        Cooperative cooperative = Cooperatives.latest(tx);
        AsKnown when = new AsKnown(asOf == null ? tx.today() : asOf, Known.at(knownAt));
        Totals totals = totals(tx, cooperative, when, knownAt == null);
        long after = page.after().map(cursor -> cursor.number(0)).orElse(0L);
        Page<Register.Line> lines =
                Page.of(
                        query(tx, LINES + " limit :limit", when)
                                .bind("after", after)
                                .bind("limit", page.limit() + 1)
                                .map((row, context) -> line(row, cooperative))
                                .list(),
                        page.limit(),
                        last -> Cursor.of(last.memberNumber()));
        return new Register(
                when.asOf(),
                knownAt,
                totals.members(),
                totals.units(),
                totals.subscribed(),
                totals.paidIn(),
                totals.membersHash(),
                lines.items(),
                lines.next());
    }

    /// All lines, in the order of the members' numbers, as they are read from the database.
    static Stream<Register.Line> all(Tx tx, AsKnown when) {
        Cooperative cooperative = Cooperatives.latest(tx);
        return Exports.rows(
                query(tx, LINES, when).bind("after", 0L), (row, context) -> line(row, cooperative));
    }

    /// Whether a member is on the register of a day, as it is known now.
    static boolean holds(Tx tx, UUID memberId, LocalDate asOf) {
        return query(
                        tx,
                        """
                        select exists (select from member m <withdrawn>
                          where <onRegister> and m.member_id = :member)\
                        """,
                        AsKnown.of(tx, asOf, null))
                .bind("member", memberId)
                .mapTo(Boolean.class)
                .one();
    }

    /// @param now whether all that is known now is to count
    private static Totals totals(Tx tx, Cooperative cooperative, AsKnown when, boolean now) {
        Query query =
                now && hasStoodSince(tx, when.asOf())
                        ? query(tx, STANDING, when)
                                .bind("unitAmount", cooperative.articles().unitAmount().amount())
                        : query(tx, TOTALS, when);
        Gone gone = query(tx, GIVEN_UP, when).map(ConstructorMapper.of(Gone.class)).one();
        return query.define("hash", HASH)
                .map((row, context) ->
                        new Totals(
                                row.getLong("members"),
                                row.getLong("units") - gone.units(),
                                cooperative.money(row.getLong("subscribed") - gone.subscribed()),
                                cooperative.money(row.getLong("paid_in") - gone.paidIn()),
                                row.getString("hash")))
                .one();
    }

    private static boolean hasStoodSince(Tx tx, LocalDate asOf) {
        return tx.sql()
                .createQuery(
                        """
                        select not exists (select from journal
                          where tenant_id = :tenant and effective_on >= :asOf)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("asOf", asOf)
                .mapTo(Boolean.class)
                .one();
    }

    private static Query query(Tx tx, String sql, AsKnown when) {
        return tx.sql()
                .createQuery(sql)
                .define("onRegister", ON_REGISTER)
                .define("withdrawn", WITHDRAWN)
                .define("moved", MOVED)
                .bind("tenant", tx.tenant())
                .bind("asOf", when.asOf())
                .bind("knownAt", when.knownAt());
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
