package coop.kyodo.membership.work;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Closes a month of work and tells others its totals.
final class ClosePeriod {

    /// The closing.
    record Request(@NotNull LocalDate closedOn) {}

    /// A closed month with the totals that were published.
    record Closed(YearMonth period, LocalDate closedOn, long minutes, long days, int members) {}

    /// What others are told: totals, no diaries. The aggregate is the month of this co-op.
    record Data(
            UUID cooperativeId,
            YearMonth period,
            LocalDate closedOn,
            List<WorkEntries.MemberTotal> totals) {}

    private ClosePeriod() {}

    static Closed close(Tx tx, YearMonth period, Request request) {
        Cooperatives.latest(tx);
        if (request.closedOn().isBefore(period.atEndOfMonth())) {
            throw Problems.invalid(
                    "date-too-early",
                    "/closedOn",
                    "The month ends on " + period.atEndOfMonth() + ".");
        }
        WorkPeriods.Stored stored = WorkPeriods.lockedOpen(tx, period);
        WorkPeriods.close(tx, period, request.closedOn());
        List<WorkEntries.MemberTotal> totals = WorkEntries.ofMembers(tx, period);
        tx.publish(
                new Event(
                        "coop.kyodo.membership.work-period-closed.v1",
                        stored.periodId(),
                        1,
                        new Data(tx.tenant(), period, request.closedOn(), totals)));
        Closed closed =
                new Closed(
                        period,
                        request.closedOn(),
                        totals.stream().mapToLong(WorkEntries.MemberTotal::minutes).sum(),
                        totals.stream().mapToLong(WorkEntries.MemberTotal::days).sum(),
                        totals.size());
        tx.audit(
                "work-period-closed",
                period.toString(),
                Map.of("minutes", closed.minutes(), "days", closed.days()));
        return closed;
    }
}
