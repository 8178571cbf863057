package coop.kyodo.membership.benefit;

import coop.kyodo.kit.payment.Debtor;
import coop.kyodo.kit.payment.PaymentBatch;
import coop.kyodo.kit.payment.PaymentBatches;
import coop.kyodo.kit.payment.PaymentLine;
import coop.kyodo.kit.payment.PaymentOrder;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.payment.PaymentBatchEvents;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Puts the benefits that are approved and not paid into a payment batch. What is in a batch
/// already, and has not come back, is left out, so a second run pays nobody twice.
final class PrepareBenefits {

    static final String PURPOSE = "BENEFIT";

    private static final String KEY = "benefit/";

    /// What to pay when, and from where.
    ///
    /// @param memberIds whose benefits; everybody's if absent
    record Request(
            @Nullable UUID id,
            @NotNull LocalDate executionOn,
            @NotNull @Valid Debtor debtor,
            @Nullable @Size(min = 1, max = 10_000) List<@NotNull UUID> memberIds) {}

    /// The batch, and how many approved claims are not in it.
    ///
    /// @param withoutAccount because nobody said where to pay them
    record Prepared(PaymentBatch batch, long withoutAccount) {}

    record Due(UUID claimId, UUID memberId, long amount, boolean payable) {
        private PaymentOrder order() {
            return new PaymentOrder(claim(claimId), memberId, amount);
        }
    }

    private PrepareBenefits() {}

    /// What a line says that it pays.
    static String claim(UUID claimId) {
        return KEY + claimId;
    }

    /// The claim that a line pays.
    static UUID claimOf(PaymentLine line) {
        return UUID.fromString(line.claim().substring(KEY.length()));
    }

    static Prepared prepare(Tx tx, Request request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        request.debtor().account().wellFormed("/debtor/account");
        UUID batchId = PaymentBatches.newId(tx, request.id());
        List<Due> due = due(tx, request);
        List<PaymentOrder> orders = due.stream().filter(Due::payable).map(Due::order).toList();
        if (orders.isEmpty()) {
            throw Problems.conflict(
                    "nothing-to-pay",
                    "No benefit can be paid; %d wait for an account.".formatted(due.size()));
        }
        PaymentBatch batch =
                PaymentBatches.prepare(
                        tx,
                        batchId,
                        PURPOSE,
                        request.executionOn(),
                        request.debtor(),
                        cooperative.currency(),
                        orders);
        PaymentBatchEvents.prepared(tx, batch);
        tx.audit(
                "benefits-prepared",
                batchId.toString(),
                Map.of(
                        "lines", batch.lines(),
                        "total", batch.total(),
                        "executionOn", request.executionOn()));
        return new Prepared(batch, due.size() - orders.size());
    }

    /// The claims are locked, so that none is paid beside the batch meanwhile.
    private static List<Due> due(Tx tx, Request request) {
        List<UUID> members = request.memberIds() == null ? List.of() : request.memberIds();
        return tx.sql()
                .createQuery(
                        """
                        select c.claim_id, c.member_id, c.amount,
                          exists (select from payee_account a
                            where a.tenant_id = c.tenant_id and a.payee_id = c.member_id
                              and a.details is not null) as payable
                        from benefit_claim c
                        where c.tenant_id = :tenant and c.state = 'APPROVED' and c.decided_on <= :on
                          and (:everybody or c.member_id = any(:members))
                          and not exists (select from payment_line l
                            where l.tenant_id = c.tenant_id and l.claim = :key || c.claim_id::text
                              and l.state in ('PREPARED', 'SENT', 'PAID'))
                        order by c.number for update of c\
                        """)
                .bind("tenant", tx.tenant())
                .bind("on", request.executionOn())
                .bind("key", KEY)
                .bind("everybody", request.memberIds() == null)
                .bindArray("members", UUID.class, members.toArray())
                .map(ConstructorMapper.of(Due.class))
                .list();
    }
}
