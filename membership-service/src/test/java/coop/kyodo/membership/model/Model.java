package coop.kyodo.membership.model;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/// What a co-op should look like: plain sums over plain lists. Each command says what the service
/// has to answer, `ok` or the code of the refusal, and changes the model only when it is `ok`.
final class Model {

    static final String OK = "ok";
    static final long UNIT = 50_000;

    /// Whether the Act's cap binds and its ban on transfers.
    final boolean act;

    final Map<UUID, Account> accounts = new LinkedHashMap<>();
    LocalDate closed = LocalDate.MIN;

    Model(boolean act) {
        this.act = act;
    }

    String apply(UUID id, int units) {
        accounts.put(id, new Account(id, units));
        return OK;
    }

    String accept(Account account, LocalDate on) {
        if (account.state != Account.State.APPLIED) {
            return "application-decided";
        }
        long waiting = accepted().stream().mapToLong(other -> other.applied).sum();
        long members = count(Account::isMember) + accepted().size() + 1;
        if (exceeds(account.applied, units() + waiting + account.applied, members)) {
            return "unit-cap-exceeded";
        }
        account.state = Account.State.ACCEPTED;
        account.acceptedOn = on;
        return OK;
    }

    String pay(Account account, long amount, LocalDate on) {
        if (!on.isAfter(closed)) {
            return "fiscal-year-closed";
        }
        return switch (account.state) {
            case APPLIED -> "not-yet-accepted";
            case LEFT -> "not-a-member";
            case ACCEPTED -> deposit(account, amount, on);
            case MEMBER, LEAVING -> {
                if (account.leavesOn != null && on.isAfter(account.leavesOn)) {
                    yield "member-has-left";
                }
                if (amount > account.leastFrom(on, Account.Fact::unpaid)) {
                    yield "payment-exceeds-subscription";
                }
                account.add(on, 0, 0, -amount, 0, 0);
                yield OK;
            }
        };
    }

    private static String deposit(Account account, long amount, LocalDate on) {
        long subscribed = account.applied * UNIT;
        long deposits = account.now(Account.Fact::deposits) + amount;
        if (deposits > subscribed) {
            return "payment-exceeds-subscription";
        }
        account.add(on, 0, 0, 0, amount, 0);
        account.depositedOn.add(on);
        if (deposits == subscribed) {
            account.state = Account.State.MEMBER;
            account.admittedOn =
                    account.depositedOn.stream()
                            .reduce(account.acceptedOn, (a, b) -> a.isAfter(b) ? a : b);
            account.add(account.admittedOn, account.applied, subscribed, 0, -subscribed, 0);
        }
        return OK;
    }

    String subscribe(Account account, int units, LocalDate on) {
        if (account.state != Account.State.MEMBER) {
            return "not-a-member";
        }
        if (on.isBefore(account.admittedOn)) {
            return "date-too-early";
        }
        if (!on.isAfter(closed)) {
            return "fiscal-year-closed";
        }
        for (LocalDate day : capDays(account, on)) {
            long all = accounts.values().stream().mapToLong(a -> a.unitsCountedOn(day)).sum();
            if (exceeds(
                    account.on(day, Account.Fact::units) + units,
                    all + units,
                    count(other -> other.isMemberOn(day)))) {
                return "unit-cap-exceeded";
            }
        }
        account.add(on, units, units * UNIT, units * UNIT, 0, 0);
        return OK;
    }

    String transfer(Account from, Account to, int units, LocalDate on) {
        if (from.state != Account.State.MEMBER) {
            return "not-a-member";
        }
        if (on.isBefore(from.admittedOn)) {
            return "date-too-early";
        }
        if (act) {
            return "units-not-transferable";
        }
        if (from.equals(to)) {
            return "transfer-to-oneself";
        }
        if (to.state != Account.State.MEMBER) {
            return "not-a-member";
        }
        if (on.isBefore(to.admittedOn)) {
            return "date-too-early";
        }
        if (!on.isAfter(closed)) {
            return "fiscal-year-closed";
        }
        if (from.leastFrom(on, Account.Fact::units) - units < 1) {
            return "too-few-units-left";
        }
        if (from.on(on, Account.Fact::unpaid) > 0 || from.now(Account.Fact::unpaid) > 0) {
            return "capital-unpaid";
        }
        from.add(on, -units, -units * UNIT, 0, 0, 0);
        to.add(on, units, units * UNIT, 0, 0, 0);
        return OK;
    }

    String giveNotice(Account account, LocalDate on) {
        if (account.state == Account.State.LEAVING) {
            return "withdrawal-open";
        }
        if (account.state != Account.State.MEMBER) {
            return "not-a-member";
        }
        if (on.isBefore(account.admittedOn)) {
            return "date-too-early";
        }
        LocalDate effective = yearEnd(on);
        while (effective.minusDays(90).isBefore(on)) {
            effective = effective.plusYears(1);
        }
        if (!effective.isAfter(closed)) {
            return "fiscal-year-closed";
        }
        LocalDate last = effective;
        if (account.facts.stream().anyMatch(fact -> fact.on().isAfter(last))) {
            return "capital-moved-later";
        }
        account.state = Account.State.LEAVING;
        account.leavesOn = effective;
        return OK;
    }

    String closeYear(LocalDate end, long netAssets) {
        long all = accounts.values().stream().mapToLong(a -> a.on(end, Account.Fact::units)).sum();
        for (Account account : accounts.values()) {
            if (account.state == Account.State.LEAVING && end.equals(account.leavesOn)) {
                long units = account.now(Account.Fact::units);
                long subscribed = account.now(Account.Fact::subscribed);
                long unpaid = account.now(Account.Fact::unpaid);
                long refund = Math.min(share(netAssets, units, all), subscribed - unpaid);
                account.state = Account.State.LEFT;
                account.add(end, -units, -subscribed, -unpaid, 0, refund);
            }
        }
        closed = end;
        return OK;
    }

    String payRefund(Account account, LocalDate on) {
        long refund = account.now(Account.Fact::refund);
        if (refund == 0) {
            return "nothing-to-refund";
        }
        if (!on.isAfter(closed)) {
            return "fiscal-year-closed";
        }
        account.add(on, 0, 0, 0, 0, -refund);
        return OK;
    }

    long units() {
        return accounts.values().stream().mapToLong(a -> a.now(Account.Fact::units)).sum();
    }

    static LocalDate yearEnd(LocalDate date) {
        LocalDate end = LocalDate.of(date.getYear(), 3, 31);
        return end.isBefore(date) ? end.plusYears(1) : end;
    }

    private static long share(long netAssets, long units, long all) {
        return netAssets <= 0 || all == 0
                ? 0
                : BigInteger.valueOf(netAssets)
                        .multiply(BigInteger.valueOf(units))
                        .divide(BigInteger.valueOf(all))
                        .longValueExact();
    }

    private boolean exceeds(long units, long all, long members) {
        return act && members > 3 && units * 4 > all;
    }

    private static List<LocalDate> capDays(Account account, LocalDate on) {
        List<LocalDate> days = new ArrayList<>(List.of(on));
        account.facts.stream()
                .filter(fact -> fact.units() > 0 && fact.on().isAfter(on))
                .forEach(fact -> days.add(fact.on()));
        return days;
    }

    private List<Account> accepted() {
        return accounts.values().stream()
                .filter(account -> account.state == Account.State.ACCEPTED)
                .toList();
    }

    private long count(Predicate<Account> which) {
        return accounts.values().stream().filter(which).count();
    }
}
