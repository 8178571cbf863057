package coop.kyodo.kit.audit;

import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Recomputes every link of the audit chain and compares its end with the stored head.
@ApplicationScoped
class AuditChainCheck implements Check {

    private static final int BATCH = 1_000;
    private static final String START = "0".repeat(64);

    private record Head(long sequence, String hash) {}

    @Override
    public String name() {
        return "audit-chain-whole";
    }

    @Override
    public Finding run(Tx tx) {
        var faults = new ArrayList<String>();
        Head at = new Head(0, START);
        List<AuditLog.Row> batch;
        do {
            batch = AuditLog.rows(tx, at.sequence(), BATCH);
            for (AuditLog.Row row : batch) {
                if (row.sequence() != at.sequence() + 1) {
                    faults.add("entry " + (at.sequence() + 1) + " is missing");
                }
                if (!row.previousHash().equals(at.hash())
                        || !row.hash()
                                .equals(Hashes.sha256(row.previousHash() + "\n" + row.entry()))) {
                    faults.add("entry " + row.sequence() + " does not follow from the one before");
                }
                at = new Head(row.sequence(), row.hash());
            }
        } while (batch.size() == BATCH);
        Head stored = head(tx);
        if (!stored.equals(at)) {
            faults.add(
                    "the chain ends at entry "
                            + at.sequence()
                            + ", its head says "
                            + stored.sequence());
        }
        return Finding.of(Map.of("entries", at.sequence(), "head", at.hash()), faults);
    }

    private static Head head(Tx tx) {
        return tx.sql()
                .createQuery("select sequence, hash from audit_head where tenant_id = :tenant")
                .bind("tenant", tx.tenant())
                .map((row, context) -> new Head(row.getLong("sequence"), row.getString("hash")))
                .findOne()
                .orElse(new Head(0, START));
    }
}
