package coop.kyodo.kit.audit;

import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.store.Tx;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Why something was done, in the callers' words, which may name somebody: kept beside the audit
/// chain, of which only a salted digest is a part.
public final class Reasons {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;

    /// A reason with its salt.
    public record Salted(String salt, String reason) {

        /// What the chain covers.
        public String digest() {
            return Reasons.digest(salt, reason);
        }
    }

    private Reasons() {}

    /// The reason with a salt of its own; absent when there is none.
    public static @Nullable Salted salted(@Nullable String reason) {
        if (reason == null) {
            return null;
        }
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new Salted(HexFormat.of().formatHex(salt), reason);
    }

    /// Keeps one reason of all these entries.
    public static void keep(Tx tx, UUID tenant, List<Long> sequences, Salted salted) {
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into audit_reason (tenant_id, sequence, salt, reason)
                                values (:tenant, :sequence, :salt, :reason)\
                                """);
        for (long sequence : sequences) {
            batch.bind("tenant", tenant)
                    .bind("sequence", sequence)
                    .bind("salt", salted.salt())
                    .bind("reason", salted.reason())
                    .add();
        }
        batch.execute();
    }

    static String digest(String salt, String reason) {
        return Hashes.sha256(salt + "\n" + reason);
    }
}
