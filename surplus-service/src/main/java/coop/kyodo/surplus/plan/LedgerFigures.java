package coop.kyodo.surplus.plan;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.correction.Correction;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.fund.Journals;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.waterfall.Figures;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A year's figures with what they leave out and the funds' ledger knows, so that a target counts
/// what is in its fund already. A plan freezes them.
final class LedgerFigures {

    private LedgerFigures() {}

    /// These figures with the funds that they do not report, and with what bears a loss of
    /// non-members' work.
    static Figures stated(
            Tx tx,
            LocalDate yearEnd,
            Figures figures,
            Profile profile,
            @Nullable Correction corrects) {
        return LossBearer.stated(
                tx, yearEnd, completed(tx, yearEnd, figures, corrects), profile, corrects);
    }

    /// What the ledger had at the year's end, once an earlier year has opened it; a correction
    /// takes up what the corrected plan took up, unless that one opened the ledger.
    private static Figures completed(
            Tx tx, LocalDate yearEnd, Figures figures, @Nullable Correction corrects) {
        if (corrects != null) {
            Plan before = Plans.get(tx, corrects.planId());
            return Corrections.openedTheLedger(tx, before)
                    ? figures
                    : figures.completedBy(before.readInputs().figures().reportedFunds());
        }
        return Journals.areOpenedBefore(tx, yearEnd)
                ? figures.completedBy(Funds.among(Journals.atYearEnd(tx, yearEnd)))
                : figures;
    }
}
