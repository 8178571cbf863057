package coop.kyodo.membership.capital;

import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// How one member's capital stood at the end of each day on which it moved. A command that is dated
/// in the past must fit not only that day but every day since.
///
/// @param days by date, each with the sums up to it, in minor units
public record MemberHistory(List<Day> days) {

    /// The sums up to the end of a day.
    public record Day(LocalDate on, long units, long subscribed, long unpaid) {

        private boolean holdsAs(Day other) {
            return units == other.units && subscribed == other.subscribed && unpaid == other.unpaid;
        }
    }

    public static MemberHistory of(Tx tx, UUID memberId) {
        return new MemberHistory(
                tx.sql()
                        .createQuery(
                                """
                                with moved as (
                                  select j.effective_on as on_day, j.units,
                                    (select coalesce(-sum(amount) filter (where account = 'CAPITAL'), 0)
                                     from posting p where p.tenant_id = j.tenant_id
                                       and p.journal_id = j.journal_id) as subscribed,
                                    (select coalesce(sum(amount) filter (where account = 'UNPAID_CAPITAL'), 0)
                                     from posting p where p.tenant_id = j.tenant_id
                                       and p.journal_id = j.journal_id) as unpaid
                                  from journal j where j.tenant_id = :tenant and j.member_id = :member
                                )
                                select on_day as "on",
                                  (sum(sum(units)) over (order by on_day))::bigint as units,
                                  (sum(sum(subscribed)) over (order by on_day))::bigint as subscribed,
                                  (sum(sum(unpaid)) over (order by on_day))::bigint as unpaid
                                from moved group by on_day order by on_day\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("member", memberId)
                        .map(ConstructorMapper.of(Day.class))
                        .list());
    }

    /// The least that is unpaid at the end of this day or any later one, in minor units: from what
    /// is unpaid now back over what moved it after the day, so that a payment does not add up again
    /// all that were made before it.
    ///
    /// @param unpaidNow what the member's holding leaves unpaid
    public static long leastUnpaidFrom(Tx tx, UUID memberId, LocalDate date, long unpaidNow) {
        List<Long> movedLater =
                tx.sql()
                        .createQuery(
                                """
                                select coalesce(sum(p.amount), 0)::bigint
                                from journal j left join posting p
                                  on p.tenant_id = j.tenant_id and p.journal_id = j.journal_id
                                    and p.account = 'UNPAID_CAPITAL'
                                where j.tenant_id = :tenant and j.member_id = :member
                                  and j.effective_on > :date
                                group by j.effective_on order by j.effective_on desc\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("member", memberId)
                        .bind("date", date)
                        .mapTo(Long.class)
                        .list();
        long unpaid = unpaidNow;
        long least = unpaidNow;
        for (long moved : movedLater) {
            unpaid -= moved;
            least = Math.min(least, unpaid);
        }
        return least;
    }

    /// The last day on which what is held or paid in became another; empty when it never did.
    public Optional<LocalDate> heldSince() {
        Day before = new Day(LocalDate.MIN, 0, 0, 0);
        Optional<LocalDate> since = Optional.empty();
        for (Day day : days) {
            since = day.holdsAs(before) ? since : Optional.of(day.on());
            before = day;
        }
        return since;
    }

    /// The fewest units held at the end of this day or any later one.
    public long leastUnitsFrom(LocalDate date) {
        return leastFrom(date, Day::units);
    }

    /// The least that was unpaid at the end of this day or any later one.
    public long leastUnpaidFrom(LocalDate date) {
        return leastFrom(date, Day::unpaid);
    }

    /// The least that was paid in at the end of this day or any later one.
    public long leastPaidInFrom(LocalDate date) {
        return leastFrom(date, day -> day.subscribed() - day.unpaid());
    }

    /// The units held at the end of a day.
    public long unitsOn(LocalDate date) {
        return at(date, Day::units);
    }

    /// The first day at whose end something was unpaid; empty when there was none.
    public Optional<LocalDate> firstUnpaidOn() {
        return days.stream().filter(day -> day.unpaid() > 0).map(Day::on).findFirst();
    }

    /// What was unpaid at the end of a day.
    public long unpaidOn(LocalDate date) {
        return at(date, Day::unpaid);
    }

    /// Whether so much can leave the capital from this day on, all of it paid up: nothing was
    /// unpaid on the day or is now, and as much was paid in ever since.
    ///
    /// @param amount in minor units
    public boolean isPaidUp(LocalDate date, long amount) {
        return !isUnpaidOnOrNow(date) && leastPaidInFrom(date) >= amount;
    }

    /// Whether something was unpaid at the end of this day or is now.
    private boolean isUnpaidOnOrNow(LocalDate date) {
        return at(date, Day::unpaid) > 0 || (!days.isEmpty() && days.getLast().unpaid() > 0);
    }

    private long leastFrom(LocalDate date, ToLongFunction<Day> figure) {
        List<Long> figures = new ArrayList<>(List.of(at(date, figure)));
        days.stream()
                .filter(day -> day.on().isAfter(date))
                .map(figure::applyAsLong)
                .forEach(figures::add);
        return figures.stream().mapToLong(Long::longValue).min().orElseThrow();
    }

    private long at(LocalDate date, ToLongFunction<Day> figure) {
        return days.stream()
                .filter(day -> !day.on().isAfter(date))
                .reduce((earlier, later) -> later)
                .map(figure::applyAsLong)
                .orElse(0L);
    }
}
