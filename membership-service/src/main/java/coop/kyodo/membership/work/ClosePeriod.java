package coop.kyodo.membership.work;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.cooperative.Days;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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

    /// What all pages of a closing add up to.
    ///
    /// @param others the sums of those who were no members, which the other figures leave out
    record Whole(
            int members, long minutes, long days, long grade, long responsibility, Others others) {}

    /// What those worked who were no members.
    record Others(int people, long minutes, long days, long grade, long responsibility) {}

    /// What others are told: totals, no diaries. The aggregate is the month of this co-op; the
    /// closing is known when all its pages are.
    ///
    /// @param closing which closing of the month this is, from 1
    /// @param page from 1 to `pages`
    /// @param totals what was worked by members
    /// @param others what was worked by people who were no members then
    record Data(
            UUID cooperativeId,
            YearMonth period,
            LocalDate closedOn,
            int closing,
            int page,
            int pages,
            Whole whole,
            List<WorkTotals.MemberTotal> totals,
            List<WorkTotals.MemberTotal> others) {}

    private ClosePeriod() {}

    /// @param pageSize how many totals one event holds at most
    static Closed close(Tx tx, YearMonth period, int pageSize, Request request) {
        Cooperatives.latest(tx);
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
        List<WorkTotals.MemberTotal> totals = WorkTotals.ofMembers(tx, period);
        List<WorkTotals.MemberTotal> others = WorkTotals.ofOthers(tx, period);
        Measures sum = sum(totals);
        Measures ofOthers = sum(others);
        int pages = Math.max(1, Math.ceilDiv(totals.size() + others.size(), pageSize));
        WorkPeriods.close(tx, period, request.closedOn(), pages);
        Whole whole =
                new Whole(
                        totals.size(),
                        sum.minutes(),
                        sum.days(),
                        sum.grade(),
                        sum.responsibility(),
                        new Others(
                                others.size(),
                                ofOthers.minutes(),
                                ofOthers.days(),
                                ofOthers.grade(),
                                ofOthers.responsibility()));
        for (int page = 1; page <= pages; page++) {
            int from = (page - 1) * pageSize;
            int to = page * pageSize;
            tx.publish(
                    new Event(
                            "coop.kyodo.membership.work-period-closed.v1",
                            stored.periodId(),
                            page,
                            new Data(
                                    tx.tenant(),
                                    period,
                                    request.closedOn(),
                                    1,
                                    page,
                                    pages,
                                    whole,
                                    part(totals, from, to),
                                    part(others, from - totals.size(), to - totals.size()))));
        }
        tx.audit(
                "work-period-closed",
                period.toString(),
                Map.of("minutes", sum.minutes(), "days", sum.days(), "pages", pages));
        return new Closed(
                period,
                request.closedOn(),
                sum.minutes(),
                sum.days(),
                sum.grade(),
                sum.responsibility(),
                totals.size());
    }

    private static Measures sum(List<WorkTotals.MemberTotal> totals) {
        return totals.stream()
                .map(WorkTotals.MemberTotal::measures)
                .reduce(Measures.NOTHING, Measures::plus);
    }

    /// Those of these places that there are.
    private static List<WorkTotals.MemberTotal> part(
            List<WorkTotals.MemberTotal> totals, int from, int to) {
        int size = totals.size();
        return totals.subList(Math.clamp(from, 0, size), Math.clamp(to, 0, size));
    }
}
