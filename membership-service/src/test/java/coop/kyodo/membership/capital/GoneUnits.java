package coop.kyodo.membership.capital;

import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;

/// What is gone though the journals have it, without HTTP.
public final class GoneUnits {

    private GoneUnits() {}

    /// Of all members with the end of a day, as known now.
    public static Gone withEndOf(Tx tx, LocalDate day) {
        return Gone.withEndOf(tx, null, day, Known.at(null));
    }
}
