package coop.kyodo.surplus.picture;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.waterfall.MemberMeasures;
import coop.kyodo.surplus.waterfall.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// The members' work, month by month as membership closed it.
public final class WorkRecords {

    /// A closed month; the sequence says which closing of it.
    public record Period(String period, long sequence) {}

    /// One month's work of a member.
    public record Month(String period, long minutes, long days) {}

    /// Work of somebody who was no member in the year.
    public record NotEligible(UUID memberId, long minutes) {}

    /// A year's work.
    ///
    /// @param members those who were members at any time in the year and worked, by number
    /// @param notEligible the others who worked
    public record Year(List<MemberMeasures> members, List<NotEligible> notEligible) {}

    private record Row(
            UUID memberId,
            long memberNumber,
            long minutes,
            long days,
            long grade,
            long responsibility,
            boolean member) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getObject("member_id", UUID.class),
                    row.getLong("member_number"),
                    row.getLong("minutes"),
                    row.getLong("days"),
                    row.getLong("grade"),
                    row.getLong("responsibility"),
                    row.getBoolean("member"));
        }

        MemberMeasures measures() {
            MemberMeasures work = MemberMeasures.ofWork(memberId, memberNumber, minutes, days);
            if (grade != 0) {
                work = work.with("GRADE", grade);
            }
            if (responsibility != 0) {
                work = work.with("RESPONSIBILITY", responsibility);
            }
            return work;
        }
    }

    private static final int FETCHED_AT_ONCE = 5_000;

    private WorkRecords() {}

    /// The closed months from one to another, each in its newest closing; a month some of whose
    /// newest closing's pages have not come yet is not among them.
    public static List<Period> closed(Tx tx, YearMonth from, YearMonth to) {
        return tx.sql()
                .createQuery(
                        """
                        select period, sequence from (
                          select distinct on (period) period, sequence, pages from work_period
                          where tenant_id = :tenant and period between :from and :to
                          order by period, sequence desc) newest
                        where pages = (select count(*) from work_page g
                          where g.tenant_id = :tenant and g.period = newest.period
                            and g.sequence = newest.sequence)
                        order by period\
                        """)
                .bind("tenant", tx.tenant())
                .bind("from", from.toString())
                .bind("to", to.toString())
                .map(ConstructorMapper.of(Period.class))
                .list();
    }

    /// The work in these months of all who were members at any time from one day to another; who
    /// left on the last day was one.
    public static Year of(Tx tx, List<Period> periods, LocalDate from, LocalDate to) {
        Snapshot members = new Snapshot();
        List<NotEligible> notEligible = new ArrayList<>();
        tx.sql().execute("set local work_mem = '64MB'");
        tx.sql()
                .createQuery(
                        """
                        with period as (
                          select * from unnest(:periods, :sequences) as p (period, sequence)
                        ), worked as (
                          select member_id, sum(minutes) as minutes, sum(days) as days,
                            sum(grade) as grade, sum(responsibility) as responsibility
                          from work_total join period using (period, sequence)
                          where tenant_id = :tenant group by member_id
                        ), latest as (
                          select distinct on (member_id) member_id, member_number, kind, on_day
                          from member_change
                          where tenant_id = :tenant and on_day <= :to
                          order by member_id, sequence desc
                        )
                        select w.member_id, coalesce(l.member_number, 0) as member_number,
                          greatest(w.minutes, 0) as minutes, greatest(w.days, 0) as days,
                          w.grade, w.responsibility,
                          coalesce(l.kind = 'ADMITTED' or l.on_day >= :from, false) as member
                        from worked w left join latest l using (member_id)
                        where w.minutes > 0 or w.days > 0
                        order by member_number, w.member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray("periods", String.class, periods.stream().map(Period::period).toList())
                .bindArray("sequences", Long.class, periods.stream().map(Period::sequence).toList())
                .bind("from", from)
                .bind("to", to)
                .setFetchSize(FETCHED_AT_ONCE)
                .map((row, context) -> Row.of(row))
                .useIterator(rows ->
                        rows.forEachRemaining(row -> {
                            if (row.member()) {
                                members.add(row.measures());
                            } else {
                                notEligible.add(new NotEligible(row.memberId(), row.minutes()));
                            }
                        }));
        return new Year(members, List.copyOf(notEligible));
    }

    /// A member's work in these months.
    public static List<Month> ofMember(Tx tx, UUID member, List<Period> periods) {
        Map<String, Long> closings = new TreeMap<>();
        periods.forEach(period -> closings.put(period.period(), period.sequence()));
        return tx
                .sql()
                .createQuery(
                        """
                        select period, sequence, minutes, days from work_total
                        where tenant_id = :tenant and member_id = :member
                          and period between :from and :to
                        order by period\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", member)
                .bind("from", periods.getFirst().period())
                .bind("to", periods.getLast().period())
                .map((row, context) ->
                        Map.entry(
                                row.getLong("sequence"),
                                new Month(
                                        row.getString("period"),
                                        row.getLong("minutes"),
                                        row.getLong("days"))))
                .list()
                .stream()
                .filter(row -> row.getKey().equals(closings.get(row.getValue().period())))
                .map(Map.Entry::getValue)
                .toList();
    }
}
