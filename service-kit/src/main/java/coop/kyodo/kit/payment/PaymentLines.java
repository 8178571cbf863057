package coop.kyodo.kit.payment;

import coop.kyodo.kit.exact.Money;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The lines of batches. The caller has locked the batch ([PaymentBatches#locked]) before a line
/// moves on.
public final class PaymentLines {

    private static final String SELECT =
            """
            select l.*, b.currency from payment_line l join payment_batch b using (tenant_id, batch_id)
            where l.tenant_id = :tenant
            """;

    private PaymentLines() {}

    /// One page of a batch's lines, in their order.
    public static Page<PaymentLine> page(Tx tx, UUID batchId, PageQuery page) {
        return Page.of(
                tx.sql()
                        .createQuery(
                                SELECT
                                        + """
                                        and l.batch_id = :batch and l.line > :after
                                        order by l.line limit :limit\
                                        """)
                        .bind("tenant", tx.tenant())
                        .bind("batch", batchId)
                        .bind("after", page.after().map(cursor -> cursor.number(0)).orElse(0L))
                        .bind("limit", page.limit() + 1)
                        .map((row, context) -> read(row))
                        .list(),
                page.limit(),
                last -> Cursor.of(last.line()));
    }

    /// The line of this number; 404 when there is none.
    public static PaymentLine get(Tx tx, UUID batchId, int line) {
        return tx.sql()
                .createQuery(SELECT + "and l.batch_id = :batch and l.line = :line")
                .bind("tenant", tx.tenant())
                .bind("batch", batchId)
                .bind("line", line)
                .map((row, context) -> read(row))
                .findOne()
                .orElseThrow(() -> Problems.notFound("payment-line-not-found"));
    }

    /// The live line of a claim: prepared, sent or paid.
    public static Optional<PaymentLine> live(Tx tx, String claim) {
        return tx.sql()
                .createQuery(
                        SELECT + "and l.claim = :claim and state in ('PREPARED', 'SENT', 'PAID')")
                .bind("tenant", tx.tenant())
                .bind("claim", claim)
                .map((row, context) -> read(row))
                .findOne();
    }

    /// Lets one line go on.
    ///
    /// @return the line as it was before
    /// @throws coop.kyodo.kit.web.ProblemException 409 when it cannot go there from where it is,
    ///   400 when the day lies before that of its last step
    public static PaymentLine move(
            Tx tx, UUID batchId, int line, PaymentState to, LocalDate on, @Nullable String reason) {
        PaymentLine before = get(tx, batchId, line);
        if (!before.state().mayBecome(to)) {
            throw Problems.conflict(
                    "payment-line-state",
                    new FormFault(
                            "", "said.line-is", Map.of("line", line, "state", before.state())));
        }
        mustNotGoBack(before, on);
        update(tx, batchId, line, before.state(), to, on, reason);
        return before;
    }

    /// Lets all lines of a batch go on that can by this step alone.
    ///
    /// @param from where they are
    /// @return the lines that did, as they were before, in their order
    /// @throws coop.kyodo.kit.web.ProblemException 409 when there are none, 400 when the day lies
    ///   before that of a line's last step
    public static List<PaymentLine> moveAll(
            Tx tx, UUID batchId, PaymentState from, PaymentState to, LocalDate on) {
        List<PaymentLine> before =
                tx.sql()
                        .createQuery(
                                SELECT
                                        + "and l.batch_id = :batch and l.state = :from order by l.line")
                        .bind("tenant", tx.tenant())
                        .bind("batch", batchId)
                        .bind("from", from.name())
                        .map((row, context) -> read(row))
                        .list();
        if (before.isEmpty()) {
            throw Problems.conflict(
                    "payment-line-state",
                    new FormFault("", "said.no-line-is", Map.of("from", from)));
        }
        before.forEach(line -> mustNotGoBack(line, on));
        update(tx, batchId, null, from, to, on, null);
        return before;
    }

    /// A line goes on on the day of its last step or later.
    private static void mustNotGoBack(PaymentLine line, LocalDate on) {
        LocalDate last = line.stateOn();
        if (last != null && on.isBefore(last)) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault(
                            "/on",
                            "said.line-is-since",
                            Map.of("line", line.line(), "state", line.state(), "last", last)));
        }
    }

    private static void update(
            Tx tx,
            UUID batchId,
            @Nullable Integer line,
            PaymentState from,
            PaymentState to,
            LocalDate on,
            @Nullable String reason) {
        tx.sql()
                .createUpdate(
                        """
                        with moved as (
                          update payment_line set state = :to, state_on = :on, reason = :reason
                          where tenant_id = :tenant and batch_id = :batch and state = :from
                            and (cast(:line as int) is null or line = :line)
                          returning line
                        )
                        insert into payment_step
                        select :tenant, :batch, line, :to, :on, :reason, :now from moved\
                        """)
                .bind("tenant", tx.tenant())
                .bind("batch", batchId)
                .bind("line", line)
                .bind("from", from.name())
                .bind("to", to.name())
                .bind("on", on)
                .bind("reason", reason)
                .bind("now", tx.now())
                .execute();
    }

    private static PaymentLine read(ResultSet row) throws SQLException {
        return new PaymentLine(
                row.getObject("batch_id", UUID.class),
                row.getInt("line"),
                row.getString("claim"),
                row.getObject("payee_id", UUID.class),
                Money.of(row.getLong("amount"), row.getString("currency")),
                PaymentState.valueOf(row.getString("state")),
                row.getObject("state_on", LocalDate.class),
                row.getString("reason"));
    }
}
