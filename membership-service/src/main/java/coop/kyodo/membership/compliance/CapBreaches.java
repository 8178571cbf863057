package coop.kyodo.membership.compliance;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.capital.UnitMoves;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Who holds more units than the cap allows on a date. Nobody gets there by joining or by a
/// purchase recorded here; a share grows when others leave or give up units, and the cap begins to
/// bind when a fourth member joins.
final class CapBreaches {

    /// Whether a member who `held` units took over some with approval, of somebody who leaves or
    /// left: of one who stays after all there is nothing to take over.
    static final String APPROVED =
            """
            exists (select from take_over t join withdrawal w
                on w.tenant_id = :tenant and w.member_id = t.leaver_id
              where t.tenant_id = :tenant and t.taker_id = held.member_id
                and t.resolution_id is not null and t.taken_on <= :date
                and t.recorded_at <= :known and w.recorded_at <= :known
                and (w.cancelled_at is null or w.cancelled_at > :known))\
            """;

    /// A member with more than a quarter of all units.
    record Holder(UUID memberId, long units, boolean approved) {}

    /// How things stood from a day on: the member's units, all units, how many members.
    record Day(LocalDate on, long units, long totalUnits, long members) {}

    private CapBreaches() {}

    static List<CapBreach> on(Tx tx, Rulebook profile, LocalDate date, Instant known) {
        Optional<Rule> usual = profile.findRule("JP-021");
        if (usual.isEmpty()) {
            return List.of();
        }
        long exempt = profile.findRule("JP-023").map(rule -> rule.wholeBound("members")).orElse(0);
        Fraction cap = usual.get().bound("atMost");
        return holders(tx, date, known, cap).stream()
                .flatMap(holder ->
                        breach(
                                holder,
                                holder.approved() ? profile.rule("JP-022").bound("atMost") : cap,
                                exempt,
                                days(tx, holder.memberId(), date, known))
                                .stream())
                .toList();
    }

    /// The breach that the last of these days is in, with the day it began on.
    static Optional<CapBreach> breach(Holder holder, Fraction cap, long exempt, List<Day> days) {
        LocalDate since = null;
        for (Day day : days) {
            boolean beyond =
                    day.members() > exempt
                            && !Fraction.of(day.units()).isAtMost(cap.times(day.totalUnits()));
            since = beyond ? first(since, day.on()) : null;
        }
        return since == null
                ? Optional.empty()
                : Optional.of(
                        new CapBreach(
                                holder.memberId(),
                                days.getLast().units(),
                                days.getLast().totalUnits(),
                                cap,
                                since));
    }

    private static LocalDate first(@Nullable LocalDate since, LocalDate day) {
        return since == null ? day : since;
    }

    private static List<Holder> holders(Tx tx, LocalDate date, Instant known, Fraction cap) {
        return tx.sql()
                .createQuery(
                        """
                        with <moved>, held as (
                          select member_id, sum(units) as units from moved
                          where effective_on <= :date
                            and not (effective_on = :date and units < 0 and kind not like 'TRANSFER%')
                          group by member_id
                        )
                        select member_id, units::bigint, <approved> as approved
                        from held
                        where units * :denominator > (select sum(units) from held) * :numerator
                        order by member_id\
                        """)
                .define("moved", UnitMoves.MOVED)
                .define("approved", APPROVED)
                .bind("tenant", tx.tenant())
                .bind("date", date)
                .bind("known", known)
                .bind("numerator", cap.numerator().longValueExact())
                .bind("denominator", cap.denominator().longValueExact())
                .map(ConstructorMapper.of(Holder.class))
                .list();
    }

    /// Whoever leaves at the end of a day is gone on the next.
    private static List<Day> days(Tx tx, UUID memberId, LocalDate date, Instant known) {
        return tx.sql()
                .createQuery(
                        """
                        with <moved>, change as (
                          select case when units < 0 and kind not like 'TRANSFER%'
                              or kind = 'WITHDRAWAL_REVERSAL' then effective_on + 1 else effective_on end as day,
                            case when member_id = :member then units else 0 end as own,
                            units as total, 0 as members
                          from moved
                          union all
                          select admitted_on, 0, 0, 1 from member
                          where tenant_id = :tenant and admitted_on is not null
                            and admitted_at <= :known
                          union all
                          select effective_on + 1, 0, 0, -1 from withdrawal
                          where tenant_id = :tenant and recorded_at <= :known
                            and (cancelled_at is null or cancelled_at > :known)
                        )
                        select day as "on",
                          (sum(sum(own)) over (order by day))::bigint as units,
                          (sum(sum(total)) over (order by day))::bigint as total_units,
                          (sum(sum(members)) over (order by day))::bigint as members
                        from change where day <= :date group by day order by day\
                        """)
                .define("moved", UnitMoves.MOVED)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("date", date)
                .bind("known", known)
                .map(ConstructorMapper.of(Day.class))
                .list();
    }
}
