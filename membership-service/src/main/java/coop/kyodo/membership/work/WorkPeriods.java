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
    record Stored(UUID periodId, @Nullable LocalDate closedOn) {}

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

    static void close(Tx tx, YearMonth period, LocalDate closedOn, int pages) {
        tx.sql()
                .createUpdate(
                        """
                        update work_period set closed_on = :on, pages = :pages
                        where tenant_id = :tenant and period = :period\
                        """)
                .bind("tenant", tx.tenant())
                .bind("period", period.toString())
                .bind("on", closedOn)
                .bind("pages", pages)
                .execute();
    }

    private static void make(Tx tx, Collection<YearMonth> periods) {
        if (periods.stream()
                .anyMatch(period -> period.getYear() < 1 || period.getYear() > LAST_YEAR)) {
            throw Problems.bad("period-out-of-range", "A month is of the years 1 to 9999.");
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
                        select period_id, closed_on from work_period
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
