package coop.kyodo.surplus.picture;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import java.time.LocalDate;
import java.util.Map;

/// The days on which callers say that something has happened.
public final class Days {

    private Days() {}

    /// Lets a day pass that has come where the co-op is; a 400 otherwise.
    public static void mustHaveCome(Tx tx, LocalDate day, String pointer) {
        if (day.isAfter(tx.today())) {
            throw Problems.malformed("date-too-late", FormFault.of(pointer, "said.day-not-come"));
        }
    }

    /// Lets a day pass that an event tells of and that has come. Any other leaves the event among
    /// the dead letters, to be replayed when the day has come.
    ///
    /// @throws IllegalArgumentException with `date-too-late` and both days
    public static void ofEventMustHaveCome(Tx tx, LocalDate day, String field) {
        if (day.isAfter(tx.today())) {
            throw new IllegalArgumentException(
                    "date-too-late: %s %s is after today, %s".formatted(field, day, tx.today()));
        }
    }

    /// Lets a day pass on which the co-op was there; a 400 otherwise.
    public static void mustBeOfTheCooperative(Tx tx, LocalDate day, String pointer) {
        LocalDate began = Cooperatives.yearEnds(tx).getFirst().effectiveOn();
        if (day.isBefore(began)) {
            throw Problems.malformed(
                    "date-before-cooperative",
                    new FormFault(pointer, "said.cooperative-began", Map.of("began", began)));
        }
    }
}
