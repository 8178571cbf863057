package coop.kyodo.membership.capital;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.SqlArrays;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperative;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Writes the capital ledger of a co-op, whose row the caller has locked.
public final class Ledger {

    private Ledger() {}

    /// An entry about a member, to be posted.
    ///
    /// @param reference the payment's permanent key, on entries that are payments
    /// @param method how it was paid, on payments in
    /// @param transferId the same on the two legs of a transfer
    /// @param reversed what it takes back, on entries that do
    public record Draft(
            UUID memberId,
            Entry entry,
            @Nullable String reference,
            @Nullable PaymentMethod method,
            @Nullable UUID transferId,
            @Nullable Reversed reversed) {

        public Draft(UUID memberId, Entry entry, @Nullable String reference) {
            this(memberId, entry, reference, null, null, null);
        }
    }

    /// An entry with the day on which it takes effect.
    public record Dated(Draft draft, LocalDate effectiveOn) {}

    /// A journal that is taken back, and why.
    public record Reversed(UUID journalId, String reason) {}

    /// Posts an entry, and moves the balances and the member's holding with it.
    public static Journal post(
            Tx tx, UUID memberId, Entry entry, LocalDate effectiveOn, @Nullable String reference) {
        return postAll(tx, List.of(new Draft(memberId, entry, reference)), effectiveOn).getFirst();
    }

    /// Posts a payment in.
    public static Journal postPayment(
            Tx tx,
            UUID memberId,
            Entry entry,
            LocalDate paidOn,
            String reference,
            PaymentMethod method) {
        return postAll(
                        tx,
                        List.of(new Draft(memberId, entry, reference, method, null, null)),
                        paidOn)
                .getFirst();
    }

    /// Posts what takes another journal back.
    ///
    /// @param method how it was paid, where that is a payment
    public static Journal postReversal(
            Tx tx,
            UUID memberId,
            Entry entry,
            LocalDate reversedOn,
            @Nullable PaymentMethod method,
            Reversed reversed) {
        return postAll(
                        tx,
                        List.of(new Draft(memberId, entry, null, method, null, reversed)),
                        reversedOn)
                .getFirst();
    }

    /// Posts the two legs of a transfer.
    public static void postLegs(
            Tx tx,
            UUID giver,
            Entry out,
            UUID taker,
            Entry in,
            LocalDate transferredOn,
            UUID transferId) {
        postAll(
                tx,
                List.of(
                        new Draft(giver, out, null, null, transferId, null),
                        new Draft(taker, in, null, null, transferId, null)),
                transferredOn);
    }

    /// Posts entries in their order, as [#post] does, with a handful of statements for all of them.
    public static List<Journal> postAll(Tx tx, List<Draft> drafts, LocalDate effectiveOn) {
        return postAll(tx, drafts.stream().map(draft -> new Dated(draft, effectiveOn)).toList());
    }

    /// As [#postAll], each on a day of its own.
    public static List<Journal> postAll(Tx tx, List<Dated> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        long number = tx.nextNumbers("journal", entries.size());
        List<Journal> journals = new ArrayList<>();
        Map<UUID, Holding> holdings =
                Holdings.of(
                        tx,
                        entries.stream()
                                .map(dated -> dated.draft().memberId())
                                .distinct()
                                .toList());
        Map<Account, Long> moved = new EnumMap<>(Account.class);
        for (Dated dated : entries) {
            Draft draft = dated.draft();
            Entry entry = draft.entry();
            journals.add(
                    new Journal(
                            Ids.next(),
                            number++,
                            entry.kind(),
                            draft.memberId(),
                            entry.units(),
                            dated.effectiveOn(),
                            tx.now(),
                            draft.reference(),
                            draft.method(),
                            draft.transferId(),
                            draft.reversed() == null ? null : draft.reversed().journalId(),
                            draft.reversed() == null ? null : draft.reversed().reason(),
                            postings(entry)));
            holdings.put(
                    draft.memberId(),
                    holdings.getOrDefault(draft.memberId(), Holding.NOTHING).after(entry));
            entry.postings()
                    .forEach((account, amount) ->
                            moved.merge(account, amount.amount(), Math::addExact));
        }
        insert(tx, journals);
        moveBalances(tx, moved);
        Holdings.put(tx, holdings);
        return journals;
    }

