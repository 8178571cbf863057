package coop.kyodo.membership.work;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// The months of work, and which of them are closed.
final class WorkPeriods {

    private static final int LAST_YEAR = 9999;

    /// A month's row.
    record Stored(UUID periodId, @Nullable LocalDate closedOn) {}

    private WorkPeriods() {}

    /// The month's row, locked until the end of the transaction; made now if there is none.
    static Stored locked(Tx tx, YearMonth period) {
        if (period.getYear() < 1 || period.getYear() > LAST_YEAR) {
            throw Problems.bad("period-out-of-range", "A month is of the years 1 to 9999.");
        }
        tx.sql()
                .createUpdate(
                        """
                        insert into work_period values (:tenant, :period, :id, null, :now)
                        on conflict do nothing\
                        """)
                .bind("tenant", tx.tenant())
                .bind("period", period.toString())
                .bind("id", Ids.next())
                .bind("now", tx.now())
                .execute();
        return tx.sql()
                .createQuery(
                        """
                        select period_id, closed_on from work_period
                        where tenant_id = :tenant and period = :period for update\
                        """)
                .bind("tenant", tx.tenant())
                .bind("period", period.toString())
                .map(ConstructorMapper.of(Stored.class))
                .one();
    }

    /// As [#locked]; a 409 when the month is closed.
    static Stored lockedOpen(Tx tx, YearMonth period) {
        Stored stored = locked(tx, period);
        if (stored.closedOn() != null) {
            throw Problems.conflict(
                    "period-closed", period + " was closed on " + stored.closedOn() + ".");
        }
        return stored;
    }

    static void close(Tx tx, YearMonth period, LocalDate closedOn) {
        tx.sql()
                .createUpdate(
                        """
                        update work_period set closed_on = :on
                        where tenant_id = :tenant and period = :period\
                        """)
                .bind("tenant", tx.tenant())
                .bind("period", period.toString())
                .bind("on", closedOn)
                .execute();
    }
}
