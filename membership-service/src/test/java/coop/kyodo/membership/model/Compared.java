package coop.kyodo.membership.model;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.audit.Verification;
import coop.kyodo.kit.store.Work;
import coop.kyodo.membership.capital.Holding;
import coop.kyodo.membership.capital.Holdings;
import coop.kyodo.membership.capital.MemberHistory;
import coop.kyodo.membership.register.RegisterLines;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    /// What everybody is kept as holding.
    void holdings() {
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
    void register(LocalDate date) {
        Map<UUID, RegisterLines.Line> expected = new HashMap<>();
        model.accounts.forEach((id, account) -> {
            if (account.isOnRegister(date)) {
                expected.put(
                        id,
                        new RegisterLines.Line(
                                id,
                                account.during(date, Account.Fact::units),
                                account.during(date, Account.Fact::subscribed),
                                account.during(date, Account::paidIn)));
            }
        });
        List<RegisterLines.Line> lines = work.read(coop, tx -> RegisterLines.on(tx, date));
        assertThat(lines)
                .as("the register of %s", date)
                .containsExactlyInAnyOrderElementsOf(expected.values());
    }

    void histories(LocalDate date) {
        work.read(
                coop,
                tx -> {
                    model.accounts.forEach((id, account) -> {
                        MemberHistory history = MemberHistory.of(tx, id);
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
    void balances(LocalDate date) {
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
    void events(Collection<Account> about) {
        Map<String, String> told =
                work.read(
                        coop,
                        tx ->
                                tx.sql()
                                        .createQuery(
                                                """
                                                select distinct on (key) key,
                                                  concat_ws('/', payload::jsonb #>> '{data,member,units}',
                                                    payload::jsonb #>> '{data,member,subscribed,amount}',
                                                    payload::jsonb #>> '{data,member,paidIn,amount}') as stands
                                                from outbox
                                                where tenant_id = :tenant and key = any(:keys)
                                                  and payload::jsonb ->> 'type' ~ 'capital-(subscribed|paid|payment|reduced|refunded)'
                                                order by key, (payload::jsonb ->> 'sequence')::bigint desc\
                                                """)
                                        .bind("tenant", coop)
                                        .bindArray(
                                                "keys",
                                                String.class,
                                                about.stream()
                                                        .map(account -> account.id.toString())
                                                        .toList())
                                        .reduceRows(
                                                new HashMap<String, String>(),
                                                (all, row) -> {
                                                    all.put(
                                                            row.getColumn("key", String.class),
                                                            row.getColumn("stands", String.class));
                                                    return all;
                                                }));
        Map<String, String> expected = new HashMap<>();
        about.stream()
                .filter(Account::wasAdmitted)
                .forEach(account ->
                        expected.put(
                                account.id.toString(),
                                account.now(Account.Fact::units)
                                        + "/"
                                        + account.now(Account.Fact::subscribed)
                                        + "/"
                                        + account.paidIn()));
        assertThat(told).isEqualTo(expected);
    }

    /// Every check of the service's own, but whether the relay has caught up.
    void verification() {
        assertThat(verification.report(coop).checks())
                .filteredOn(check -> !check.name().equals("outbox-empty"))
                .allSatisfy(check -> assertThat(check.faults()).as(check.name()).isEmpty());
    }

    private long sum(LocalDate date, ToLongFunction<Account.Fact> figure) {
        return model.accounts.values().stream()
                .mapToLong(account -> account.on(date, figure))
                .sum();
    }
}
