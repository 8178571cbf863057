package coop.kyodo.membership.benefit;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Cursor;
import coop.kyodo.kit.web.Page;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.kit.web.Problems;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
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

    static void promise(Tx tx, UUID claimId, Money amount, LocalDate on) {
        post(tx, claimId, Account.BENEFITS, Account.BENEFITS_PAYABLE, amount, on, null);
    }

    static void pay(Tx tx, UUID claimId, Money amount, LocalDate on, String reference) {
        post(tx, claimId, Account.BENEFITS_PAYABLE, Account.CASH, amount, on, reference);
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
                    "payment-reference-used", "Another payment has this reference.");
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

    private static void post(
            Tx tx,
            UUID claimId,
            Account debit,
            Account credit,
            Money amount,
            LocalDate on,
            @Nullable String reference) {
        tx.sql()
                .createUpdate(
                        """
                        insert into benefit_posting values
                          (:tenant, :id, :number, :claim, :debit, :credit, :amount, :on, :reference,
                           :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", Ids.next())
                .bind("number", tx.nextNumber("benefit-posting"))
                .bind("claim", claimId)
                .bind("debit", debit.name())
                .bind("credit", credit.name())
                .bind("amount", amount.amount())
                .bind("on", on)
                .bind("reference", reference)
                .bind("now", tx.now())
                .execute();
    }
}
