package coop.kyodo.surplus.year;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Part;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.picture.Cooperative;
import coop.kyodo.surplus.picture.Cooperatives;
import java.util.Map;

/// Records an open year's accounts; the figures of the surplus follow from them, as a new version.
final class RecordAccounts {

    private RecordAccounts() {}

    static FiscalYear record(Tx tx, String year, Accounts accounts) {
        FiscalYear before = FiscalYears.locked(tx, year);
        if (before.isClosed()) {
            throw RecordFigures.closed(before);
        }
        checked(accounts, "", Cooperatives.asOf(tx, before.to()));
        int version = before.figuresVersion() + 1;
        FiscalYears.add(tx, year, version, accounts.figures(), accounts);
        tx.audit(
                "accounts-recorded",
                year,
                Map.of(
                        "version",
                        version,
                        "netProfit",
                        accounts.results().net(),
                        "netAssets",
                        accounts.netAssets(),
                        "origin",
                        accounts.origin() == null ? "" : accounts.origin()));
        return FiscalYears.get(tx, year);
    }

    /// Lets accounts pass that add up.
    ///
    /// @param pointer where they stand in the request
    static Accounts checked(Accounts accounts, String pointer, Cooperative cooperative) {
        AccountsRules.faultOf(accounts)
                .ifPresent(fault -> {
                    throw Problems.malformed(
                            fault.code(),
                            new FormFault(
                                    pointer + fault.pointer(), fault.text(), fault.figures()));
                });
        cooperative.mustBeInItsCurrency(
                accounts.currency(), pointer + "/profitAndLoss/businessRevenue");
        return Part.answer(
                figure -> pointer + accounts.lineOf(figure),
                () -> {
                    FiguresForm.check(accounts.figures(), "", cooperative);
                    return accounts;
                });
    }
}
