package coop.kyodo.surplus.picture;

import coop.kyodo.kit.events.CloudEvent;
import coop.kyodo.kit.events.EventHandler;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.waterfall.MemberMeasures;
import coop.kyodo.surplus.waterfall.Snapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The members' work, month by month as membership closed it.
@ApplicationScoped
public class WorkRecords implements EventHandler {

    private static final int FETCHED_AT_ONCE = 5_000;

    record Total(UUID memberId, long minutes, long days) {}

    record PeriodEvent(String period, LocalDate closedOn, List<Total> totals) {}

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

    private record Row(UUID memberId, long memberNumber, long minutes, long days, boolean member) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getObject("member_id", UUID.class),
                    row.getLong("member_number"),
                    row.getLong("minutes"),
                    row.getLong("days"),
                    row.getBoolean("member"));
        }

        MemberMeasures measures() {
            return MemberMeasures.ofWork(memberId, memberNumber, minutes, days);
        }
    }

    @Override
    public Set<String> types() {
        return Set.of("coop.kyodo.membership.work-period-closed.v1");
    }

    @Override
    public void on(Tx tx, CloudEvent event) {
        PeriodEvent data = event.data(PeriodEvent.class);
        YearMonth.parse(data.period());
        int noted =
                tx.sql()
                        .createUpdate(
                                """
                                insert into work_period
                                  (tenant_id, period, sequence, closed_on, recorded_at)
                                values (:tenant, :period, :sequence, :closedOn, :now)
                                on conflict do nothing\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("period", data.period())
                        .bind("sequence", event.sequence())
                        .bind("closedOn", data.closedOn())
                        .bind("now", tx.now())
                        .execute();
        if (noted == 1 && !data.totals().isEmpty()) {
            PreparedBatch batch =
                    tx.sql()
                            .prepareBatch(
                                    """
                                    insert into work_total
                                      (tenant_id, period, sequence, member_id, minutes, days)
                                    values (:tenant, :period, :sequence, :memberId, :minutes, :days)
                                    """);
            for (Total total : data.totals()) {
                batch.bind("tenant", tx.tenant())
                        .bind("period", data.period())
                        .bind("sequence", event.sequence())
                        .bind("memberId", total.memberId())
                        .bind("minutes", total.minutes())
                        .bind("days", total.days())
                        .add();
            }
            batch.execute();
        }
        tx.audit(
                "work-period-noted",
                data.period(),
                Map.of("members", data.totals().size(), "sequence", event.sequence()));
    }

    /// The closed months from one to another, each in its newest closing.
    public static List<Period> closed(Tx tx, YearMonth from, YearMonth to) {
        return tx.sql()
                .createQuery(
                        """
                        select period, max(sequence) as sequence from work_period
                        where tenant_id = :tenant and period between :from and :to
                        group by period order by period\
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
                          select member_id, sum(minutes) as minutes, sum(days) as days
                          from work_total join period using (period, sequence)
                          where tenant_id = :tenant group by member_id
                        ), latest as (
                          select distinct on (member_id) member_id, member_number, kind, on_day
                          from member_change
                          where tenant_id = :tenant and on_day <= :to
                          order by member_id, sequence desc
                        )
                        select w.member_id, coalesce(l.member_number, 0) as member_number,
                          w.minutes, w.days,
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
