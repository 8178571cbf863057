package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.correction.Correction;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.fund.Journals;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.waterfall.Figures;
import coop.kyodo.surplus.waterfall.Fund;
import coop.kyodo.surplus.year.Accounts;
import coop.kyodo.surplus.year.FiscalYear;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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

    /// What the year reports. Accounts that are whole say of each voluntary fund of the co-op's own
    /// what it holds: one that they do not name, or name otherwise, is not completed from the
    /// ledger beside them. A correction takes up what the corrected plan took up.
    static Figures reported(
            Tx tx, FiscalYear year, Profile profile, @Nullable Correction corrects) {
        Accounts accounts = year.accounts();
        if (accounts == null
                || !accounts.isWhole()
                || corrects != null
                || !Journals.areOpenedBefore(tx, year.to())) {
            return year.figures();
        }
        Set<String> known = new HashSet<>(Fund.STATED);
        profile.funds().forEach(fund -> known.add(fund.fund()));
        Figures figures = year.figures();
        Figures reported = figures;
        for (Map.Entry<String, Money> each :
                Funds.among(Journals.atYearEnd(tx, year.to())).entrySet()) {
            if (!known.contains(each.getKey())
                    && !each.getValue().isZero()
                    && !figures.reportedFunds().containsKey(each.getKey())) {
                reported = reported.withFund(each.getKey(), Money.zero(figures.currency()));
            }
        }
        return reported;
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
