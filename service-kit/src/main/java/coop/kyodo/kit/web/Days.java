package coop.kyodo.kit.web;

import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;

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
}
