package coop.kyodo.membership.model;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.audit.Verification;
import coop.kyodo.kit.store.Work;
import coop.kyodo.membership.capital.Holding;
import coop.kyodo.membership.capital.Holdings;
import coop.kyodo.membership.capital.MemberHistory;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;

/// Register, ledger and events of a co-op, compared with the model.
final class Compared {

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

    void holdings() {
        Map<UUID, Holding> kept =
                work.read(
                        coop,
                        tx -> {
                            Map<UUID, Holding> all = new HashMap<>();
                            model.accounts.keySet().forEach(id -> all.put(id, Holdings.of(tx, id)));
                            return all;
                        });
        model.accounts.forEach((id, account) ->
                assertThat(kept.get(id))
                        .isEqualTo(
                                new Holding(
                                        account.now(Account.Fact::units),
                                        account.now(Account.Fact::subscribed)
                                                - account.now(Account.Fact::unpaid),
                                        account.now(Account.Fact::deposits),
                                        account.now(Account.Fact::refund))));
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

    /// What the last event about each member's capital said.
    void events() {
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
                                                where tenant_id = :tenant
                                                  and payload::jsonb ->> 'type' ~ 'capital-(subscribed|paid-in|reduced)'
                                                order by key, (payload::jsonb ->> 'sequence')::bigint desc\
                                                """)
                                        .bind("tenant", coop)
                                        .reduceRows(
                                                new HashMap<String, String>(),
                                                (all, row) -> {
                                                    all.put(
                                                            row.getColumn("key", String.class),
                                                            row.getColumn("stands", String.class));
                                                    return all;
                                                }));
        Map<String, String> expected = new HashMap<>();
        model.accounts.forEach((id, account) -> {
            if (account.isMember() || account.state == Account.State.LEFT) {
                long subscribed = account.now(Account.Fact::subscribed);
                expected.put(
                        id.toString(),
                        account.now(Account.Fact::units)
                                + "/"
                                + subscribed
                                + "/"
                                + (subscribed - account.now(Account.Fact::unpaid)));
            }
        });
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
