package coop.kyodo.membership.cooperative;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;

/// Adds the version of the articles that a reduction of the unit amount brings: the same but for
/// it.
public final class CutArticles {

    private CutArticles() {}

    public static Cooperative cut(
            Tx tx, Cooperative before, Money unitAmount, LocalDate effectiveOn) {
        Cooperative after =
                Cooperatives.version(
                        tx,
                        before.name(),
                        before.profile(),
                        before.articlesVersion() + 1,
                        effectiveOn,
                        before.articles().withUnitAmount(unitAmount));
        Cooperatives.addVersion(tx, after);
        tx.publish(CooperativeEvents.articlesChanged(after));
        return after;
    }
}
