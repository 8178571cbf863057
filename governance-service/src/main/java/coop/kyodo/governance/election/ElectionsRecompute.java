package coop.kyodo.governance.election;

import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Every election rests on its papers: their hash is the seed, their number adds up, and nobody
/// holds an office of it whom it did not elect.
@ApplicationScoped
class ElectionsRecompute implements Check {

    private final Elections elections;

    ElectionsRecompute(Elections elections) {
        this.elections = elections;
    }

    @Override
    public String name() {
        return "elections-recompute";
    }

    @Override
    public Finding run(Tx tx) {
        List<Elections.Kept> all = elections.all(tx);
        List<String> faults = new ArrayList<>();
        for (Elections.Kept kept : all) {
            Election election = kept.election();
            if (!Hashes.sha256(kept.papers()).equals(election.seed())) {
                faults.add("election " + election.id() + ": the seed is not of its papers");
            }
            if (election.valid() + election.blank() + election.invalid() != election.papersFound()
                    || election.papersFound() > election.papersIssued()
                    || election.papersIssued() > election.entitled()) {
                faults.add("election " + election.id() + ": the papers do not add up");
            }
            if (holders(tx, election) != election.elected().size()) {
                faults.add("election " + election.id() + ": officers differ from the elected");
            }
        }
        return Finding.of(Map.of("elections", all.size()), faults);
    }

    private static long holders(Tx tx, Election election) {
        return tx.sql()
                .createQuery(
                        """
                        select count(*) from officer
                        where tenant_id = :tenant and election_id = :election\
                        """)
                .bind("tenant", tx.tenant())
                .bind("election", election.id())
                .mapTo(Long.class)
                .one();
    }
}
