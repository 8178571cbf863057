package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.fund.Account;
import coop.kyodo.surplus.year.FiscalYear;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the accounts hold at a year's end, in minor units.
final class YearEnds {

    private YearEnds() {}

    /// What the members' retained accounts hold at a year's end: retained patronage belongs to the
    /// year it is from, whenever its plan was executed; all else, and corrections of a year whose
    /// accounts were closed, to its day.
    static long retained(Tx tx, LocalDate yearEnd) {
        return tx.sql()
                .createQuery(
                        """
                        select coalesce(sum(amount), 0)::bigint from capital_move
                        where tenant_id = :tenant and counts_on <= :end\
                        """)
                .bind("tenant", tx.tenant())
                .bind("end", yearEnd)
                .mapTo(Long.class)
                .one();
    }

    /// What the collective funds hold at a year's end: what plans moved belongs to their year, all
    /// else to its day.
    static long collective(Tx tx, List<String> funds, LocalDate yearEnd) {
        return tx.sql()
                .createQuery(
                        """
                        select coalesce(sum(case side when 'CREDIT' then amount else -amount end), 0)::bigint
                        from posting p join journal j using (tenant_id, journal_id)
                          left join executed_plan e
                            on e.tenant_id = j.tenant_id and e.plan_id = j.plan_id
                        where j.tenant_id = :tenant and p.account = any(:funds)
                          and coalesce(e.counts_on, j.on_day) <= :end\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray("funds", String.class, funds)
                .bind("end", yearEnd)
                .mapTo(Long.class)
                .one();
    }

    /// What a fund holds at least from a day on, on any later one: both by the days on which it
    /// moved and by the years to which plans belong. No more may be taken from it on that day.
    static long lowest(Tx tx, String fund, LocalDate from) {
        return tx.sql()
                .createQuery(
                        """
                        with moved as (
                          select j.on_day as by_day, coalesce(e.counts_on, j.on_day) as by_year,
                            case p.side when 'CREDIT' then p.amount else -p.amount end as change
                          from posting p
                            join journal j on j.tenant_id = p.tenant_id
                              and j.journal_id = p.journal_id
                            left join executed_plan e
                              on e.tenant_id = j.tenant_id and e.plan_id = j.plan_id
                          where p.tenant_id = :tenant and p.account = :fund
                        ), days as (
                          select 'DAY' as basis, greatest(by_day, :from::date) as day, change from moved
                          union all
                          select 'YEAR', greatest(by_year, :from::date), change from moved
                          union all select 'DAY', :from::date, 0 union all select 'YEAR', :from::date, 0
                        )
                        select min(held)::bigint from (
                          select sum(change) over (partition by basis order by day) as held
                          from days) balances\
                        """)
                .bind("tenant", tx.tenant())
                .bind("fund", fund)
                .bind("from", from)
                .mapTo(Long.class)
                .one();
    }

    /// What the executed plan of a year and its corrections left in the carry-over.
    ///
    /// @param planId the plan that holds
    /// @param amount negative for a loss
    /// @param since the first day at whose end a part of it stands there
    /// @param executedOn when the last of them was executed
    /// @param countsOn the day from which it counts at years' ends
    /// @param figuresVersion the figures it was made from
    record Carried(
            UUID planId,
            Money amount,
            LocalDate since,
            LocalDate executedOn,
            LocalDate countsOn,
            int figuresVersion) {}

    /// Empty when no plan of the year is executed, and while a correction is being.
    static Optional<Carried> carried(Tx tx, FiscalYear year) {
        return tx.sql()
                .createQuery(
                        """
                        select e.plan_id, e.executed_on, e.counts_on,
                          (r.inputs::jsonb ->> 'figuresVersion')::int as figures,
                          c.amount as carried, coalesce(c.since, e.year_end + 1) as since
                        from executed_plan e
                          join lateral (
                            select coalesce(sum(
                                case o.side when 'CREDIT' then o.amount else -o.amount end), 0)::bigint
                                as amount,
                              min(case when x.corrects is null then x.year_end + 1 else j.on_day end)
                                as since
                            from executed_plan x
                              join journal j on j.tenant_id = x.tenant_id and j.plan_id = x.plan_id
                                and j.kind = 'DISPOSITION'
                              join posting o on o.tenant_id = j.tenant_id
                                and o.journal_id = j.journal_id and o.account = :account
                            where x.tenant_id = :tenant and x.root = e.root) c on true
                          join execution n on n.tenant_id = e.tenant_id and n.plan_id = e.plan_id
                          join plan_revision r on r.tenant_id = n.tenant_id
                            and r.plan_id = n.plan_id and r.revision = n.revision
                        where e.tenant_id = :tenant and e.year = :year
                          and not exists (select from plan_state c
                            where c.tenant_id = :tenant and c.corrects = e.plan_id
                              and c.state in ('EXECUTING', 'EXECUTED')
                              and not exists (select from plan_state s
                                where s.tenant_id = :tenant and s.plan_id = c.plan_id
                                  and s.state = 'SUPERSEDED'))\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", year.year())
                .bind("account", Account.CARRY_OVER)
                .map((row, context) ->
                        new Carried(
                                row.getObject("plan_id", UUID.class),
                                Money.of(row.getLong("carried"), year.figures().currency()),
                                row.getObject("since", LocalDate.class),
                                row.getObject("executed_on", LocalDate.class),
                                row.getObject("counts_on", LocalDate.class),
                                row.getInt("figures")))
                .findOne();
    }

    /// When a plan of a later year than the one that ends on this day was executed last.
    static Optional<LocalDate> lastExecutionAfter(Tx tx, LocalDate yearEnd) {
        return tx.sql()
                .createQuery(
                        """
                        select executed_on from executed_plan
                        where tenant_id = :tenant and year_end > :end
                        order by executed_on desc limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("end", yearEnd)
                .mapTo(LocalDate.class)
                .findOne();
    }

    /// Whether a plan of the year is executed, or being so.
    static boolean isDisposedOf(Tx tx, String year) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select 1 from plan_state e
                          where tenant_id = :tenant and year = :year
                            and state in ('EXECUTING', 'EXECUTED')
                            and not exists (select from plan_state s
                              where s.tenant_id = e.tenant_id and s.plan_id = e.plan_id
                                and s.state = 'SUPERSEDED'))\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .mapTo(Boolean.class)
                .one();
    }

    /// What the executed plan of a year pays the members in money, in the last correction that came
    /// before the year's accounts were closed.
    static long paidOut(Tx tx, String year) {
        return tx.sql()
                .createQuery(
                        """
                        select coalesce(sum(a.cash), 0)::bigint
                        from allocation a join executed_plan e
                          on e.tenant_id = a.tenant_id and e.plan_id = a.plan_id
                        where a.tenant_id = :tenant and e.year = :year
                          and e.counts_on = e.year_end
                          and not exists (select from executed_plan c
                            where c.tenant_id = e.tenant_id and c.corrects = e.plan_id
                              and c.counts_on = c.year_end)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("year", year)
                .mapTo(Long.class)
                .one();
    }
}
