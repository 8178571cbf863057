package coop.kyodo.membership.reversal;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.capital.JournalKind;
import coop.kyodo.membership.capital.PaymentMethod;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// The payments of the ledger, as far as they can be taken back.
final class Payments {

    private static final Set<JournalKind> REVERSIBLE =
            EnumSet.of(JournalKind.DEPOSIT, JournalKind.PAYMENT, JournalKind.REFUND);

    /// A payment in minor units.
    ///
    /// @param method absent on the oldest, which were by bank transfer
    record Paid(
            UUID journalId,
            JournalKind kind,
            LocalDate paidOn,
            @Nullable PaymentMethod method,
            long amount,
            boolean reversed) {

        PaymentMethod by() {
            return method == null ? PaymentMethod.BANK_TRANSFER : method;
        }

        boolean isRefund() {
            return kind == JournalKind.REFUND;
        }
    }

    private Payments() {}

    /// The member's payment of capital or of a refund that stands; 404 when there is none of this
    /// id, 409 when it was taken back before or is nothing that can be.
    static Paid standing(Tx tx, UUID memberId, UUID paymentId) {
        Paid paid =
                tx.sql()
                        .createQuery(
                                """
                                select j.journal_id, j.kind, j.effective_on as paid_on, j.method,
                                  (select sum(p.amount) from posting p where p.tenant_id = j.tenant_id
                                    and p.journal_id = j.journal_id and p.amount > 0)::bigint as amount,
                                  exists (select from journal r where r.tenant_id = j.tenant_id
                                    and r.reverses_id = j.journal_id) as reversed
                                from journal j where j.tenant_id = :tenant
                                  and j.member_id = :member and j.journal_id = :payment\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("member", memberId)
                        .bind("payment", paymentId)
                        .map(ConstructorMapper.of(Paid.class))
                        .findOne()
                        .orElseThrow(() -> Problems.notFound("payment-not-found"));
        if (!REVERSIBLE.contains(paid.kind()) || paid.by() == PaymentMethod.DIVIDEND) {
            throw Problems.conflict(
                    "payment-not-reversible", FormFault.of("", "said.payments-reversible"));
        }
        if (paid.reversed()) {
            throw Problems.conflict("payment-reversed", FormFault.of("", "said.payment-reversed"));
        }
        return paid;
    }
}
