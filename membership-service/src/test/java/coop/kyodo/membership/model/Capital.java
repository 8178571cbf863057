package coop.kyodo.membership.model;

import coop.kyodo.membership.model.Account.Fact;
import coop.kyodo.membership.model.Account.State;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// What moves the capital of members and applicants.
final class Capital {

    private final Model model;

    Capital(Model model) {
        this.model = model;
    }

    String pay(Account account, UUID payment, long amount, LocalDate on) {
        if (model.isClosed(on)) {
            return "fiscal-year-closed";
        }
        String answer =
                switch (account.state) {
                    case APPLIED -> "not-yet-accepted";
                    case LEFT, GIVEN_UP -> "not-a-member";
                    case ACCEPTED -> deposit(account, amount, on);
                    case MEMBER, LEAVING -> payUp(account, amount, on);
                };
        if (answer.equals(Model.OK)) {
            account.paid.add(new Account.Paid(payment, on, amount));
        }
        return answer;
    }

    private String payUp(Account account, long amount, LocalDate on) {
        if (Model.isBefore(account.leavesOn, on)) {
            return "member-has-left";
        }
        if (amount > account.leastFrom(on, Fact::unpaid) - fallsAway(account, on)) {
            return "payment-exceeds-subscription";
        }
        account.add(on, 0, 0, -amount, 0, 0);
        return Model.OK;
    }

    /// What is not paid any more after the year's end at which units are given up.
    private long fallsAway(Account account, LocalDate on) {
        Account.Reduction reduction = account.reduction;
        return reduction == null || !reduction.effectiveOn().isBefore(on)
                ? 0
                : Math.min(
                        reduction.units() * model.unit,
                        account.on(reduction.effectiveOn(), Fact::unpaid));
    }

    /// What was paid in on units that are given up.
    private long paidInGivenUp(Account account) {
        Account.Reduction reduction = account.reduction;
        if (reduction == null) {
            return 0;
        }
        long unpaid = account.leastFrom(reduction.effectiveOn(), Fact::unpaid);
        return Math.max(0, reduction.units() * model.unit - unpaid);
    }

    private String deposit(Account account, long amount, LocalDate on) {
        long subscribed = account.applied * model.unit;
        long deposits = account.now(Fact::deposits) + amount;
        if (deposits > subscribed) {
            return "payment-exceeds-subscription";
        }
        if (account.founder && model.rules.act() && deposits * 4 < subscribed) {
            return "first-instalment-too-small";
        }
        boolean joins = deposits == subscribed || account.founder;
        LocalDate joinsOn =
                Stream.concat(account.depositedOn.stream(), Stream.of(on))
                        .reduce(account.acceptedOn, (a, b) -> a.isAfter(b) ? a : b);
        if (joins && model.exceedsJoining(account, joinsOn)) {
            return "unit-cap-exceeded";
        }
        account.add(on, 0, 0, 0, amount, 0);
        account.depositedOn.add(on);
        if (joins) {
            account.state = State.MEMBER;
            account.admittedOn = joinsOn;
            account.add(
                    account.admittedOn,
                    account.applied,
                    subscribed,
                    subscribed - deposits,
                    -deposits,
                    0);
        }
        return Model.OK;
    }

    /// A payment is taken back, or one that is not there.
    String reverse(Account account, UUID payment, LocalDate on, boolean leavesUnpaid) {
        var found = account.paid.stream().filter(one -> one.id().equals(payment)).findFirst();
        if (found.isEmpty()) {
            return "payment-not-found";
        }
        Account.Paid paid = found.get();
        if (account.reversed.contains(payment)) {
            return "payment-reversed";
        }
        if (on.isBefore(paid.on())) {
            return "date-too-early";
        }
        if (model.isClosed(on)) {
            return "fiscal-year-closed";
        }
        String answer =
                switch (account.state) {
                    case APPLIED, LEFT -> "not-a-member";
                    case ACCEPTED, GIVEN_UP -> reverseDeposit(account, paid, on);
                    case MEMBER, LEAVING -> reversePayment(account, paid, on, leavesUnpaid);
                };
        if (answer.equals(Model.OK)) {
            account.reversed.add(payment);
        }
        return answer;
    }

    private static String reverseDeposit(Account account, Account.Paid paid, LocalDate on) {
        if (paid.amount() > account.now(Fact::deposits)) {
            return "reversal-exceeds-paid-in";
        }
        account.add(on, 0, 0, 0, -paid.amount(), 0);
        account.depositedOn.remove(paid.on());
        return Model.OK;
    }

    private String reversePayment(
            Account account, Account.Paid paid, LocalDate on, boolean leavesUnpaid) {
        if (on.isBefore(account.admittedOn)) {
            return "date-too-early";
        }
        if (Model.isBefore(account.leavesOn, on)) {
            return "member-has-left";
        }
        long there = account.leastFrom(on, Account::paidIn) - paidInGivenUp(account);
        if (paid.amount() > there) {
            return "reversal-exceeds-paid-in";
        }
        if (!leavesUnpaid) {
            return "reversal-leaves-unpaid";
        }
        account.add(on, 0, 0, paid.amount(), 0, 0);
        return Model.OK;
    }

