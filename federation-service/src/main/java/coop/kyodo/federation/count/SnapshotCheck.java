package coop.kyodo.federation.count;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// Every frozen count still has the hash it was frozen with.
@ApplicationScoped
class SnapshotCheck implements Check {

    @Override
    public String name() {
        return "frozen-counts-whole";
    }

    @Override
    public Finding run(Tx tx) {
        List<Snapshot> snapshots = Snapshots.all(tx);
        List<String> faults =
                snapshots.stream()
                        .filter(snapshot -> !snapshot.count().isWhole())
                        .map(snapshot -> "snapshot " + snapshot.id() + " does not have its hash")
                        .toList();
        return Finding.of(Map.of("snapshots", snapshots.size()), faults);
    }
}
