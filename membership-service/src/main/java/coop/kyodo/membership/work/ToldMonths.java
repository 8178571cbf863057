package coop.kyodo.membership.work;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/// What others are told of closed months: their totals, in pages of bounded size. A month is told
/// again, as a further closing of it, when it becomes known that a membership began or ended
/// otherwise than was known before: work counts as a member's by what is known now, whichever of
/// the two was recorded first.
public final class ToldMonths {

    private static final String PAGE_SIZE = "kyodo.work.totals-per-event";

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

    private ToldMonths() {}

    /// Tells the closed months again in which somebody worked from the month of a day on, whose
    /// membership began on that day. The caller has locked the co-op.
    public static void began(Tx tx, UUID memberId, LocalDate admittedOn) {
        tellAgain(tx, memberId, admittedOn.withDayOfMonth(1));
    }

    /// Tells the closed months again in which somebody worked after a day that is, or turns out not
    /// to be, the last one of the membership. The caller has locked the co-op.
    public static void ended(Tx tx, UUID memberId, LocalDate lastDay) {
        tellAgain(tx, memberId, lastDay.plusDays(1));
    }

    private static void tellAgain(Tx tx, UUID memberId, LocalDate from) {
        for (YearMonth period : WorkPeriods.closedWith(tx, memberId, from)) {
            WorkPeriods.Stored stored = WorkPeriods.locked(tx, period);
            LocalDate closedOn = stored.closedOn();
            if (closedOn == null) {
                throw new IllegalStateException(period + " was closed and is not any more");
            }
            Whole whole =
                    tell(
                            tx,
                            period,
                            stored,
                            ConfigProvider.getConfig().getValue(PAGE_SIZE, Integer.class),
                            closedOn);
            tx.audit(
                    "work-period-told-again",
                    period.toString(),
                    Map.of(
                            "member", memberId,
                            "minutes", whole.minutes(),
                            "days", whole.days()));
        }
    }

    /// Tells a month's totals as its first closing, or as a further one.
    ///
    /// @param stored the month's row, which is locked
    /// @param pageSize how many totals one event holds at most
    static Whole tell(
            Tx tx, YearMonth period, WorkPeriods.Stored stored, int pageSize, LocalDate closedOn) {
        List<WorkTotals.MemberTotal> totals = WorkTotals.ofMembers(tx, period);
        List<WorkTotals.MemberTotal> others = WorkTotals.ofOthers(tx, period);
        Whole whole = whole(totals, others);
        int pages = Math.max(1, Math.ceilDiv(totals.size() + others.size(), pageSize));
        boolean again = stored.closedOn() != null;
        int closing = again ? stored.closing() + 1 : 1;
        int before = again ? stored.pages() : 0;
        WorkPeriods.close(tx, period, closedOn, closing, before + pages);
        for (int page = 1; page <= pages; page++) {
            int from = (page - 1) * pageSize;
            int to = page * pageSize;
            tx.publish(
                    new Event(
                            "coop.kyodo.membership.work-period-closed.v1",
                            stored.periodId(),
                            before + page,
                            new Data(
                                    tx.tenant(),
                                    period,
                                    closedOn,
                                    closing,
                                    page,
                                    pages,
                                    whole,
                                    part(totals, from, to),
                                    part(others, from - totals.size(), to - totals.size()))));
        }
        return whole;
    }

    private static Whole whole(
            List<WorkTotals.MemberTotal> totals, List<WorkTotals.MemberTotal> others) {
        Measures sum = sum(totals);
        Measures ofOthers = sum(others);
        return new Whole(
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
