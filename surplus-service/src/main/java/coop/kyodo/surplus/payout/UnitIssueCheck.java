package coop.kyodo.surplus.payout;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// What membership answered is what was asked, and what bought units left the members' accounts.
@ApplicationScoped
class UnitIssueCheck implements Check {

    @Override
    public String name() {
        return "units-equal-shares";
    }

    @Override
    public Finding run(Tx tx) {
        List<String> faults =
                tx.sql()
                        .createQuery(
                                """
                                select format('plan %s: %s of %s and %s are answered, %s was asked',
                                  plan_id, member_id, i.amount, i.returned, u.amount)
                                from unit_issue i join unit_purchase u
                                  using (tenant_id, plan_id, member_id)
                                where tenant_id = :tenant and i.amount + i.returned <> u.amount
                                union all
                                select format('%s was issued units of %s, %s left the account',
                                  member_id, i.amount, c.amount)
                                from (select member_id, sum(amount) as amount from unit_issue
                                  where tenant_id = :tenant and amount > 0 group by member_id) i
                                full join (select member_id, sum(amount) as amount
                                  from capital_entry where tenant_id = :tenant and kind = 'UNITS'
                                  group by member_id) c using (member_id)
                                where i.amount is distinct from c.amount\
                                """)
                        .bind("tenant", tx.tenant())
                        .mapTo(String.class)
                        .list();
        long open =
                tx.sql()
                        .createQuery(
                                """
                                select count(*) from unit_purchase u left join unit_issue i
                                  using (tenant_id, plan_id, member_id)
                                where tenant_id = :tenant and i.units is null\
                                """)
                        .bind("tenant", tx.tenant())
                        .mapTo(Long.class)
                        .one();
        return Finding.of(Map.of("unanswered", open), faults);
    }
}
