package coop.kyodo.surplus.picture;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import java.time.LocalDate;

/// The days on which callers say that something has happened.
public final class Days {

    private Days() {}

    /// Lets a day pass that has come where the co-op is; a 400 otherwise.
    public static void mustHaveCome(Tx tx, LocalDate day, String pointer) {
        if (day.isAfter(tx.today())) {
            throw Problems.invalid("date-too-late", pointer, "The day has not come yet.");
        }
    }

    /// Lets a day pass on which the co-op was there; a 400 otherwise.
    public static void mustBeOfTheCooperative(Tx tx, LocalDate day, String pointer) {
        LocalDate began = Cooperatives.yearEnds(tx).getFirst().effectiveOn();
        if (day.isBefore(began)) {
            throw Problems.invalid(
                    "date-before-cooperative", pointer, "The co-op began on " + began + ".");
        }
    }
}
