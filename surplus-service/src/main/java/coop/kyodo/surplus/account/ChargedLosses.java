package coop.kyodo.surplus.account;

import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.profile.CapitalAccounts;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.year.FiscalYear;

/// US-07: a year's loss is borne once, by the accounts or by what its plan says.
public final class ChargedLosses {

    private ChargedLosses() {}

    /// Lets a plan of the year pass.
    ///
    /// @throws RefusedException when the accounts bore the year's loss
    public static void mustBeOpen(Tx tx, FiscalYear year, Profile profile) {
        CapitalAccounts terms = profile.guards().capitalAccounts();
        if (terms != null && Moves.isCharged(tx, reference(year))) {
            throw new RefusedException(
                    Refusal.of("loss-charged-to-accounts", profile.rule(terms.losses().rule()))
                            .with("loss", year.figures().netProfit().negated()));
        }
    }

    static String reference(FiscalYear year) {
        return "loss of " + year.year();
    }
}
