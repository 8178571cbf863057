package coop.kyodo.kit.payment;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.result.ResultIterator;

/// A batch as a file for the bank, written row by row: the lines that were not taken out of it,
/// whatever the bank has said of them since. A line is taken out before the batch goes to the bank
/// only, so from then on the file is always the same to the byte.
public final class PaymentFiles {

    private static final int FETCH = 1_000;

    private PaymentFiles() {}

    /// The file as an answer, with its SHA-256 as `Repr-Digest` (RFC 9530). It is written twice:
    /// for the hash, in which whatever the format cannot say is refused, and for the caller.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 409 when the format cannot say something of the
    ///   batch, an account was erased, or every line was taken out
    public static Response answer(Work work, UUID tenant, UUID batchId, PaymentFormat format) {
        PaymentBatch batch = work.read(tenant, tx -> PaymentBatches.get(tx, batchId));
        byte[] hash = work.read(tenant, tx -> sha256(tx, batchId, format));
        StreamingOutput file =
                out ->
                        work.read(
                                tenant,
                                tx -> {
                                    write(tx, batchId, format, out);
                                    return batchId;
                                });
        return Response.ok(file)
                .type(format.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + format.fileName(batch) + "\"")
                .header("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":")
                .build();
    }

    private static byte[] sha256(Tx tx, UUID batchId, PaymentFormat format) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            write(
                    tx,
                    batchId,
                    format,
                    new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Writes the file.
    static void write(Tx tx, UUID batchId, PaymentFormat format, OutputStream out) {
        PaymentBatch batch = PaymentBatches.forBank(tx, batchId);
        TransferFile file =
                switch (format) {
                    case PAIN_001 -> new Pain001();
                    case ZENGIN -> Zengin.fixed();
                    case ZENGIN_CSV -> Zengin.csv();
                };
        try (ResultIterator<Transfer> transfers =
                tx.sql()
                        .createQuery(
                                """
                                select l.line, l.amount, a.details
                                from payment_line l join payee_account a
                                  on a.tenant_id = l.tenant_id and a.payee_id = l.payee_id
                                  and a.version = l.account_version
                                where l.tenant_id = :tenant and l.batch_id = :batch
                                  and l.state <> 'CANCELLED' order by l.line\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("batch", batchId)
                        .setFetchSize(FETCH)
                        .map((row, context) -> transfer(row, batch.total().currency()))
                        .iterator()) {
            file.write(batch, transfers, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Transfer transfer(ResultSet row, String currency) throws SQLException {
        String details = row.getString("details");
        int line = row.getInt("line");
        if (details == null) {
            throw Problems.conflict(
                    "account-erased",
                    new FormFault("", "said.account-of-line-erased", Map.of("line", line)));
        }
        return new Transfer(
                line, Money.of(row.getLong("amount"), currency), PayeeAccounts.read(details));
    }
}
