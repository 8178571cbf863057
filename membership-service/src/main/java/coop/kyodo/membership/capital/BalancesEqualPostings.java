package coop.kyodo.membership.capital;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// Each account's balance is the sum of its postings.
@ApplicationScoped
class BalancesEqualPostings implements Check {

    /// An account as kept and as recomputed.
    record Line(String account, long kept, long posted) {}

    @Override
    public String name() {
        return "balances-equal-postings";
    }

    @Override
    public Finding run(Tx tx) {
        List<Line> lines =
                tx.sql()
                        .createQuery(
                                """
                                select account, coalesce(b.balance, 0) as kept, coalesce(p.posted, 0) as posted
                                from (select account, balance from account_balance
                                      where tenant_id = :tenant) b
                                full join (select account, sum(amount) as posted from posting
                                      where tenant_id = :tenant group by account) p using (account)
                                order by account\
                                """)
                        .bind("tenant", tx.tenant())
                        .map((row, context) ->
                                new Line(
                                        row.getString("account"),
                                        row.getLong("kept"),
                                        row.getLong("posted")))
                        .list();
        return Finding.of(
                Map.of("accounts", lines.size()),
                lines.stream()
                        .filter(line -> line.kept() != line.posted())
                        .map(line ->
                                "account %s is kept as %d, its postings add up to %d"
                                        .formatted(line.account(), line.kept(), line.posted()))
                        .toList());
    }
}
