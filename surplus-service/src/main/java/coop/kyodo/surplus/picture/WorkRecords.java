package coop.kyodo.surplus.picture;

import coop.kyodo.kit.store.Copy;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.waterfall.MemberMeasures;
import coop.kyodo.surplus.waterfall.Snapshot;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
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
        if (!periods.isEmpty()) {
            tx.sql().execute("set local work_mem = '64MB'");
            Copy.out(
                    tx,
                    query(tx.tenant(), periods, from, to),
                    columns -> {
                        MemberMeasures work = measures(columns);
                        if (columns.flag()) {
                            members.add(work);
                        } else {
                            notEligible.add(new NotEligible(work.memberId(), work.minutes()));
                        }
                    });
        }
        notEligible.sort(Comparator.comparing(each -> each.memberId().toString()));
        return new Year(members.byNumber(), List.copyOf(notEligible));
    }

    /// Both sides come in the order of their indexes and are merged as they come; whoever reads
    /// them sorts them by number. A million rows are not sorted on the database's disk. The join is
    /// full, and its condition takes nulls, so that no plan searches one side for each row of the
    /// other.
    private static String query(UUID tenant, List<Period> periods, LocalDate from, LocalDate to) {
        String closings =
                periods.stream()
                        .map(each ->
                                "('%s', %d::bigint)"
                                        .formatted(YearMonth.parse(each.period()), each.sequence()))
                        .collect(Collectors.joining(", "));
        return """
        select w.member_id, coalesce(l.member_number, 0), greatest(w.minutes, 0),
          greatest(w.days, 0), w.grade, w.responsibility,
          coalesce(l.kind = 'ADMITTED' or l.on_day >= date '%3$s', false)
        from (
          select member_id, sum(minutes)::bigint as minutes, sum(days)::bigint as days,
            sum(grade)::bigint as grade, sum(responsibility)::bigint as responsibility
          from work_total join (values %2$s) as p (period, sequence) using (period, sequence)
          where tenant_id = '%1$s' group by member_id order by member_id desc) w
        full join (
          select distinct on (member_id) member_id, member_number, kind, on_day
          from member_change where tenant_id = '%1$s' and on_day <= date '%4$s'
          order by member_id desc, sequence desc) l using (member_id)
        where coalesce(w.minutes, 0) > 0 or coalesce(w.days, 0) > 0\
        """
                .formatted(tenant, closings, from, to);
    }

    private static MemberMeasures measures(Copy.Row columns) {
        MemberMeasures work =
                MemberMeasures.ofWork(
                        columns.uuid(), columns.number(), columns.number(), columns.number());
        long grade = columns.number();
        long responsibility = columns.number();
        if (grade != 0) {
            work = work.with("GRADE", grade);
        }
        return responsibility == 0 ? work : work.with("RESPONSIBILITY", responsibility);
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
