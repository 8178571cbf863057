package coop.kyodo.surplus.account;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.fund.Account;
import coop.kyodo.surplus.fund.Journals;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.profile.CapitalAccounts;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// US-02: at every year's end that is closed the members' accounts and the collective one are still
/// the net book value; no vintage is below nothing; and the members' accounts together are what the
/// ledger has for them.
@ApplicationScoped
class CapitalAccountCheck implements Check {

    @Override
    public String name() {
        return "capital-accounts-equal-book-value";
    }

    @Override
    public Finding run(Tx tx) {
        List<String> faults = new ArrayList<>();
        List<Closings.Closed> closings = Closings.all(tx);
        closings.forEach(closed -> compare(tx, closed, faults));
        long moved =
                tx.sql()
                        .createQuery(
                                """
                                select coalesce(sum(amount), 0)::bigint from capital_move
                                where tenant_id = :tenant\
                                """)
                        .bind("tenant", tx.tenant())
                        .mapTo(Long.class)
                        .one();
        Money ledger = Journals.balances(tx, null).get(Account.MEMBER_ACCOUNTS);
        long held = ledger == null ? 0 : ledger.amount();
        if (moved != held) {
            faults.add(
                    "the members' accounts hold %d, the ledger has %d for them"
                            .formatted(moved, held));
        }
        faults.addAll(negative(tx));
        return Finding.of(Map.of("closings", closings.size(), "retained", moved), faults);
    }

    private static void compare(Tx tx, Closings.Closed closed, List<String> faults) {
        FiscalYear year = FiscalYears.get(tx, closed.year());
        Profile profile = Cooperatives.asOf(tx, year.to()).rules();
        CapitalAccounts terms = profile.guards().capitalAccounts();
        if (terms == null) {
            faults.add("%s is closed without rules".formatted(closed.year()));
            return;
        }
        AccountRules.Closing now = CloseAccounts.closing(tx, year, terms, closed.netBookValue());
        AccountRules.refusalOfClosing(now, profile.rule(terms.rule()))
                .ifPresent(refusal ->
                        faults.add("%s: %s".formatted(closed.year(), refusal.figures())));
    }

    private static List<String> negative(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select member_id, vintage, sum(amount)::bigint as held from capital_move
                        where tenant_id = :tenant group by member_id, vintage
                        having sum(amount) < 0\
                        """)
                .bind("tenant", tx.tenant())
                .map((row, context) ->
                        "the vintage %s of member %s holds %d"
                                .formatted(
                                        row.getString("vintage"),
                                        row.getString("member_id"),
                                        row.getLong("held")))
                .list();
    }
}
