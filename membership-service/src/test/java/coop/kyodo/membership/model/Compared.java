package coop.kyodo.membership.model;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.audit.Verification;
import coop.kyodo.kit.store.Work;
import coop.kyodo.membership.capital.Gone;
import coop.kyodo.membership.capital.GoneUnits;
import coop.kyodo.membership.capital.Holding;
import coop.kyodo.membership.capital.Holdings;
import coop.kyodo.membership.capital.MemberHistories;
import coop.kyodo.membership.capital.MemberHistory;
import coop.kyodo.membership.register.RegisterLines;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// Register, ledger, certificates and events of a co-op, compared with the model.
final class Compared {

    private static final Holding NOTHING = new Holding(0, 0, 0, 0);

    private final Work work;
    private final Verification verification;
    private final UUID coop;
    private final Model model;

    Compared(Work work, Verification verification, UUID coop, Model model) {
        this.work = work;
        this.verification = verification;
        this.coop = coop;
        this.model = model;
    }

    /// Everything that could differ after a command: what everybody holds, the register and the
    /// ledger of a day, whatever is kept of those whom the command was about, the payments, and
    /// what the service checks by itself.
    void everything(Collection<Account> about, LocalDate date) {
        holdings();
        register(date);
        balances(date);
        gone(date);
        everythingOf(about, date);
        payments();
        verification();
    }

    /// Whatever is kept of these: events, certificates, claims and history.
    void everythingOf(Collection<Account> about, LocalDate date) {
        events(about);
        certificates(about);
        claims(about);
        histories(about, date);
    }

    /// What everybody is kept as holding.
    private void holdings() {
        Map<UUID, Holding> kept = work.read(coop, tx -> Holdings.of(tx, model.accounts.keySet()));
        model.accounts.forEach((id, account) ->
                assertThat(kept.getOrDefault(id, NOTHING)).as("%s", id).isEqualTo(held(account)));
    }

    private static Holding held(Account account) {
        return new Holding(
                account.now(Account.Fact::units),
                account.paidIn(),
                account.now(Account.Fact::deposits),
                account.now(Account.Fact::refund));
    }

    /// The register of a day.
    private void register(LocalDate date) {
        Map<UUID, RegisterLines.Line> expected = new HashMap<>();
        model.accounts.forEach((id, account) -> {
            if (account.isOnRegister(date)) {
                Account.Gone gone = account.givenUpBefore(date, model.unit);
                expected.put(
                        id,
                        new RegisterLines.Line(
                                id,
                                account.during(date, Account.Fact::units) - gone.units(),
                                account.during(date, Account.Fact::subscribed) - gone.subscribed(),
                                account.during(date, Account::paidIn) - gone.paidIn()));
            }
        });
        List<RegisterLines.Line> lines = work.read(coop, tx -> RegisterLines.on(tx, date));
        assertThat(lines)
                .as("the register of %s", date)
                .containsExactlyInAnyOrderElementsOf(expected.values());
    }

    /// What the ledger has of a day and is gone with it.
    private void gone(LocalDate date) {
        List<Account.Gone> gone =
                model.accounts.values().stream()
                        .map(account -> account.goneWithEndOf(date, model.unit))
                        .toList();
        Gone said = work.read(coop, tx -> GoneUnits.withEndOf(tx, date));
        assertThat(said)
                .as("gone with %s", date)
                .isEqualTo(
                        new Gone(
                                gone.stream().mapToLong(Account.Gone::units).sum(),
                                gone.stream().mapToLong(Account.Gone::subscribed).sum(),
                                gone.stream().mapToLong(Account.Gone::unpaid).sum()));
    }

    /// What these held on a day and what is the least of it since.
    private void histories(Collection<Account> about, LocalDate date) {
        work.read(
                coop,
                tx -> {
                    about.forEach(account -> {
                        MemberHistory history = MemberHistories.of(tx, account.id);
                        assertThat(history.unpaidOn(date))
                                .isEqualTo(account.on(date, Account.Fact::unpaid));
                        assertThat(history.leastUnitsFrom(date))
                                .isEqualTo(account.leastFrom(date, Account.Fact::units));
                        assertThat(account.leastFrom(LocalDate.MIN, Account.Fact::unpaid))
                                .isNotNegative();
                        assertThat(account.leastFrom(LocalDate.MIN, Account::paidIn))
                                .isNotNegative();
                    });
                    return true;
                });
    }

