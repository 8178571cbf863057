package coop.kyodo.membership.compliance;

import coop.kyodo.kit.store.Tx;
import java.time.Instant;
import java.time.LocalDate;

/// Counts members and workers over all time. Who has work on record in a month works from its first
/// day to the end of the second month after it; who is placed at a site works while placed; who is
/// noted as a worker works as long as that says, whatever work is on record. Whoever leaves may go
/// on working, but works no longer than they live. Whoever is placed to be supported works, but
/// does not count among the workers (JP-012). Whoever left and joined again is one person: work and
/// terms under one of the memberships are those of all, and a contract that was not ended counts as
/// long as there are no other terms beside it.
final class Timelines {

    /// From when to when it lasts, as far as its end is known.
    private static final String SPAN =
            """
            daterange(from_on, case when ended_at is null or ended_at <= :known then to_on end, '[]')\
            """;

    /// What stood as known then: not yet what was noted later, and no more what was corrected.
    private static final String STANDS =
            "recorded_at <= :known and (corrected_at is null or corrected_at > :known)";

    private static final String CHANGES =
            """
            with membership as (
              select m.person_id, range_agg(daterange(m.admitted_on, w.effective_on, '[]')) as spans
              from member m
              left join withdrawal w
                on w.tenant_id = m.tenant_id and w.member_id = m.member_id
                  and w.recorded_at <= :known
                  and (w.cancelled_at is null or w.cancelled_at > :known)
              where m.tenant_id = :tenant and m.admitted_on is not null and m.admitted_at <= :known
              group by m.person_id
            ), corrected as (
              select corrects as entry_id, sum(minutes) as minutes, sum(days) as days
              from work_entry
              where tenant_id = :tenant and corrects is not null and recorded_at <= :known
              group by corrects
            ), worked as (
              select distinct m.person_id, e.period
              from work_entry e join member m using (tenant_id, member_id)
              left join corrected c using (entry_id)
              where e.tenant_id = :tenant and e.corrects is null and e.recorded_at <= :known
                and (e.minutes + coalesce(c.minutes, 0) > 0 or e.days + coalesce(c.days, 0) > 0)
            ), deceased as (
              select m.person_id, min(d.died_on) as died_on
              from (
                select member_id, effective_on as died_on from withdrawal
                where tenant_id = :tenant and cause = 'DEATH' and recorded_at <= :known
                  and (cancelled_at is null or cancelled_at > :known)
                union all
                (select distinct on (member_id) member_id, died_on from later_death
                  where tenant_id = :tenant and recorded_at <= :known
                  order by member_id, turn desc)) d
              join member m on m.tenant_id = :tenant and m.member_id = d.member_id
              group by m.person_id
            ), placed as (
              select m.person_id, p.span, p.supported
              from (
                select member_id, <span> as span, supported from placement
                where tenant_id = :tenant and <stands>) p
              join member m on m.tenant_id = :tenant and m.member_id = p.member_id
            ), working as (
              select person_id, range_agg(span)
                * datemultirange(daterange(null, min(died_on), '[]')) as spans
              from (
                select person_id, daterange(to_date(period, 'YYYY-MM'),
                  cast(to_date(period, 'YYYY-MM') + interval '3 months' as date)) as span
                from worked
                union all
                select person_id, span from placed) s
              left join deceased using (person_id)
              group by person_id
            ), supported as (
              select person_id, range_agg(span) as spans from placed where supported
              group by person_id
            ), counting as (
              select person_id, w.spans - coalesce(s.spans, datemultirange()) as spans
              from working w left join supported s using (person_id)
            ), terms as (
              select m.person_id, range_agg(t.span) as spans,
                range_agg(t.span) filter (where t.kind = 'CONTRACT')
                  - coalesce(range_agg(t.span) filter (where t.kind <> 'CONTRACT'),
                    datemultirange()) as contracts
              from (
                select member_id, <span> as span, kind from labour_term
                where tenant_id = :tenant and <stands>) t
              join member m on m.tenant_id = :tenant and m.member_id = t.member_id
              group by m.person_id
            ), counted (quantity, spans) as (
              select 'MEMBERS', spans from membership
              union all
              select 'WORKING_MEMBERS', m.spans * w.spans
              from membership m join working w using (person_id)
              union all
              select 'MEMBER_WORKERS', m.spans * w.spans
              from membership m join counting w using (person_id)
              union all
              select 'WORKERS', spans from counting
              union all
              select 'WORKERS', datemultirange(<span>) from worker
              where tenant_id = :tenant and kind = 'EMPLOYEE' and <stands>
              union all
              select 'CONTRACTS', m.spans * t.contracts
              from membership m join terms t using (person_id) where t.contracts is not null
              union all
              select 'ON_TERMS', m.spans * w.spans * t.spans
              from membership m join working w using (person_id) join terms t using (person_id)
            ), parts as (
              select quantity, unnest(spans) as part from counted
            )
            select day, quantity, sum(by) as by from (
              select lower(part) as day, quantity, 1 as by from parts
              union all
              select upper(part), quantity, -1 from parts where not upper_inf(part)) changes
            group by day, quantity having sum(by) <> 0 order by day\
            """;

    private Timelines() {}

    static Timeline read(Tx tx, Instant known) {
        return Timeline.of(
                tx.sql()
                        .createQuery(CHANGES)
                        .define("span", SPAN)
                        .define("stands", STANDS)
                        .bind("tenant", tx.tenant())
                        .bind("known", known)
                        .map((row, context) ->
                                new Timeline.Change(
                                        row.getObject("day", LocalDate.class),
                                        Quantity.valueOf(row.getString("quantity")),
                                        row.getLong("by")))
                        .list());
    }
}
