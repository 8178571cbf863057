package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.correction.Correction;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.fund.Journals;
import coop.kyodo.surplus.waterfall.Figures;
import java.time.LocalDate;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What of the funds a plan of a year cannot take, as it is when the plan is made.
final class ReservedFunds {

    private ReservedFunds() {}

    /// A correction takes it as the corrected plan did, which has taken its part of the funds
    /// since.
    ///
    /// @return absent where all is there
    static @Nullable SortedMap<String, Money> of(
            Tx tx, LocalDate yearEnd, Figures figures, @Nullable Correction corrects) {
        if (corrects != null) {
            return Plans.get(tx, corrects.planId()).readInputs().reserved();
        }
        SortedMap<String, Money> reserved =
                ReservedRules.reserved(
                        figures.reportedFunds(),
                        Journals.atYearEnd(tx, yearEnd),
                        Journals.balances(tx, null),
                        Funds.committed(tx, null));
        return reserved.isEmpty() ? null : reserved;
    }
}
