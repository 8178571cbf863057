package coop.kyodo.surplus.picture;

import coop.kyodo.kit.store.Copy;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.waterfall.Tally;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// The work of members, and of others apart from it, month by month as membership closed it.
public final class WorkRecords {

    /// A closed month; the sequence says which closing of it.
    public record Period(String period, long sequence) {}

    /// One month's work of a member.
    public record Month(String period, long minutes, long days) {}

    /// Work that somebody did as no member: all of the year's when they were none in it, else what
    /// they did before they were one.
    public record NotEligible(UUID memberId, long minutes) {}

    private WorkRecords() {}

    /// Which of these months, one after the other, are closed, each in its newest closing; a month
    /// some of whose newest closing's pages have not come yet is not among them.
    public static List<Period> closed(Tx tx, List<YearMonth> months) {
        if (months.isEmpty()) {
            return List.of();
        }
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
                .bind("from", months.getFirst().toString())
                .bind("to", months.getLast().toString())
                .map(ConstructorMapper.of(Period.class))
                .list();
    }

    /// The memberships until the last of these days, and the work in these months. The rows come as
    /// they lie and are added up here: a million of them are neither sorted nor joined in the
    /// database, which takes several times as long.
    public static Tally tally(Tx tx, List<Period> periods, LocalDate from, LocalDate to) {
        Tally tally = new Tally(from, to);
        Copy.out(
                tx,
                """
                select member_id, sequence, member_number, kind = 'ADMITTED',
                  (on_day - date '1970-01-01')::bigint
                from member_change where tenant_id = '%s' and on_day <= date '%s'\
                """
                        .formatted(tx.tenant(), to),
                change ->
                        tally.membership(
                                change.uuid(),
                                change.number(),
                                change.number(),
                                change.flag(),
                                change.number()));
        if (!periods.isEmpty()) {
            Copy.out(
                    tx,
                    """
                    select member_id, month, as_member, minutes, days, grade, responsibility
                    from work_total
                    join (values %s) as p (period, sequence, month) using (period, sequence)
                    where tenant_id = '%s'\
                    """
                            .formatted(values(periods), tx.tenant()),
                    month ->
                            tally.month(
                                    month.uuid(),
                                    (int) month.number(),
                                    month.flag(),
                                    month.number(),
                                    month.number(),
                                    month.number(),
                                    month.number()));
        }
        return tally;
    }

    private static String values(List<Period> periods) {
        return IntStream.range(0, periods.size())
                .mapToObj(i ->
                        "('"
                                + YearMonth.parse(periods.get(i).period())
                                + "', "
                                + periods.get(i).sequence()
                                + "::bigint, "
                                + i
                                + "::bigint)")
                .collect(Collectors.joining(", "));
    }

    /// The work that was done as no member: those who were none in the year, by id, then members by
    /// number.
    public static List<NotEligible> notEligible(Tally tally) {
        return tally.others().stream()
                .map(each -> new NotEligible(each.memberId(), each.minutes()))
                .toList();
    }

    /// Whether any work of this person is known, as a member or as none.
    public static boolean isKnown(Tx tx, UUID person) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select 1 from work_total
                          where tenant_id = :tenant and member_id = :person)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("person", person)
                .mapTo(Boolean.class)
                .one();
    }

    /// The first month that any work is known for, of these people and of all who ever worked as no
    /// members.
    public static Map<UUID, YearMonth> firstMonths(Tx tx, List<UUID> people) {
        return tx.sql()
                .createQuery(
                        """
                        select member_id, min(period) as period from work_total
                        where tenant_id = :tenant and (member_id = any(:people)
                          or member_id in (select member_id from work_total
                            where tenant_id = :tenant and not as_member))
                        group by member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray("people", UUID.class, people)
                .reduceRows(
                        new HashMap<>(),
                        (months, row) -> {
                            months.put(
                                    row.getColumn("member_id", UUID.class),
                                    YearMonth.parse(row.getColumn("period", String.class)));
                            return months;
                        });
    }

    /// Somebody's work in these months.
    ///
    /// @param withOthers whether what was done as no member counts too
    public static List<Month> ofMember(
            Tx tx, UUID member, List<Period> periods, boolean withOthers) {
        if (periods.isEmpty()) {
            return List.of();
        }
        Map<String, Long> closings = new TreeMap<>();
        periods.forEach(period -> closings.put(period.period(), period.sequence()));
        return tx
                .sql()
                .createQuery(
                        """
                        select period, sequence, sum(minutes) as minutes, sum(days) as days
                        from work_total
                        where tenant_id = :tenant and member_id = :member
                          and period between :from and :to and (as_member or :withOthers)
                        group by period, sequence order by period\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", member)
                .bind("withOthers", withOthers)
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
