package coop.kyodo.surplus.account;

import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.List;

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
