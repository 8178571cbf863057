package coop.kyodo.governance.counting;

import coop.kyodo.governance.document.Documents;
import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Every count follows again from its ballots, and the ballots have their hash.
@ApplicationScoped
class CountsRecompute implements Check {

    private final Counts counts;
    private final Documents documents;

    CountsRecompute(Counts counts, Documents documents) {
        this.counts = counts;
        this.documents = documents;
    }

    @Override
    public String name() {
        return "counts-recompute";
    }

    @Override
    public Finding run(Tx tx) {
        List<UUID> ids = counts.ids(tx);
        List<String> faults = new ArrayList<>();
        for (UUID id : ids) {
            Counts.Kept kept = counts.get(tx, id);
            if (!Hashes.sha256(documents.text(kept.input())).equals(kept.inputHash())) {
                faults.add("count " + id + ": the ballots have another hash");
            }
            if (!Outcome.of(kept.input()).equals(kept.outcome())) {
                faults.add("count " + id + ": the outcome does not follow from the ballots");
            }
        }
        return Finding.of(Map.of("counts", ids.size()), faults);
    }
}
