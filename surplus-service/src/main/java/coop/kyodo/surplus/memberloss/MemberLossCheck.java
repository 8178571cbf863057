package coop.kyodo.surplus.memberloss;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.fund.Account;
import coop.kyodo.surplus.fund.Journals;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// ES-02d: what the ledger has for losses of members is what the plans that hold have them bear,
/// less what was paid and set off, with what is paid back. What each bears is what the plan's
/// result says, each settlement stands in its journal, and nobody is paid back what was not settled
/// beyond the loss.
@ApplicationScoped
class MemberLossCheck implements Check {

    /// One query for each kind of fault, with a line of text for each fault.
    private static final List<String> FAULTS =
            List.of(
                    """
                    select 'plan %s has member %s bear %s, its result says %s' as text,
                      coalesce(l.plan_id, p.plan_id) as a, coalesce(l.member_id, p.member_id) as b,
                      l.amount as c, p.amount as d
                    from (select * from member_loss where tenant_id = :tenant) l
                      full join (select * from planned_member_loss where tenant_id = :tenant
                        and plan_id in (select plan_id from executed_plan
                          where tenant_id = :tenant)) p using (plan_id, member_id)
                    where (l.amount, l.currency, l.root, l.profile, l.sets_off)
                      is distinct from (p.amount, p.currency, p.root, p.profile, p.sets_off)
                    order by 2, 3\
                    """,
                    """
                    select 'the journal %s%s settles %s of losses, the records have %s' as text,
                      journal_id as a, '' as b, coalesce(j.amount, 0) as c,
                      coalesce(s.amount, 0) as d
                    from (select j.journal_id,
                          sum(case p.side when 'CREDIT' then p.amount else -p.amount end) as amount
                        from journal j join posting p using (tenant_id, journal_id)
                        where j.tenant_id = :tenant and j.kind = 'LOSS_SETTLEMENT'
                          and p.account = :account
                        group by j.journal_id) j
                      full join (select journal_id,
                          sum(case kind when 'REFUND' then -amount else amount end) as amount
                        from member_loss_settlement where tenant_id = :tenant
                        group by journal_id) s using (journal_id)
                    where j.amount is distinct from s.amount
                    order by 2\
                    """,
                    """
                    select 'member %s settled the loss of plan %s by %s' as text,
                      member_id as a, root as b,
                      sum(case kind when 'REFUND' then -amount else amount end) as c, '' as d
                    from member_loss_settlement where tenant_id = :tenant
                    group by member_id, root
                    having sum(case kind when 'REFUND' then -amount else amount end) < 0
                    order by 2, 3\
                    """);

    @Override
    public String name() {
        return "member-losses-equal-ledger";
    }

    @Override
    public Finding run(Tx tx) {
        List<String> faults = new ArrayList<>();
        long open = open(tx);
        Money ledger = Journals.balances(tx, null).get(Account.MEMBER_LOSSES);
        long held = ledger == null ? 0 : -ledger.amount();
        if (open != held) {
            faults.add("members owe %d of losses, the ledger has %d".formatted(open, held));
        }
        FAULTS.forEach(sql -> faults.addAll(faults(tx, sql)));
        return Finding.of(Map.of("owed", open), faults);
    }

    private static long open(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select ((select coalesce(sum(l.amount), 0) from member_loss l
                            join executed_plan e using (tenant_id, plan_id)
                            where l.tenant_id = :tenant
                              and not exists (select from executed_plan c
                                where c.tenant_id = e.tenant_id and c.corrects = e.plan_id))
                          - (select coalesce(
                              sum(case kind when 'REFUND' then -amount else amount end), 0)
                            from member_loss_settlement where tenant_id = :tenant))::bigint\
                        """)
                .bind("tenant", tx.tenant())
                .mapTo(Long.class)
                .one();
    }

    private static List<String> faults(Tx tx, String sql) {
        return tx.sql()
                .createQuery(sql)
                .bind("tenant", tx.tenant())
                .bindMap(
                        sql.contains(":account")
                                ? Map.of("account", Account.MEMBER_LOSSES)
                                : Map.of())
                .map((row, context) ->
                        row.getString("text")
                                .formatted(
                                        row.getString("a"),
                                        row.getString("b"),
                                        row.getString("c"),
                                        row.getString("d")))
                .list();
    }
}
