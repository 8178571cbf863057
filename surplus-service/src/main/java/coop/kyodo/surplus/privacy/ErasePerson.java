package coop.kyodo.surplus.privacy;

import coop.kyodo.kit.privacy.PersonErasedHandler;
import coop.kyodo.kit.store.SqlArrays;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Erases what this service keeps of a person: the accounts for dividends, words about uses of
/// funds, capital accounts, payments and repayments, reasons and stored answers. Measures, shares,
/// payouts and the ledger hold ids and figures only.
@ApplicationScoped
class ErasePerson extends PersonErasedHandler {

    @Override
    protected List<String> subjects(Tx tx, List<UUID> ids) {
        return tx.sql()
                .createQuery(
                        """
                        select cast(use_id as text) from fund_use
                        where tenant_id = :tenant and member_id = any(:ids)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("ids", SqlArrays.uuids(ids))
                .mapTo(String.class)
                .list();
    }

    @Override
    protected int eraseWords(Tx tx, List<UUID> ids) {
        return tx.sql()
                .createQuery("select kyodo_erase_words(:tenant, :ids)")
                .bind("tenant", tx.tenant())
                .bind("ids", SqlArrays.uuids(ids))
                .mapTo(Integer.class)
                .one();
    }
}
