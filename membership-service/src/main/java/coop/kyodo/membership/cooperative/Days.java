package coop.kyodo.membership.cooperative;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
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
}
