package coop.kyodo.membership.benefit;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// Each claim's postings are what its state says: none, promised, or promised and paid; what came
/// back counts as not paid, what was released as not promised.
@ApplicationScoped
class BenefitsEqualClaims implements Check {

    @Override
    public String name() {
        return "benefits-equal-claims";
    }

    @Override
    public Finding run(Tx tx) {
        List<String> faults =
                tx.sql()
                        .createQuery(
                                """
                                select c.number, c.state, c.amount, coalesce(p.promised, 0) as promised,
                                  coalesce(p.paid, 0) as paid
                                from benefit_claim c left join lateral (
                                  select coalesce(sum(amount) filter (where debit = 'BENEFITS'), 0)
                                      - coalesce(sum(amount) filter (where credit = 'BENEFITS'), 0)
                                      as promised,
                                    coalesce(sum(amount) filter (where credit = 'CASH'), 0)
                                      - coalesce(sum(amount) filter (where debit = 'CASH'), 0) as paid
                                  from benefit_posting b
                                  where b.tenant_id = c.tenant_id and b.claim_id = c.claim_id) p on true
                                where c.tenant_id = :tenant
                                  and (coalesce(p.promised, 0), coalesce(p.paid, 0)) is distinct from (
                                    case when c.state in ('APPROVED', 'PAID') then c.amount else 0 end,
                                    case when c.state = 'PAID' then c.amount else 0 end)
                                order by c.number limit 100\
                                """)
                        .bind("tenant", tx.tenant())
                        .map((row, context) ->
                                "claim %d of %d is %s, promised are %d, paid %d"
                                        .formatted(
                                                row.getLong("number"),
                                                row.getLong("amount"),
                                                row.getString("state"),
                                                row.getLong("promised"),
                                                row.getLong("paid")))
                        .list();
        long claims =
                tx.sql()
                        .createQuery("select count(*) from benefit_claim where tenant_id = :tenant")
                        .bind("tenant", tx.tenant())
                        .mapTo(Long.class)
                        .one();
        return Finding.of(Map.of("claims", claims), faults);
    }
}
