package coop.kyodo.kit.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The batches of payments and how their lines go on. A line that came back or failed leaves its
/// claim free for another batch; any other claim is in one batch at most, which the database holds.
public final class PaymentBatches {

    private static final ObjectMapper STORED = new ObjectMapper();
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String SELECT =
            """
            select b.*, s.* from payment_batch b, lateral (
              select count(*) filter (where state = 'PREPARED') as prepared,
                count(*) filter (where state = 'SENT') as sent,
                count(*) filter (where state = 'PAID') as paid,
                count(*) filter (where state = 'RETURNED') as returned,
                count(*) filter (where state = 'FAILED') as failed,
                count(*) filter (where state = 'CANCELLED') as cancelled
              from payment_line l where l.tenant_id = b.tenant_id and l.batch_id = b.batch_id) s
            where b.tenant_id = :tenant
            """;

    private PaymentBatches() {}

    /// Puts orders into a new batch, in their order.
    ///
    /// @param orders at least one; every payee has an account, see [PayeeAccounts#known]
    /// @throws coop.kyodo.kit.web.ProblemException 409 when a claim is in a batch already
    public static PaymentBatch prepare(
            Tx tx,
            UUID batchId,
            String purpose,
            LocalDate executionOn,
            Debtor debtor,
            String currency,
            List<PaymentOrder> orders) {
        long total = orders.stream().mapToLong(PaymentOrder::amount).reduce(0, Math::addExact);
        tx.sql()
                .createUpdate(
                        """
                        insert into payment_batch values (:tenant, :batch, :purpose, :executionOn,
                          :currency, cast(:debtor as jsonb), :lines, :total, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("batch", batchId)
                .bind("purpose", purpose)
                .bind("executionOn", executionOn)
                .bind("currency", currency)
                .bind("debtor", write(debtor))
                .bind("lines", orders.size())
                .bind("total", total)
                .bind("now", tx.now())
                .execute();
        if (addLines(tx, batchId, orders) != orders.size()) {
            throw Problems.conflict("claim-in-batch", FormFault.of("", "said.in-another-batch"));
        }
        return get(tx, batchId);
    }

    private static int addLines(Tx tx, UUID batchId, List<PaymentOrder> orders) {
        return tx.sql()
                .createUpdate(
                        """
                        insert into payment_line (tenant_id, batch_id, line, claim, payee_id,
                          account_version, amount, state)
                        select :tenant, :batch, o.line, o.claim, o.payee,
                          (select max(version) from payee_account a where a.tenant_id = :tenant
                            and a.payee_id = o.payee and a.details is not null),
                          o.amount, 'PREPARED'
                        from unnest(:lines, :claims, :payees, :amounts) as o (line, claim, payee, amount)
                        on conflict (tenant_id, claim)
                          where state in ('PREPARED', 'SENT', 'PAID') do nothing\
                        """)
                .bind("tenant", tx.tenant())
                .bind("batch", batchId)
                .bindArray(
                        "lines",
                        Integer.class,
                        IntStream.rangeClosed(1, orders.size()).boxed().toArray())
                .bindArray(
                        "claims", String.class, orders.stream().map(PaymentOrder::claim).toArray())
                .bindArray("payees", UUID.class, orders.stream().map(PaymentOrder::payee).toArray())
                .bindArray(
                        "amounts", Long.class, orders.stream().map(PaymentOrder::amount).toArray())
                .execute();
    }

    /// The id of a new batch: the caller's, if there is one.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 409 when a batch has it already
    public static UUID newId(Tx tx, @Nullable UUID chosen) {
        UUID batchId = Ids.orNext(chosen);
        if (exists(tx, batchId)) {
            throw Problems.conflict(
                    "payment-batch-exists", FormFault.of("", "said.batch-id-taken"));
        }
        return batchId;
    }

    /// Whether a batch has this id.
    public static boolean exists(Tx tx, UUID batchId) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select from payment_batch
                          where tenant_id = :tenant and batch_id = :batch)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("batch", batchId)
                .mapTo(Boolean.class)
                .one();
    }

    /// The batch of this id; 404 when there is none.
    public static PaymentBatch get(Tx tx, UUID batchId) {
        return tx.sql()
                .createQuery(SELECT + "and b.batch_id = :batch")
                .bind("tenant", tx.tenant())
                .bind("batch", batchId)
                .map((row, context) -> batch(row))
                .findOne()
                .orElseThrow(() -> Problems.notFound("payment-batch-not-found"));
    }

    /// As the bank gets it: without the lines that were taken out, in number and total.
    ///
    /// @throws coop.kyodo.kit.web.ProblemException 409 when no line is left
    static PaymentBatch forBank(Tx tx, UUID batchId) {
        PaymentBatch batch = get(tx, batchId);
        long takenOut =
                tx.sql()
                        .createQuery(
                                """
                                select coalesce(sum(amount), 0) from payment_line
                                where tenant_id = :tenant and batch_id = :batch and state = 'CANCELLED'\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("batch", batchId)
                        .mapTo(Long.class)
                        .one();
        PaymentBatch left = batch.without(batch.states().cancelled(), takenOut);
        if (left.lines() == 0) {
            throw Problems.conflict("payment-line-state", FormFault.of("", "said.batch-cancelled"));
        }
        return left;
    }

    /// As [#get], and nobody else's command on the batch runs until this one ends.
    public static PaymentBatch locked(Tx tx, UUID batchId) {
        tx.sql()
                .createQuery(
                        """
                        select true from pg_advisory_xact_lock(
                          hashtextextended(:tenant || '/payment-batch/' || :batch, 0))\
                        """)
                .bind("tenant", tx.tenant().toString())
                .bind("batch", batchId.toString())
                .mapTo(Boolean.class)
                .one();
        return get(tx, batchId);
    }

    /// How often the batch has changed: 1 when it is prepared, and more with each step of a line.
    /// The caller has locked it.
    public static long version(Tx tx, UUID batchId) {
        return tx.sql()
                .createQuery(
                        """
                        select 1 + count(*) from payment_step
                        where tenant_id = :tenant and batch_id = :batch\
                        """)
                .bind("tenant", tx.tenant())
                .bind("batch", batchId)
                .mapTo(Long.class)
                .one();
    }

    /// The batches of this purpose, in the order of their ids.
    public static Page<PaymentBatch> page(Tx tx, String purpose, PageQuery page) {
        return Page.of(
                tx.sql()
                        .createQuery(
                                SELECT
                                        + """
                                        and b.purpose = :purpose and b.batch_id > :after
                                        order by b.batch_id limit :limit\
                                        """)
                        .bind("tenant", tx.tenant())
                        .bind("purpose", purpose)
                        .bind("after", page.after().map(cursor -> cursor.id(0)).orElse(BEFORE_ALL))
                        .bind("limit", page.limit() + 1)
                        .map((row, context) -> batch(row))
                        .list(),
                page.limit(),
                last -> Cursor.of(last.batchId()));
    }

    private static PaymentBatch batch(ResultSet row) throws SQLException {
        return new PaymentBatch(
                row.getObject("batch_id", UUID.class),
                row.getString("purpose"),
                row.getObject("execution_on", LocalDate.class),
                read(row.getString("debtor")),
                row.getInt("lines"),
                Money.of(row.getLong("total"), row.getString("currency")),
                new PaymentBatch.States(
                        row.getLong("prepared"),
                        row.getLong("sent"),
                        row.getLong("paid"),
                        row.getLong("returned"),
                        row.getLong("failed"),
                        row.getLong("cancelled")),
                row.getTimestamp("recorded_at").toInstant());
    }

    private static Debtor read(String debtor) {
        try {
            return STORED.readValue(debtor, Debtor.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored debtor cannot be read", e);
        }
    }

    private static String write(Debtor debtor) {
        try {
            return STORED.writeValueAsString(debtor);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a debtor cannot be written", e);
        }
    }
}
