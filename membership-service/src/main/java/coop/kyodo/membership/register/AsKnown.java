package coop.kyodo.membership.register;

import coop.kyodo.kit.store.Tx;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One state of the register: as effective on a day, as known at an instant. It never changes
/// again.
record AsKnown(LocalDate asOf, Instant knownAt) {

    /// Today where no day is named, and all that is known now where no instant is, or one that is
    /// still to come: what will be known then nobody knows.
    static AsKnown of(Tx tx, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        return new AsKnown(
                asOf == null ? tx.today() : asOf,
                knownAt == null || knownAt.isAfter(tx.now()) ? tx.now() : knownAt);
    }
}