    /// Lets a date pass that no year's end and no reduction of the unit amount has closed; a 409
    /// otherwise.
    public static void mustBeOpen(Tx tx, LocalDate date) {
        mustBeAfter(closedUpTo(tx), date);
    }

    /// As [#mustBeOpen], for as many dates as are asked for.
    ///
    /// @param closedUpTo as [#closedUpTo] says
    public static void mustBeAfter(Optional<LocalDate> closedUpTo, LocalDate date) {
        closedUpTo
                .filter(closed -> !date.isAfter(closed))
                .ifPresent(closed -> {
                    throw Problems.conflict(
                            "fiscal-year-closed",
                            new FormFault("", "said.closed-up-to", Map.of("closed", closed)));
                });
    }

    /// Whether no year's end and no reduction of the unit amount has closed a date.
    public static boolean isOpen(Tx tx, LocalDate date) {
        return closedUpTo(tx).filter(closed -> !date.isAfter(closed)).isEmpty();
    }

    /// The last day that is closed.
    public static Optional<LocalDate> closedUpTo(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select greatest(
                          (select max(fiscal_year_end) from year_end where tenant_id = :tenant),
                          (select max(effective_on) - 1 from unit_cut where tenant_id = :tenant))\
                        """)
                .bind("tenant", tx.tenant())
                .mapTo(LocalDate.class)
                .findOne();
    }

    /// Lets a payment's reference pass that no other payment has that stands; a 409 otherwise. One
    /// that was taken back frees its reference for the payment that was meant.
    public static void mustBeNew(Tx tx, String reference) {
        mustAllBeNew(tx, List.of(reference));
    }

    /// As [#mustBeNew], for all of these.
    public static void mustAllBeNew(Tx tx, Collection<String> references) {
        boolean used =
                tx.sql()
                        .createQuery(
                                """
                                select exists (select from journal j
                                  where tenant_id = :tenant and reference = any(:references)
                                    and not exists (select from journal r
                                      where r.tenant_id = :tenant
                                        and r.reverses_id = j.journal_id))\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("references", SqlArrays.texts(references))
                        .mapTo(Boolean.class)
                        .one();
        if (used) {
            throw Problems.conflict(
                    "payment-reference-used", FormFault.of("", "said.reference-used"));
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

    private static void insert(Tx tx, List<Journal> journals) {
        PreparedBatch heads =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into journal (tenant_id, journal_id, number, kind, member_id, units,
                                  effective_on, recorded_at, reference, method, transfer_id,
                                  reverses_id, reason, reference_use)
                                values (:tenant, :id, :number, :kind, :member, :units, :effectiveOn,
                                  :now, :reference, :method, :transfer, :reverses, :reason,
                                  (select count(*) from journal j
                                   join journal r on r.tenant_id = j.tenant_id
                                     and r.reverses_id = j.journal_id
                                   where j.tenant_id = :tenant and j.reference = :reference))\
                                """);
        PreparedBatch lines =
                tx.sql()
                        .prepareBatch(
                                "insert into posting values (:tenant, :journal, :account,"
                                        + " :amount)");
        for (Journal journal : journals) {
            heads.bind("tenant", tx.tenant())
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
                    .bind("reverses", journal.reversesId())
                    .bind("reason", journal.reason())
                    .add();
            for (Journal.Posting posting : journal.postings()) {
                lines.bind("tenant", tx.tenant())
                        .bind("journal", journal.journalId())
                        .bind("account", posting.account().name())
                        .bind("amount", posting.amount().amount())
                        .add();
            }
        }
        heads.execute();
        lines.execute();
    }

    private static void moveBalances(Tx tx, Map<Account, Long> moved) {
        PreparedBatch batch =
                tx.sql()
                        .prepareBatch(
                                """
                                insert into account_balance as b values (:tenant, :account, :amount)
                                on conflict (tenant_id, account)
                                do update set balance = b.balance + excluded.balance\
                                """);
        moved.forEach((account, amount) ->
                batch.bind("tenant", tx.tenant())
                        .bind("account", account.name())
                        .bind("amount", amount)
                        .add());
        batch.execute();
    }
}
