package coop.kyodo.membership.benefit;

import coop.kyodo.kit.payment.PaymentBatch;
import coop.kyodo.kit.payment.PaymentLine;
import coop.kyodo.kit.payment.PaymentOrder;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.payment.BatchRequest;
import coop.kyodo.membership.payment.PrepareBatch;
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

    /// The batch, and how many approved claims are not in it.
    ///
    /// @param withoutAccount because nobody said where to pay them
    /// @param afterLeaving because the membership had ended when it happened
    record Prepared(PaymentBatch batch, long withoutAccount, long afterLeaving) {}

    /// @param lastDay of the membership, as far as there is one
    record Due(
            UUID claimId,
            UUID memberId,
            long amount,
            boolean hasAccount,
            LocalDate happenedOn,
            @Nullable LocalDate lastDay) {

        private boolean isGranted() {
            return !BenefitRules.isAfterLeaving(happenedOn, lastDay);
        }

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

    static Prepared prepare(Tx tx, BatchRequest request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        UUID batchId = PrepareBatch.checked(tx, request);
        List<Due> due = due(tx, request);
        List<Due> granted = due.stream().filter(Due::isGranted).toList();
        List<PaymentOrder> orders =
                granted.stream().filter(Due::hasAccount).map(Due::order).toList();
        if (orders.isEmpty()) {
            throw Problems.conflict(
                    "nothing-to-pay",
                    new FormFault(
                            "", "said.no-benefit-payable", Map.of("waiting", granted.size())));
        }
        PaymentBatch batch =
                PrepareBatch.prepare(
                        tx, cooperative, batchId, PURPOSE, "benefits-prepared", request, orders);
        return new Prepared(batch, granted.size() - orders.size(), due.size() - granted.size());
    }

    /// The claims are locked, so that none is paid beside the batch meanwhile.
    private static List<Due> due(Tx tx, BatchRequest request) {
        return tx.sql()
                .createQuery(
                        """
                        select c.claim_id, c.member_id, c.amount,
                          exists (select from payee_account a
                            where a.tenant_id = c.tenant_id and a.payee_id = c.member_id
                              and a.details is not null) as has_account,
                          c.happened_on, coalesce(m.left_on, w.effective_on) as last_day
                        from benefit_claim c
                        join member m on m.tenant_id = c.tenant_id and m.member_id = c.member_id
                        left join withdrawal w
                          on w.tenant_id = c.tenant_id and w.member_id = c.member_id and w.open
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
                .bind("everybody", request.everybody())
                .bindArray("members", UUID.class, request.members())
                .map(ConstructorMapper.of(Due.class))
                .list();
    }
}
