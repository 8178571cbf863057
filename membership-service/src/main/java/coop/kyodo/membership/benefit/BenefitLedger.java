package coop.kyodo.membership.benefit;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// The ledger of benefits: what was promised, and what was paid of it.
final class BenefitLedger {

    /// The accounts.
    enum Account {
        /// What benefits cost.
        BENEFITS,
        /// Approved and not yet paid.
        BENEFITS_PAYABLE,
        CASH
    }

    /// One amount on its way from one account to another.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Posting(
            UUID postingId,
            long number,
            UUID claimId,
            Account debit,
            Account credit,
            Money amount,
            LocalDate effectiveOn,
            @Nullable String reference,
            Instant recordedAt) {}

    /// An account and its balance: debits less credits.
    record Balance(Account account, Money balance) {}

    private BenefitLedger() {}

    /// A payment of a claim, or its return.
    ///
    /// @param turn which payment of the claim it is, from 1; the next one comes after a return
    record Payment(UUID claimId, int turn, Money amount, String reference) {}

    private record Draft(
            UUID claimId,
            int turn,
            Account debit,
            Account credit,
            Money amount,
            @Nullable String reference) {}

    static void promise(Tx tx, UUID claimId, Money amount, LocalDate on) {
        post(
                tx,
                List.of(
                        new Draft(
                                claimId,
                                1,
                                Account.BENEFITS,
                                Account.BENEFITS_PAYABLE,
                                amount,
                                null)),
                on);
    }

    /// Releases what was promised for a claim, in the place of the payment that would come next.
    static void release(Tx tx, UUID claimId, int turn, Money amount, LocalDate on) {
        post(
                tx,
                List.of(
                        new Draft(
                                claimId,
                                turn,
                                Account.BENEFITS_PAYABLE,
                                Account.BENEFITS,
                                amount,
                                null)),
                on);
    }

    /// Posts payments in their order.
    static void pay(Tx tx, List<Payment> payments, LocalDate on) {
        post(tx, drafts(payments, Account.BENEFITS_PAYABLE, Account.CASH), on);
    }

    /// Posts that payments came back.
    static void takeBack(Tx tx, List<Payment> payments, LocalDate on) {
        post(tx, drafts(payments, Account.CASH, Account.BENEFITS_PAYABLE), on);
    }

    /// Lets a payment's reference pass that no other payment of a benefit has; a 409 otherwise.
    static void mustBeNew(Tx tx, String reference) {
        boolean used =
                tx.sql()
                        .createQuery(
                                """
                                select exists (select from benefit_posting
                                  where tenant_id = :tenant and reference = :reference)\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("reference", reference)
                        .mapTo(Boolean.class)
                        .one();
        if (used) {
            throw Problems.conflict(
                    "payment-reference-used", FormFault.of("", "said.reference-used"));
        }
    }

    static List<Balance> balances(Tx tx, String currency) {
        return tx.sql()
                .createQuery(
                        """
                        select a.account, coalesce(sum(p.amount), 0) as balance
                        from unnest(array['BENEFITS', 'BENEFITS_PAYABLE', 'CASH'])
                          with ordinality as a (account, place)
                        left join lateral (
                          select amount from benefit_posting
                          where tenant_id = :tenant and debit = a.account
                          union all
                          select -amount from benefit_posting
                          where tenant_id = :tenant and credit = a.account) p on true
                        group by a.account, a.place order by a.place\
                        """)
                .bind("tenant", tx.tenant())
                .map((row, context) ->
                        new Balance(
                                Account.valueOf(row.getString("account")),
                                Money.of(row.getLong("balance"), currency)))
                .list();
    }

    static Page<Posting> page(Tx tx, String currency, PageQuery page) {
        return Page.of(
                tx.sql()
                        .createQuery(
                                """
                                select * from benefit_posting
                                where tenant_id = :tenant and number > :after
                                order by number limit :limit\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("after", page.after().map(cursor -> cursor.number(0)).orElse(0L))
                        .bind("limit", page.limit() + 1)
                        .map((row, context) ->
                                new Posting(
                                        row.getObject("posting_id", UUID.class),
                                        row.getLong("number"),
                                        row.getObject("claim_id", UUID.class),
                                        Account.valueOf(row.getString("debit")),
                                        Account.valueOf(row.getString("credit")),
                                        Money.of(row.getLong("amount"), currency),
                                        row.getObject("effective_on", LocalDate.class),
                                        row.getString("reference"),
                                        row.getTimestamp("recorded_at").toInstant()))
                        .list(),
                page.limit(),
                last -> Cursor.of(last.number()));
    }

    private static List<Draft> drafts(List<Payment> payments, Account debit, Account credit) {
        return payments.stream()
                .map(payment ->
                        new Draft(
                                payment.claimId(),
                                payment.turn(),
                                debit,
                                credit,
                                payment.amount(),
                                payment.reference()))
                .toList();
    }

    private static void post(Tx tx, List<Draft> drafts, LocalDate on) {
        long number = tx.nextNumbers("benefit-posting", drafts.size());
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into benefit_posting (tenant_id, posting_id, number, claim_id,
                                  debit, credit, amount, effective_on, reference, recorded_at, turn)
                                values (:tenant, :id, :number, :claim, :debit, :credit, :amount, :on,
                                  :reference, :now, :turn)\
                                """);
        for (Draft draft : drafts) {
            batch.bind("tenant", tx.tenant())
                    .bind("id", Ids.next())
                    .bind("number", number++)
                    .bind("claim", draft.claimId())
                    .bind("debit", draft.debit().name())
                    .bind("credit", draft.credit().name())
                    .bind("amount", draft.amount().amount())
                    .bind("on", on)
                    .bind("reference", draft.reference())
                    .bind("now", tx.now())
                    .bind("turn", draft.turn())
                    .add();
        }
        batch.execute();
    }
}
