package coop.kyodo.membership.capital;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperative;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Writes the capital ledger of a co-op, whose row the caller has locked.
public final class Ledger {

    private Ledger() {}

    /// Posts an entry, and moves the balances and the member's holding with it.
    public static Journal post(
            Tx tx, UUID memberId, Entry entry, LocalDate effectiveOn, @Nullable String reference) {
        return post(tx, memberId, entry, effectiveOn, reference, null, null);
    }

    /// Posts a payment in.
    public static Journal postPayment(
            Tx tx,
            UUID memberId,
            Entry entry,
            LocalDate paidOn,
            String reference,
            PaymentMethod method) {
        return post(tx, memberId, entry, paidOn, reference, method, null);
    }

    /// Posts one leg of a transfer.
    public static Journal postLeg(
            Tx tx, UUID memberId, Entry entry, LocalDate transferredOn, UUID transferId) {
        return post(tx, memberId, entry, transferredOn, null, null, transferId);
    }

    private static Journal post(
            Tx tx,
            UUID memberId,
            Entry entry,
            LocalDate effectiveOn,
            @Nullable String reference,
            @Nullable PaymentMethod method,
            @Nullable UUID transferId) {
        Journal journal =
                new Journal(
                        Ids.next(),
                        tx.nextNumber("journal"),
                        entry.kind(),
                        memberId,
                        entry.units(),
                        effectiveOn,
                        tx.now(),
                        reference,
                        method,
                        transferId,
                        postings(entry));
        insert(tx, journal);
        moveBalances(tx, entry);
        Holdings.put(tx, memberId, Holdings.of(tx, memberId).after(entry));
        return journal;
    }

    /// Lets a date pass that no year's end and no reduction of the unit amount has closed; a 409
    /// otherwise.
    public static void mustBeOpen(Tx tx, LocalDate date) {
        tx.sql()
                .createQuery(
                        """
                        select greatest(
                          (select max(fiscal_year_end) from year_end where tenant_id = :tenant),
                          (select max(effective_on) - 1 from unit_cut where tenant_id = :tenant))\
                        """)
                .bind("tenant", tx.tenant())
                .mapTo(LocalDate.class)
                .findOne()
                .filter(closed -> !date.isAfter(closed))
                .ifPresent(closed -> {
                    throw Problems.conflict(
                            "fiscal-year-closed", "Everything up to " + closed + " is closed.");
                });
    }

    /// Lets a payment's reference pass that no other payment has; a 409 otherwise.
    public static void mustBeNew(Tx tx, String reference) {
        boolean used =
                tx.sql()
                        .createQuery(
                                """
                                select exists (select from journal
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

    /// How the whole co-op's capital stands. Units follow from the capital, since the unit amount
    /// is the same for all and does not change.
    public static Standing standing(Tx tx, Cooperative cooperative) {
        Map<String, Long> balances =
                tx.sql()
                        .createQuery(
                                """
                                select account, balance from account_balance
                                where tenant_id = :tenant and account in ('CAPITAL', 'UNPAID_CAPITAL')\
                                """)
                        .bind("tenant", tx.tenant())
                        .reduceRows(
                                new java.util.HashMap<String, Long>(),
                                (all, row) -> {
                                    all.put(
                                            row.getColumn("account", String.class),
                                            row.getColumn("balance", Long.class));
                                    return all;
                                });
        Money subscribed = cooperative.money(-balances.getOrDefault("CAPITAL", 0L));
        Money unpaid = cooperative.money(balances.getOrDefault("UNPAID_CAPITAL", 0L));
        return new Standing(
                subscribed.amount() / cooperative.articles().unitAmount().amount(),
                subscribed,
                subscribed.minus(unpaid));
    }

    private static @Nullable String method(Journal journal) {
        PaymentMethod method = journal.method();
        return method == null ? null : method.name();
    }

    private static List<Journal.Posting> postings(Entry entry) {
        return entry.postings().entrySet().stream()
                .map(posting -> new Journal.Posting(posting.getKey(), posting.getValue()))
                .toList();
    }

    private static void insert(Tx tx, Journal journal) {
        tx.sql()
                .createUpdate(
                        """
                        insert into journal (tenant_id, journal_id, number, kind, member_id, units,
                          effective_on, recorded_at, reference, method, transfer_id)
                        values (:tenant, :id, :number, :kind, :member, :units, :effectiveOn, :now,
                          :reference, :method, :transfer)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", journal.journalId())
                .bind("number", journal.number())
                .bind("kind", journal.kind().name())
                .bind("member", journal.memberId())
                .bind("units", journal.units())
                .bind("effectiveOn", journal.effectiveOn())
                .bind("now", journal.recordedAt())
                .bind("reference", journal.reference())
                .bind("method", method(journal))
                .bind("transfer", journal.transferId())
                .execute();
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                "insert into posting values (:tenant, :journal, :account,"
                                        + " :amount)");
        for (Journal.Posting posting : journal.postings()) {
            batch.bind("tenant", tx.tenant())
                    .bind("journal", journal.journalId())
                    .bind("account", posting.account().name())
                    .bind("amount", posting.amount().amount())
                    .add();
        }
        batch.execute();
    }

    private static void moveBalances(Tx tx, Entry entry) {
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into account_balance as b values (:tenant, :account, :amount)
                                on conflict (tenant_id, account)
                                do update set balance = b.balance + excluded.balance\
                                """);
        entry.postings()
                .forEach((account, amount) ->
                        batch.bind("tenant", tx.tenant())
                                .bind("account", account.name())
                                .bind("amount", amount.amount())
                                .add());
        batch.execute();
    }
}
