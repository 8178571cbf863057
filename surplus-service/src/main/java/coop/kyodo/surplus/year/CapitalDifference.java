package coop.kyodo.surplus.year;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.picture.Capital;
import coop.kyodo.surplus.waterfall.Figures;
import java.time.LocalDate;
import java.util.Optional;

/// The paid-in capital that a year's figures state is not what membership's ledger had at the
/// year's end.
///
/// @param stated in the figures
/// @param ledger as membership told it
/// @param difference what the figures state more, or less when negative
public record CapitalDifference(Money stated, Money ledger, Money difference) {

    /// Empty when both are the same, and while membership has told of nobody's capital of that day.
    public static Optional<CapitalDifference> of(Tx tx, LocalDate yearEnd, Figures figures) {
        Money stated = figures.statedCapital();
        return Capital.total(tx, yearEnd, stated.currency())
                .filter(ledger -> !ledger.equals(stated))
                .map(ledger -> new CapitalDifference(stated, ledger, stated.minus(ledger)));
    }
}