    String subscribe(Account account, int units, LocalDate on) {
        String answer = maySubscribe(account, on);
        if (!answer.equals(Model.OK)) {
            return answer;
        }
        if (model.exceedsAfter(account, units, on, 25)) {
            return "unit-cap-exceeded";
        }
        account.add(on, units, units * model.unit, units * model.unit, 0, 0);
        return Model.OK;
    }

    /// JP-022: units equal to those of somebody who leaves or was made to leave.
    String takeOver(Account account, Account leaver, int units, LocalDate on) {
        String answer = maySubscribe(account, on);
        if (!answer.equals(Model.OK)) {
            return answer;
        }
        if (account.equals(leaver)) {
            return "take-over-of-oneself";
        }
        LocalDate leavesOn = leaver.leavesOn;
        if (leavesOn == null) {
            return "not-leaving";
        }
        LocalDate from = leaver.noticeOn == null ? leavesOn : leaver.noticeOn;
        LocalDate until = leaver.noticeOn == null ? Model.yearsAfter(leavesOn, 1) : leavesOn;
        if (on.isBefore(from) || on.isAfter(until)) {
            return "take-over-out-of-time";
        }
        long had =
                leaver.state == State.LEFT
                        ? leaver.unitsAtEnd
                        : leaver.now(Fact::units) - leaver.givenUpBefore(leavesOn);
        if (units > had - leaver.takenFrom) {
            return "take-over-too-many";
        }
        Optional<Model.Approval> approval = approval(account, leaver, leavesOn, on);
        if (approval.isEmpty() && model.exceedsAfter(account, units, on, 25)) {
            return "take-over-not-approved";
        }
        if (model.exceedsAfter(account, units, on, 35)) {
            return "unit-cap-exceeded";
        }
        approval.ifPresent(used -> used.usedFor = leaver);
        leaver.takenFrom += units;
        account.add(on, units, units * model.unit, units * model.unit, 0, 0);
        return Model.OK;
    }

    /// The latest that was adopted since the leaving was known and not used for another; first of
    /// all one that was used for this leaver.
    private Optional<Model.Approval> approval(
            Account taker, Account leaver, LocalDate leavesOn, LocalDate on) {
        LocalDate known = leaver.knownLeavingOn(leavesOn);
        return model.approvals.getOrDefault(taker.id, List.of()).stream()
                .filter(each -> !each.adoptedOn.isBefore(known) && !each.adoptedOn.isAfter(on))
                .filter(each -> each.usedFor == null || each.usedFor.equals(leaver))
                .max(
                        Comparator.<Model.Approval, Boolean>comparing(each -> each.usedFor != null)
                                .thenComparing(each -> each.adoptedOn));
    }

    private String maySubscribe(Account account, LocalDate on) {
        if (account.state != State.MEMBER) {
            return "not-a-member";
        }
        return on.isBefore(account.admittedOn) ? "date-too-early" : model.openOr(on, Model.OK);
    }

    String transfer(Account from, Account to, int units, LocalDate on) {
        if (from.state != State.MEMBER) {
            return "not-a-member";
        }
        if (on.isBefore(from.admittedOn)) {
            return "date-too-early";
        }
        if (model.rules.act()) {
            return "units-not-transferable";
        }
        if (from.equals(to)) {
            return "transfer-to-oneself";
        }
        if (to.state != State.MEMBER) {
            return "not-a-member";
        }
        if (on.isBefore(to.admittedOn)) {
            return "date-too-early";
        }
        if (model.isClosed(on)) {
            return "fiscal-year-closed";
        }
        if (from.leastFrom(on, Fact::units) - from.givenUp() - units < 1) {
            return "too-few-units-left";
        }
        if (isUnpaid(from, units, on)) {
            return "capital-unpaid";
        }
        from.add(on, -units, -units * model.unit, 0, 0, 0);
        to.add(on, units, units * model.unit, 0, 0, 0);
        return Model.OK;
    }

    /// Whether these units are not paid up on the day and ever since.
    private boolean isUnpaid(Account account, int units, LocalDate on) {
        return account.isUnpaidOnOrNow(on)
                || account.leastFrom(on, Account::paidIn) < units * model.unit;
    }

    /// The unit amount falls: what is unpaid of it is released first.
    ///
    /// @param objectionsUntil the last day on which a creditor may object
    String cut(long to, LocalDate on, LocalDate objectionsUntil) {
        LocalDate due = Model.yearEnd(on.minusYears(1));
        if (!on.isAfter(objectionsUntil)) {
            return "creditors-may-still-object";
        }
        if (!on.isAfter(model.articlesOn)) {
            return "effective-too-early";
        }
        if (model.isClosed(on)) {
            return "fiscal-year-closed";
        }
        if (!due.isBefore(Model.FIRST)
                && model.lastYearEnd.isBefore(due)
                && model.count(account -> !account.admittedOn.isAfter(due)) > 0) {
            return "year-end-open";
        }
        if (model.count(account -> account.movedAfter(on.minusDays(1))) > 0) {
            return "capital-moved-later";
        }
        if (model.count(Account::isApplicant) > 0) {
            return "applications-open";
        }
        for (Account account : model.accounts.values()) {
            long reduction = (model.unit - to) * account.now(Fact::units);
            if (reduction > 0) {
                long released = Math.min(account.now(Fact::unpaid), reduction);
                account.add(on, 0, -reduction, -released, 0, 0);
            }
        }
        model.unit = to;
        model.articlesOn = on;
        model.closed = on.minusDays(1);
        return Model.OK;
    }
}
