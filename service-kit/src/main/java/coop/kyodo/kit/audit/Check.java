package coop.kyodo.kit.audit;

import coop.kyodo.kit.store.Tx;

/// One thing that must be true of a tenant's data, checked from the data alone.
public interface Check {

    /// A stable name, for example `journals-balanced`.
    String name();

    /// Looks, in one read-only snapshot.
    Finding run(Tx tx);
}
