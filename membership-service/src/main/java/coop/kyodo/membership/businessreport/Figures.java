package coop.kyodo.membership.businessreport;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.capital.JournalKind;
import coop.kyodo.membership.capital.Known;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.member.WithdrawalCause;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Counts what a business report shows, at the ends of days and as known at an instant.
final class Figures {

    private static final String MEMBERSHIPS =
            """
            with membership as (
              select m.person_id, m.admitted_on, w.effective_on as left_on, w.cause
              from member m left join withdrawal w
                on w.tenant_id = m.tenant_id and w.member_id = m.member_id
                  and w.recorded_at <= :knownAt
                  and (w.cancelled_at is null or w.cancelled_at > :knownAt)
              where m.tenant_id = :tenant and m.admitted_at <= :knownAt
            )
            """;

    private final Tx tx;
    private final Cooperative cooperative;
    private final Instant knownAt;

    Figures(Tx tx, Cooperative cooperative, @Nullable Instant knownAt) {
        this.tx = tx;
        this.cooperative = cooperative;
        this.knownAt = Known.at(knownAt);
    }

    /// The members after the leavers of this day.
    long members(LocalDate on) {
        return query(
                        MEMBERSHIPS
                                + """
                                select count(*) from membership
                                where admitted_on <= :on and (left_on is null or left_on > :on)\
                                """)
                .bind("on", on)
                .mapTo(Long.class)
                .one();
    }

    long joined(LocalDate from, LocalDate to) {
        return query(
                        MEMBERSHIPS
                                + """
                                select count(*) from membership
                                where admitted_on between :from and :to\
                                """)
                .bind("from", from)
                .bind("to", to)
                .mapTo(Long.class)
                .one();
    }

    Map<WithdrawalCause, Long> left(LocalDate from, LocalDate to) {
        return query(
                        MEMBERSHIPS
                                + """
                                select cause, count(*) as members from membership
                                where left_on between :from and :to group by cause\
                                """)
                .bind("from", from)
                .bind("to", to)
                .reduceRows(
                        new EnumMap<>(WithdrawalCause.class),
                        (left, row) -> {
                            left.put(
                                    WithdrawalCause.valueOf(row.getColumn("cause", String.class)),
                                    row.getColumn("members", Long.class));
                            return left;
                        });
    }

    /// The units that are booked up to a day.
    long units(LocalDate on) {
        return query(
                        """
                        select coalesce(sum(units), 0)::bigint from journal
                        where tenant_id = :tenant and effective_on <= :on
                          and recorded_at <= :knownAt\
                        """)
                .bind("on", on)
                .mapTo(Long.class)
                .one();
    }

    Map<JournalKind, Long> moved(LocalDate from, LocalDate to) {
        return query(
                        """
                        select kind, sum(units)::bigint as units from journal
                        where tenant_id = :tenant and effective_on between :from and :to
                          and recorded_at <= :knownAt
                        group by kind having sum(units) <> 0\
                        """)
                .bind("from", from)
                .bind("to", to)
                .reduceRows(
                        new EnumMap<>(JournalKind.class),
                        (moved, row) -> {
                            moved.put(
                                    JournalKind.valueOf(row.getColumn("kind", String.class)),
                                    row.getColumn("units", Long.class));
                            return moved;
                        });
    }

    BusinessReport.Capital capital(LocalDate on) {
        return query(
                        """
                        select
                          coalesce(-sum(p.amount) filter (where p.account = 'CAPITAL'), 0)::bigint
                            as subscribed,
                          coalesce(sum(p.amount) filter (where p.account = 'UNPAID_CAPITAL'), 0)::bigint
                            as unpaid
                        from journal j
                        join posting p on p.tenant_id = :tenant and p.journal_id = j.journal_id
                        where j.tenant_id = :tenant and j.effective_on <= :on
                          and j.recorded_at <= :knownAt\
                        """)
                .bind("on", on)
                .map((row, context) ->
                        new BusinessReport.Capital(
                                cooperative.money(row.getLong("subscribed")),
                                cooperative.money(row.getLong("unpaid"))))
                .one();
    }

    /// Those employed after the leavers of this day. Whoever leaves under a contract stays employed
    /// (JP-059), unless by death; whoever is no member yet is an employee too (JP-013). Whoever
    /// left and joined again is one person, under whichever membership the contract is noted.
    BusinessReport.Staff.Count staff(LocalDate on) {
        return query(
                        MEMBERSHIPS
                                + """
                                , later as (
                                  select distinct on (d.member_id) p.person_id, d.died_on
                                  from later_death d join member p using (tenant_id, member_id)
                                  where d.tenant_id = :tenant and d.recorded_at <= :knownAt
                                  order by d.member_id, d.turn desc
                                ), employed as (
                                  select p.person_id
                                  from labour_term t join member p using (tenant_id, member_id)
                                  where t.tenant_id = :tenant
                                    and t.from_on <= :on and t.recorded_at <= :knownAt
                                    and (t.corrected_at is null or t.corrected_at > :knownAt)
                                    and (t.to_on is null or t.to_on > :on or t.ended_at > :knownAt)
                                  group by p.person_id having bool_and(t.kind = 'CONTRACT')
                                ), under_contract as (
                                  select
                                    exists (select from membership m
                                      where m.person_id = e.person_id and m.admitted_on <= :on
                                        and (m.left_on is null or m.left_on > :on)) as member,
                                    exists (select from membership m
                                      where m.person_id = e.person_id and m.cause = 'DEATH'
                                        and m.left_on <= :on)
                                      or exists (select from later d
                                        where d.person_id = e.person_id and d.died_on <= :on)
                                      as dead
                                  from employed e
                                )
                                select count(*) filter (where member) as members_under_contract,
                                  count(*) filter (where not member and not dead)
                                    + (select count(*) from worker
                                       where tenant_id = :tenant and kind = 'EMPLOYEE'
                                         and from_on <= :on and recorded_at <= :knownAt
                                         and (corrected_at is null or corrected_at > :knownAt)
                                         and (to_on is null or to_on > :on or ended_at > :knownAt))
                                    as employees
                                from under_contract\
                                """)
                .bind("on", on)
                .map(ConstructorMapper.of(BusinessReport.Staff.Count.class))
                .one();
    }

    BusinessReport.Sites sites(LocalDate from, LocalDate to) {
        return query(
                        """
                        with known as (
                          select coalesce(opened_on, '-infinity') as opened_on,
                            coalesce(
                              case when closed_at is null or closed_at <= :knownAt then closed_on end,
                              'infinity') as closed_on
                          from site where tenant_id = :tenant and recorded_at <= :knownAt
                        )
                        select
                          count(*) filter (where opened_on < :from and closed_on >= :from) as at_start,
                          count(*) filter (where opened_on between :from and :to) as opened,
                          count(*) filter (where closed_on between :from and :to) as closed,
                          count(*) filter (where opened_on <= :to and closed_on > :to) as at_end
                        from known\
                        """)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) ->
                        BusinessReport.Sites.of(
                                row.getLong("at_start"),
                                row.getLong("opened"),
                                row.getLong("closed"),
                                row.getLong("at_end")))
                .one();
    }

    boolean yearClosed(LocalDate end) {
        return query(
                        """
                        select exists (select from year_end
                          where tenant_id = :tenant and fiscal_year_end = :end
                            and recorded_at <= :knownAt)\
                        """)
                .bind("end", end)
                .mapTo(Boolean.class)
                .one();
    }

    private Query query(String sql) {
        return tx.sql().createQuery(sql).bind("tenant", tx.tenant()).bind("knownAt", knownAt);
    }
}
