package coop.kyodo.membership.work;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// That nobody's work takes more time than there is: all work of one person on a day, at whichever
/// sites and under whichever of their memberships, and all of a month, that of its days and that of
/// the month as a whole together, each entry as it is corrected.
///
/// An entry by itself and a correction are judged when they come. What comes at the same moment,
/// and the lines of an import, which are not held against one another, are judged when their month
/// is closed, before its figures go out.
final class PersonTime {

    private static final String CODE = "time-exceeded";

    /// How many days and months a refusal names.
    private static final int NAMED = 10;

    /// Each piece of work done in a month, and each correction of one, whenever it is booked.
    private static final String WORK =
            """
            select coalesce(m.person_id, w.member_id) as person, w.worked_on, w.minutes, w.days
            from (
              select e.member_id, e.worked_on, e.minutes, e.days from work_entry e
              where e.tenant_id = :tenant and e.period = :period and e.corrects is null <whose>
              union all
              select e.member_id, o.worked_on, e.minutes, e.days from work_entry e
              join work_entry o on o.tenant_id = e.tenant_id and o.entry_id = e.corrects
              where e.tenant_id = :tenant and e.period >= :period and o.period = :period <whose>) w
            left join member m on m.tenant_id = :tenant and m.member_id = w.member_id\
            """;

    /// Under all memberships of whoever has this one; of a worker, who has none, under their id.
    private static final String OF_ONE =
            """
            and e.member_id = any(array(
              select cast(:member as uuid)
              union all
              select also.member_id from member this join member also using (tenant_id, person_id)
              where this.tenant_id = :tenant and this.member_id = :member))\
            """;

    /// What is on record of one person.
    record Recorded(long dayMinutes, long dayDays, long minutes, long days) {}

    /// A day or a month that holds too much.
    ///
    /// @param who the ids that the person works under
    /// @param workedOn the day; null when it is the month
    /// @param found how many there are in all
    record Exceeded(
            String who, @Nullable LocalDate workedOn, long minutes, long days, long found) {}

    private PersonTime() {}

    /// Lets work pass for which the person has time beside what is on record; a 409 otherwise. What
    /// takes away always passes.
    ///
    /// @param entry the entry that is added, or the one that is corrected
    static void mustBeLeft(Tx tx, WorkEntry entry, int minutes, int days) {
        if (minutes <= 0 && days <= 0) {
            return;
        }
        Recorded recorded = recorded(tx, entry);
        LocalDate date = entry.date();
        if (date != null) {
            mustFit(date.toString(), 1, recorded.dayMinutes(), minutes, recorded.dayDays(), days);
        }
        mustFit(
                entry.period().toString(),
                entry.period().lengthOfMonth(),
                recorded.minutes(),
                minutes,
                recorded.days(),
                days);
    }

    /// Lets a month pass in which everybody's work fits into their days; a 409 otherwise.
    static void mustHold(Tx tx, YearMonth period) {
        List<Exceeded> exceeded = exceeded(tx, period);
        if (!exceeded.isEmpty()) {
            long others = exceeded.getFirst().found() - exceeded.size();
            List<FormFault> each = exceeded.stream().map(one -> said(one, period)).toList();
            throw Problems.conflict(
                    CODE,
                    new FormFault(
                            "",
                            others == 0 ? "said.times-exceeded" : "said.times-exceeded-more",
                            Map.of("each", each, "others", others)));
        }
    }

    private static FormFault said(Exceeded exceeded, YearMonth period) {
        LocalDate date = exceeded.workedOn();
        Map<String, Object> figures =
                date == null
                        ? figures(
                                period.toString(),
                                period.lengthOfMonth(),
                                exceeded.minutes(),
                                exceeded.days())
                        : figures(date.toString(), 1, exceeded.minutes(), exceeded.days());
        figures.put("who", exceeded.who());
        return new FormFault("", "said.time-of", figures);
    }

    private static void mustFit(
            String when, int length, long recorded, int minutes, long recordedDays, int days) {
        if (!WorkRules.fitsBeside(length, recorded, minutes)
                || !WorkRules.daysFitBeside(length, recordedDays, days)) {
            Map<String, Object> figures =
                    figures(when, length, recorded + minutes, recordedDays + days);
            figures.put("recordedMinutes", recorded);
            figures.put("recordedDays", recordedDays);
            throw Problems.conflict(CODE, new FormFault("", "said.time-exceeded-by", figures));
        }
    }

    private static Map<String, Object> figures(String when, int length, long minutes, long days) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("when", when);
        figures.put("minutes", minutes);
        figures.put("mostMinutes", WorkRules.minutesOf(length));
        figures.put("days", days);
        figures.put("mostDays", length);
        return figures;
    }

    private static Recorded recorded(Tx tx, WorkEntry entry) {
        return tx.sql()
                .createQuery(
                        """
                        select
                          coalesce(sum(minutes) filter (where worked_on = cast(:date as date)), 0)
                            as day_minutes,
                          coalesce(sum(days) filter (where worked_on = cast(:date as date)), 0)
                            as day_days,
                          coalesce(sum(minutes), 0) as minutes, coalesce(sum(days), 0) as days
                        from (<work>) work\
                        """)
                .define("work", WORK.replace("<whose>", OF_ONE))
                .bind("tenant", tx.tenant())
                .bind("period", entry.period().toString())
                .bind("member", entry.memberId())
                .bind("date", entry.date())
                .map(ConstructorMapper.of(Recorded.class))
                .one();
    }

    private static List<Exceeded> exceeded(Tx tx, YearMonth period) {
        return tx.sql()
                .createQuery(
                        """
                        select coalesce((select string_agg(m.member_id::text, ' and ' order by m.member_id)
                            from member m
                            where m.tenant_id = :tenant and m.person_id = too_much.person),
                          too_much.person::text) as who, worked_on, minutes, days, found
                        from (
                          select person, worked_on, sum(minutes) as minutes, sum(days) as days,
                            count(*) over () as found
                          from (<work>) work
                          group by grouping sets ((person, worked_on), (person))
                          having case
                            when grouping(worked_on) = 1
                              then sum(minutes) > :monthMinutes or sum(days) > :monthDays
                            else worked_on is not null and (sum(minutes) > :dayMinutes or sum(days) > 1)
                            end
                          order by person, worked_on limit :named) too_much
                        order by who, worked_on\
                        """)
                .define("work", WORK.replace("<whose>", ""))
                .bind("tenant", tx.tenant())
                .bind("period", period.toString())
                .bind("dayMinutes", WorkRules.minutesOf(1))
                .bind("monthMinutes", WorkRules.minutesOf(period.lengthOfMonth()))
                .bind("monthDays", period.lengthOfMonth())
                .bind("named", NAMED)
                .map(ConstructorMapper.of(Exceeded.class))
                .list();
    }
}
