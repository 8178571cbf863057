package coop.kyodo.membership.work;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;

/// Closes a month of work and tells others its totals, in pages of bounded size.
final class ClosePeriod {

    /// The closing.
    record Request(@NotNull LocalDate closedOn) {}

    /// A closed month with the totals that were published.
    record Closed(
            YearMonth period,
            LocalDate closedOn,
            long minutes,
            long days,
            long grade,
            long responsibility,
            int members) {}

    private ClosePeriod() {}

    /// @param pageSize how many totals one event holds at most
    static Closed close(Tx tx, YearMonth period, int pageSize, Request request) {
        Cooperatives.locked(tx);
        if (request.closedOn().isBefore(period.atEndOfMonth())) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault(
                            "/closedOn",
                            "said.month-ends-on",
                            Map.of("end", period.atEndOfMonth())));
        }
        Days.mustHaveCome(tx, request.closedOn(), "/closedOn");
        WorkPeriods.Stored stored = WorkPeriods.lockedOpen(tx, period);
        WorkApprovals.mustBeApproved(tx, period);
        PersonTime.mustHold(tx, period);
        ToldMonths.Whole whole = ToldMonths.tell(tx, period, stored, pageSize, request.closedOn());
        tx.audit(
                "work-period-closed",
                period.toString(),
                Map.of("minutes", whole.minutes(), "days", whole.days()));
        return new Closed(
                period,
                request.closedOn(),
                whole.minutes(),
                whole.days(),
                whole.grade(),
                whole.responsibility(),
                whole.members());
    }
}
