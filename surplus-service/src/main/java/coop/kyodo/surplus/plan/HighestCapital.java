package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.picture.Capital;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.waterfall.Figures;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import java.util.List;

/// The highest amount that capital ever reached, as far as the years that are known here and the
/// members' ledger have it.
final class HighestCapital {

    private HighestCapital() {}

    /// @throws coop.kyodo.kit.rules.RefusedException when the figures state less than capital
    ///   reached in an earlier year
    static Figures stated(Tx tx, FiscalYear year, Figures figures, Policy policy, Profile profile) {
        if (!HighestCapitalRules.isAsked(policy, profile)) {
            return figures;
        }
        List<HighestCapitalRules.Earlier> earlier =
                FiscalYears.all(tx).stream()
                        .filter(each -> each.to().isBefore(year.from()))
                        .map(each ->
                                new HighestCapitalRules.Earlier(
                                        each.year(), each.figures().highest()))
                        .toList();
        Money ofLedger = Capital.highest(tx, year.to(), figures.currency()).orElse(null);
        return HighestCapitalRules.stated(figures, earlier, ofLedger, policy, profile).orRefuse();
    }
}
