package coop.kyodo.surplus.plan;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.account.ChargedLosses;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import java.time.LocalDate;

/// Years are disposed of one after the other: what a later year's plan takes up is what the earlier
/// one's left, and none could be executed after it.
final class EarlierYears {

    private EarlierYears() {}

    /// Years that were closed without a plan before any was disposed of here are history of before
    /// the ledger, as those are that nobody opened.
    ///
    /// @param from the first day of the year that is to be disposed of
    /// @throws coop.kyodo.kit.web.ProblemException 409 that names the first year before it whose
    ///   result nothing was done with
    static void mustBeDisposedOf(Tx tx, LocalDate from) {
        boolean begun = false;
        for (FiscalYear year : FiscalYears.all(tx)) {
            if (!year.to().isBefore(from)) {
                return;
            }
            if (ChargedLosses.isDisposedOf(tx, year)) {
                begun = true;
            } else if (begun || !year.isClosed()) {
                throw Problems.conflict(
                        "earlier-year-open",
                        "The year %s, which ended on %s with a result of %s, is disposed of first."
                                .formatted(year.year(), year.to(), year.figures().netProfit()));
            }
        }
    }
}