    /// The ledger's accounts at the end of a day.
    private void balances(LocalDate date) {
        Map<String, Long> booked =
                work.read(
                        coop,
                        tx ->
                                tx.sql()
                                        .createQuery(
                                                """
                                                select p.account, sum(p.amount) as sum
                                                from journal j join posting p using (tenant_id, journal_id)
                                                where j.tenant_id = :tenant and j.effective_on <= :date
                                                group by p.account\
                                                """)
                                        .bind("tenant", coop)
                                        .bind("date", date)
                                        .reduceRows(
                                                new HashMap<String, Long>(),
                                                (all, row) -> {
                                                    all.put(
                                                            row.getColumn("account", String.class),
                                                            row.getColumn("sum", Long.class));
                                                    return all;
                                                }));
        assertThat(-booked.getOrDefault("CAPITAL", 0L))
                .isEqualTo(sum(date, Account.Fact::subscribed));
        assertThat(booked.getOrDefault("UNPAID_CAPITAL", 0L))
                .isEqualTo(sum(date, Account.Fact::unpaid));
        assertThat(-booked.getOrDefault("DEPOSITS", 0L))
                .isEqualTo(sum(date, Account.Fact::deposits));
        assertThat(-booked.getOrDefault("REFUNDS_PAYABLE", 0L))
                .isEqualTo(sum(date, Account.Fact::refund));
        assertThat(booked.getOrDefault("UNIT_TRANSFERS", 0L)).isZero();
        assertThat(booked.values().stream().mapToLong(Long::longValue).sum()).isZero();
    }

    /// What the last event about the capital of each of these said.
    private void events(Collection<Account> about) {
        assertSaid(
                "events",
                about,
                """
                select distinct on (key) key,
                  concat_ws('/', payload::jsonb #>> '{data,member,units}',
                    payload::jsonb #>> '{data,member,subscribed,amount}',
                    payload::jsonb #>> '{data,member,paidIn,amount}') as said
                from outbox
                where tenant_id = :tenant and key = any(:keys)
                  and payload::jsonb ->> 'type' ~ 'capital-(subscribed|paid|payment|reduced|refunded)'
                order by key, (payload::jsonb ->> 'sequence')::bigint desc\
                """,
                account ->
                        account.wasAdmitted()
                                ? List.of(
                                        account.now(Account.Fact::units)
                                                + "/"
                                                + account.now(Account.Fact::subscribed)
                                                + "/"
                                                + account.paidIn())
                                : List.of());
    }

    private void certificates(Collection<Account> about) {
        assertSaid(
                "certificates",
                about,
                """
                select member_id::text as key, concat_ws('/', units, subscribed, paid_in, issued_on) as said
                from certificate where tenant_id = :tenant and member_id::text = any(:keys)\
                """,
                account -> account.certificates);
    }

    /// What these and their heirs may claim, and what is paid of it.
    private void claims(Collection<Account> about) {
        assertSaid(
                "claims",
                about,
                """
                select member_id::text as key,
                  concat_ws('/', number, person_leads_to(tenant_id, claimant_id), due_on, amount,
                    lapses_after, (paid_on is not null)::text) as said
                from refund_claim
                where tenant_id = :tenant and member_id::text = any(:keys) and replaced_at is null\
                """,
                account -> account.claims.all.stream().map(Claims.Claim::toString).toList());
    }

    private void assertSaid(
            String what,
            Collection<Account> about,
            String query,
            Function<Account, List<String>> expected) {
        Map<String, List<String>> said =
                work.read(
                        coop,
                        tx ->
                                tx.sql()
                                        .createQuery(query)
                                        .bind("tenant", coop)
                                        .bindArray(
                                                "keys",
                                                String.class,
                                                about.stream()
                                                        .map(account -> account.id.toString())
                                                        .toList())
                                        .reduceRows(
                                                new HashMap<String, List<String>>(),
                                                (all, row) -> {
                                                    all.computeIfAbsent(
                                                                    row.getColumn(
                                                                            "key", String.class),
                                                                    key -> new ArrayList<>())
                                                            .add(
                                                                    row.getColumn(
                                                                            "said", String.class));
                                                    return all;
                                                }));
        about.forEach(account ->
                assertThat(said.getOrDefault(account.id.toString(), List.of()))
                        .as("%s of %s", what, account.id)
                        .containsExactlyInAnyOrderElementsOf(expected.apply(account)));
    }

    /// Every line of every batch of payments.
    private void payments() {
        List<String> lines =
                work.read(
                        coop,
                        tx ->
                                tx.sql()
                                        .createQuery(
                                                """
                                                select concat_ws('/', batch_id, line, payee_id, amount, state)
                                                from payment_line where tenant_id = :tenant\
                                                """)
                                        .bind("tenant", coop)
                                        .mapTo(String.class)
                                        .list());
        List<String> expected = new ArrayList<>();
        for (Batches.Batch batch : model.batches.all) {
            for (int i = 0; i < batch.lines().size(); i++) {
                Batches.Line line = batch.lines().get(i);
                expected.add(
                        "%s/%d/%s/%d/%s"
                                .formatted(
                                        batch.id(),
                                        i + 1,
                                        line.payee,
                                        line.claim.amount,
                                        line.state));
            }
        }
        assertThat(lines).as("payments").containsExactlyInAnyOrderElementsOf(expected);
    }

    private void verification() {
        assertThat(verification.report(coop).checks())
                .allSatisfy(check -> assertThat(check.faults()).as(check.name()).isEmpty());
    }

    private long sum(LocalDate date, ToLongFunction<Account.Fact> figure) {
        return model.accounts.values().stream()
                .mapToLong(account -> account.on(date, figure))
                .sum();
    }
}
