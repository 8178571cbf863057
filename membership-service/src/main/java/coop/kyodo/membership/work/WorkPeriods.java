package coop.kyodo.membership.work;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// The months of work, and which of them are closed. Whoever records work in a month shares its
/// row; whoever closes it or corrects its work has the row alone.
final class WorkPeriods {

    private static final int LAST_YEAR = 9999;

    /// A month's row.
    ///
    /// @param closing the number of its newest closing, 1 while there is none
    /// @param pages in how many events all its closings were told
    record Stored(UUID periodId, @Nullable LocalDate closedOn, int closing, int pages) {}

    private WorkPeriods() {}

    /// The month's row, locked until the end of the transaction; made now if there is none.
    static Stored locked(Tx tx, YearMonth period) {
        make(tx, List.of(period));
        return row(tx, period, "for update");
    }

    /// As [#locked]; a 409 when the month is closed.
    static Stored lockedOpen(Tx tx, YearMonth period) {
        return open(period, locked(tx, period));
    }

    /// Keeps the month from being closed until the end of the transaction; a 409 when it is closed.
    static void sharedOpen(Tx tx, YearMonth period) {
        make(tx, List.of(period));
        open(period, row(tx, period, "for share"));
    }

    /// As [#sharedOpen] for many months. Which of them are closed is asked of the rows once they
    /// are locked: a condition in the statement would be applied before, and leave the open ones
    /// free.
    ///
    /// @return those that are closed
    static Set<YearMonth> shared(Tx tx, Collection<YearMonth> periods) {
        record Month(YearMonth period, boolean closed) {}
        make(tx, periods);
        return tx
                .sql()
                .createQuery(
                        """
                        select period, closed_on is not null as closed from work_period
                        where tenant_id = :tenant and period = any(:periods)
                        order by period for share\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray("periods", String.class, names(periods))
                .map((row, context) ->
                        new Month(
                                YearMonth.parse(row.getString("period")), row.getBoolean("closed")))
                .list()
                .stream()
                .filter(Month::closed)
                .map(Month::period)
                .collect(Collectors.toSet());
    }

    /// @param closing which one it is, from 1
    /// @param pages in how many events all closings of the month are told
    static void close(Tx tx, YearMonth period, LocalDate closedOn, int closing, int pages) {
        tx.sql()
                .createUpdate(
                        """
                        update work_period
                        set closed_on = :on, closing = :closing, pages = :pages
                        where tenant_id = :tenant and period = :period\
                        """)
                .bind("tenant", tx.tenant())
                .bind("period", period.toString())
                .bind("on", closedOn)
                .bind("closing", closing)
                .bind("pages", pages)
                .execute();
    }

    /// The closed months that hold work of somebody which was done on a day or later, or in a month
    /// that began no earlier; a correction goes with what it corrects.
    static List<YearMonth> closedWith(Tx tx, UUID memberId, LocalDate from) {
        return tx.sql()
                .createQuery(
                        """
                        select distinct e.period
                        from work_entry e
                        join work_period p on p.tenant_id = e.tenant_id and p.period = e.period
                        left join work_entry o on o.tenant_id = e.tenant_id and o.entry_id = e.corrects
                        where e.tenant_id = :tenant and e.member_id = :member
                          and p.closed_on is not null
                          and coalesce(o.worked_on, e.worked_on,
                            to_date(coalesce(o.period, e.period), 'YYYY-MM')) >= :from
                        order by e.period\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("from", from)
                .map((row, context) -> YearMonth.parse(row.getString("period")))
                .list();
    }

    private static void make(Tx tx, Collection<YearMonth> periods) {
        if (periods.stream()
                .anyMatch(period -> period.getYear() < 1 || period.getYear() > LAST_YEAR)) {
            throw Problems.malformed(
                    "period-out-of-range", FormFault.of("", "said.years-of-months"));
        }
        tx.sql()
                .createUpdate(
                        """
                        insert into work_period (tenant_id, period, period_id, recorded_at)
                        select :tenant, made.period, made.id, :now
                        from unnest(:periods, :ids) as made (period, id)
                        order by made.period
                        on conflict do nothing\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray("periods", String.class, names(periods))
                .bindArray("ids", UUID.class, periods.stream().map(period -> Ids.next()).toList())
                .bind("now", tx.now())
                .execute();
    }

    private static List<String> names(Collection<YearMonth> periods) {
        return periods.stream().map(YearMonth::toString).toList();
    }

    private static Stored row(Tx tx, YearMonth period, String lock) {
        return tx.sql()
                .createQuery(
                        """
                        select period_id, closed_on, closing, pages from work_period
                        where tenant_id = :tenant and period = :period <lock>\
                        """)
                .define("lock", lock)
                .bind("tenant", tx.tenant())
                .bind("period", period.toString())
                .map(ConstructorMapper.of(Stored.class))
                .one();
    }

    private static Stored open(YearMonth period, Stored stored) {
        if (stored.closedOn() != null) {
            throw Problems.conflict(
                    "period-closed",
                    new FormFault(
                            "",
                            "said.period-closed",
                            Map.of("period", period, "closedOn", stored.closedOn())));
        }
        return stored;
    }
}
