package coop.kyodo.membership.refund;

import coop.kyodo.kit.payment.PaymentBatch;
import coop.kyodo.kit.payment.PaymentOrder;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.payment.BatchRequest;
import coop.kyodo.membership.payment.PrepareBatch;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Puts the refunds that are due into a payment batch.
final class PrepareRefunds {

    static final String PURPOSE = "REFUND";

    /// The batch, and how many claims that were due are not in it.
    ///
    /// @param withheld because the leaver owes the co-op something (JP-057)
    /// @param lapsed because they lapsed before (JP-056)
    /// @param withoutAccount because nobody said where to pay them
    record Prepared(PaymentBatch batch, long withheld, long lapsed, long withoutAccount) {}

    /// A claim that is due, and what becomes of it.
    record Due(UUID claimId, UUID claimantId, long amount, Fate fate) {}

    /// Whether a claim is paid.
    enum Fate {
        PAYABLE,
        WITHHELD,
        LAPSED,
        WITHOUT_ACCOUNT
    }

    private PrepareRefunds() {}

    static Prepared prepare(Tx tx, BatchRequest request) {
        Cooperative cooperative = Cooperatives.locked(tx);
        UUID batchId = PrepareBatch.checked(tx, request);
        List<Due> due = due(tx, cooperative, request);
        List<PaymentOrder> orders =
                due.stream()
                        .filter(claim -> claim.fate() == Fate.PAYABLE)
                        .map(claim ->
                                new PaymentOrder(
                                        claim.claimId().toString(),
                                        claim.claimantId(),
                                        claim.amount()))
                        .toList();
        if (orders.isEmpty()) {
            throw Problems.conflict(
                    "nothing-to-refund", FormFault.of("", "said.no-refund-that-day"));
        }
        PaymentBatch batch =
                PrepareBatch.prepare(
                        tx, cooperative, batchId, PURPOSE, "refunds-prepared", request, orders);
        return new Prepared(
                batch,
                count(due, Fate.WITHHELD),
                count(due, Fate.LAPSED),
                count(due, Fate.WITHOUT_ACCOUNT));
    }

    private static long count(List<Due> due, Fate fate) {
        return due.stream().filter(claim -> claim.fate() == fate).count();
    }

    private static List<Due> due(Tx tx, Cooperative cooperative, BatchRequest request) {
        return tx.sql()
                .createQuery(
                        """
                        select c.claim_id, c.claimant_id, c.amount,
                          case
                            when c.claimed_on is null and c.lapses_after < :on then 'LAPSED'
                            when :withholds and exists (select from member m
                              join member also using (tenant_id, person_id)
                              join member_debt d
                                on d.tenant_id = also.tenant_id and d.member_id = also.member_id
                              where m.tenant_id = c.tenant_id and m.member_id = c.member_id
                                and d.owed_since <= :on and (d.paid_on is null or d.paid_on > :on)
                                and d.struck_at is null and d.claimant_id is null
                                and m.state = 'LEFT') then 'WITHHELD'
                            when not exists (select from payee_account a
                              where a.tenant_id = c.tenant_id and a.payee_id = c.claimant_id
                                and a.details is not null) then 'WITHOUT_ACCOUNT'
                            else 'PAYABLE'
                          end as fate
                        from (select tenant_id, claim_id, member_id, number, due_on, amount,
                            lapses_after, claimed_on, paid_on, lapsed_on, replaced_at,
                            person_leads_to(tenant_id, claimant_id) as claimant_id
                          from refund_claim) c
                        where c.tenant_id = :tenant and c.paid_on is null and c.lapsed_on is null
                          and c.replaced_at is null
                          and c.due_on <= :on and (:everybody or c.member_id = any(:members))
                          and not exists (select from payment_line l
                            where l.tenant_id = c.tenant_id and l.claim = c.claim_id::text
                              and l.state in ('PREPARED', 'SENT', 'PAID'))
                        order by c.member_id, c.number, c.claimant_id, c.amount, c.claim_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("on", request.executionOn())
                .bind("withholds", cooperative.rules().findRule("JP-057").isPresent())
                .bind("everybody", request.everybody())
                .bindArray("members", UUID.class, request.members())
                .map(ConstructorMapper.of(Due.class))
                .list();
    }
}
