package coop.kyodo.kit.audit;

import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Recomputes every link of the audit chain and compares its end with the stored head, and every
/// reason that is kept with its digest in the chain.
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
                if (!isAsGiven(row)) {
                    faults.add("the reason of entry " + row.sequence() + " is not as it was given");
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

    /// Whether the reason beside the entry, if it was not erased, has the digest that is in it.
    private static boolean isAsGiven(AuditLog.Row row) {
        String salt = row.salt();
        String reason = row.reason();
        return salt == null
                || reason == null
                || row.entry()
                        .contains("\"reasonDigest\":\"" + Reasons.digest(salt, reason) + "\"");
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
