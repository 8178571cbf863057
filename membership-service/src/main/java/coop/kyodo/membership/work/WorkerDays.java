package coop.kyodo.membership.work;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The days of which work of a worker is on record, as corrected. A month is worked in by whoever
/// works here on one of its days.
public final class WorkerDays {

    private WorkerDays() {}

    /// Lets a worker pass who works from the one day to the other when no work of other days is on
    /// record; a 409 otherwise.
    public static void mustLieWithin(Tx tx, UUID workerId, LocalDate from, @Nullable LocalDate to) {
        outside(tx, workerId, from, to)
                .ifPresent(when -> {
                    throw Problems.conflict(
                            "work-on-record",
                            Map.of("of", when, "from", from, "to", to == null ? "" : to));
                });
    }

    /// Lets a worker pass of whom no work is on record; a 409 otherwise.
    public static void mustHaveNone(Tx tx, UUID workerId) {
        outside(tx, workerId, null, null)
                .ifPresent(when -> {
                    throw Problems.conflict(
                            "work-on-record", Map.of("of", when, "from", "", "to", ""));
                });
    }

    /// The first day or month of which there is work that is not of these days.
    ///
    /// @param from the first day; when absent, all work is meant
    private static Optional<String> outside(
            Tx tx, UUID workerId, @Nullable LocalDate from, @Nullable LocalDate to) {
        return tx.sql()
                .createQuery(
                        """
                        select coalesce(worked_on::text, period) from work_entry e
                        cross join lateral (
                          select to_date(e.period, 'YYYY-MM') as month) of
                        where tenant_id = :tenant and member_id = :worker and corrects is null
                          and (cast(:from as date) is null
                            or coalesce(worked_on, cast(month + interval '1 month' as date) - 1)
                              < cast(:from as date)
                            or coalesce(worked_on, month) > cast(:to as date))
                          and (select (e.minutes + coalesce(sum(c.minutes), 0),
                              e.days + coalesce(sum(c.days), 0)) <> (0::bigint, 0::bigint)
                            from work_entry c
                            where c.tenant_id = e.tenant_id and c.corrects = e.entry_id)
                        order by coalesce(worked_on, month), worked_on nulls first limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("worker", workerId)
                .bind("from", from)
                .bind("to", to)
                .mapTo(String.class)
                .findOne();
    }
}
