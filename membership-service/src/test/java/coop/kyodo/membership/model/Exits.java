package coop.kyodo.membership.model;

import coop.kyodo.membership.model.Account.Fact;
import coop.kyodo.membership.model.Account.State;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// How members leave, give up units and are refunded.
final class Exits {

    private final Model model;

    Exits(Model model) {
        this.model = model;
    }

    String giveNotice(Account account, LocalDate on) {
        if (account.state == State.LEAVING) {
            return "withdrawal-open";
        }
        if (account.state != State.MEMBER) {
            return "not-a-member";
        }
        if (on.isBefore(account.admittedOn)) {
            return "date-too-early";
        }
        LocalDate effective = Model.effectOf(on);
        if (model.isClosed(effective)) {
            return "fiscal-year-closed";
        }
        if (account.isOtherAfter(effective)) {
            return "capital-moved-later";
        }
        account.state = State.LEAVING;
        account.noticeOn = on;
        account.leavesOn = effective;
        return Model.OK;
    }

    String cancelNotice(Account account, LocalDate on) {
        if (account.state != State.LEAVING || account.leavesOn == null) {
            return "no-notice-open";
        }
        if (account.noticeOn != null && on.isBefore(account.noticeOn)) {
            return "date-too-early";
        }
        if (on.isAfter(account.leavesOn)) {
            return "withdrawal-in-effect";
        }
        if (model.isTakenOver(account)) {
            return "units-taken-over";
        }
        account.state = State.MEMBER;
        account.noticeOn = null;
        account.leavesOn = null;
        return Model.OK;
    }

    String giveUpUnits(Account account, int units, LocalDate on) {
        if (account.state != State.MEMBER) {
            return "not-a-member";
        }
        if (on.isBefore(account.admittedOn)) {
            return "date-too-early";
        }
        if (account.reduction != null) {
            return "reduction-open";
        }
        LocalDate effective = Model.effectOf(on);
        if (model.isClosed(effective)) {
            return "fiscal-year-closed";
        }
        if (account.leastFrom(on, Fact::units) - units < 1) {
            return "too-few-units-left";
        }
        long amount = units * model.unit;
        long paidIn = amount - Math.min(amount, account.leastFrom(effective, Fact::unpaid));
        if (account.leastFrom(effective, Account::paidIn) < paidIn) {
            return "reduction-exceeds-paid-in";
        }
        account.reduction = new Account.Reduction(units, effective);
        return Model.OK;
    }

    String endByLaw(Account account, boolean death, LocalDate on) {
        String ended = endAtOnce(account, on);
        account.died |= death && ended.equals(Model.OK);
        return ended;
    }

    /// An end by law or by expulsion.
    private String endAtOnce(Account account, LocalDate on) {
        if (!account.isMember()) {
            return "not-a-member";
        }
        if (on.isBefore(account.admittedOn)) {
            return "date-too-early";
        }
        if (Model.isBefore(account.leavesOn, on)) {
            return "member-has-left";
        }
        if (model.isClosed(on)) {
            return "fiscal-year-closed";
        }
        if (account.isOtherAfter(on)) {
            return "capital-moved-later";
        }
        Account.Gone gone = account.givenUpBefore(on, model.unit);
        long units = account.now(Fact::units) - gone.units();
        long paidIn = account.paidIn() - gone.paidIn();
        long subscribed = account.now(Fact::subscribed) - gone.subscribed();
        account.state = State.LEFT;
        account.noticeOn = null;
        account.leavesOn = on;
        account.unitsAtEnd = units;
        account.ended = new Account.Ended(Model.yearEnd(on), units, paidIn);
        account.leave(on, units, subscribed, subscribed - paidIn, paidIn);
        account.hold(on);
        return Model.OK;
    }

    String propose(Account account, LocalDate notifiedOn, LocalDate meetingOn) {
        if (!account.isMember()) {
            return "not-a-member";
        }
        if (Model.isBefore(account.leavesOn, notifiedOn)) {
            return "member-has-left";
        }
        if (ChronoUnit.DAYS.between(notifiedOn, meetingOn) < 10) {
            return "expulsion-notice-too-late";
        }
        Expelling expelling = account.expelling;
        if (expelling.state == Expelling.State.PROPOSED) {
            return "expulsion-open";
        }
        expelling.state = Expelling.State.PROPOSED;
        expelling.notifiedOn = notifiedOn;
        expelling.meetingOn = meetingOn;
        expelling.defenceOn = null;
        return Model.OK;
    }

    String hear(Account account, LocalDate on) {
        Expelling expelling = account.expelling;
        String proposed = expelling.mustBeProposed();
        if (!proposed.equals(Model.OK)) {
            return proposed;
        }
        if (on.isBefore(expelling.meeting())) {
            return "defence-before-meeting";
        }
        if (expelling.resolved().filter(on::isAfter).isPresent()) {
            return "defence-after-resolution";
        }
        expelling.defenceOn = on;
        return Model.OK;
    }

    String expel(Account account, LocalDate informedOn) {
        Expelling expelling = account.expelling;
        String proposed = expelling.mustBeProposed();
        if (!proposed.equals(Model.OK)) {
            return proposed;
        }
        Optional<LocalDate> resolvedOn = expelling.resolved();
        if (resolvedOn.isEmpty()) {
            return "special-resolution-missing";
        }
        if (expelling.defenceOn == null) {
            return "defence-missing";
        }
        if (expelling.defenceOn.isAfter(resolvedOn.get())) {
            return "defence-after-resolution";
        }
        if (informedOn.isBefore(resolvedOn.get())) {
            return "expulsion-not-yet-resolved";
        }
        String ended = endAtOnce(account, informedOn);
        if (ended.equals(Model.OK)) {
            expelling.state = Expelling.State.OVER;
            account.expelledBy = resolvedOn.get();
        }
        return ended;
    }

    String drop(Account account, LocalDate on) {
        Expelling expelling = account.expelling;
        String proposed = expelling.mustBeProposed();
        if (!proposed.equals(Model.OK)) {
            return proposed;
        }
        if (on.isBefore(expelling.notified())) {
            return "date-too-early";
        }
        expelling.state = Expelling.State.OVER;
        return Model.OK;
    }

    String closeYear(LocalDate end, long netAssets) {
        if (!end.isAfter(model.lastYearEnd)) {
            return "year-end-exists";
        }
        if (model.isClosed(end)) {
            return "fiscal-year-closed";
        }
        long all =
                model.accounts.values().stream()
                        .mapToLong(a -> a.on(end, Fact::units) + endedUnits(a, end))
                        .sum();
        for (Account account : model.byId()) {
            settle(account, end, netAssets, all);
        }
        for (Account account : model.byId()) {
            reduce(account, end, netAssets, all);
        }
        model.closed = end;
        model.lastYearEnd = end;
        return Model.OK;
    }

    private static long endedUnits(Account account, LocalDate end) {
        Account.Ended ended = account.ended;
        return ended != null && ended.valuedOn().equals(end) ? ended.units() : 0;
    }

    private void settle(Account account, LocalDate end, long netAssets, long all) {
        Account.Ended ended = account.ended;
        if (ended != null && ended.valuedOn().equals(end) && account.leavesOn != null) {
            long refund = Math.min(model.share(netAssets, ended.units(), all), ended.paidIn());
            account.add(end, 0, 0, 0, 0, refund - ended.paidIn());
            account.ended = null;
            claim(account, refund, end, Model.yearsAfter(account.leavesOn, model.rules.years()));
        } else if (account.state == State.LEAVING && Model.is(account.leavesOn, end)) {
            long units = account.now(Fact::units);
            long refund = Math.min(model.share(netAssets, units, all), account.paidIn());
            account.state = State.LEFT;
            account.unitsAtEnd = units;
            account.leave(
                    end, units, account.now(Fact::subscribed), account.now(Fact::unpaid), refund);
            account.hold(end);
            claim(account, refund, end, Model.yearsAfter(end, model.rules.years()));
        }
    }

    private void reduce(Account account, LocalDate end, long netAssets, long all) {
        Account.Reduction reduction = account.reduction;
        if (reduction == null || reduction.effectiveOn().isAfter(end)) {
            return;
        }
        Account.Gone gone = account.givenUpBefore(end.plusDays(1), model.unit);
        account.reduction = null;
        if (gone.units() == 0) {
            return;
        }
        account.reducedOn = end;
        long refund = Math.min(model.share(netAssets, gone.units(), all), gone.paidIn());
        account.leave(end, gone.units(), gone.subscribed(), gone.unpaid(), refund);
        claim(account, refund, end, Model.yearsAfter(end, model.rules.years()));
    }

    private void claim(Account account, long refund, LocalDate end, LocalDate lapsesAfter) {
        account.claims.open(
                refund,
                model.rules.instalments(),
                model.rules.monthsBetween(),
                end,
                lapsesAfter,
                model.rules.years());
    }

    String payRefund(Account account, LocalDate on) {
        List<Claims.Claim> claims = account.claims.earliest();
        if (claims.isEmpty()) {
            return account.ended == null ? "nothing-to-refund" : "share-not-yet-valued";
        }
        for (Claims.Claim claim : claims) {
            if (claim.isInBatch()) {
                return "claim-in-batch";
            }
            if (on.isAfter(claim.lapsesAfter)) {
                return "claim-lapsed";
            }
        }
        if (model.rules.act() && account.state == State.LEFT && account.owed(on) > 0) {
            return "refund-withheld";
        }
        if (model.isClosed(on)) {
            return "fiscal-year-closed";
        }
        long refund = claims.stream().mapToLong(claim -> claim.amount).sum();
        if (account.leastFrom(on, Fact::refund) < refund) {
            return "refund-not-payable";
        }
        for (Claims.Claim claim : claims) {
            claim.paid = true;
            account.add(on, 0, 0, 0, 0, -claim.amount);
        }
        return Model.OK;
    }

    /// @param parts of each heir, who together should have the whole
    String recordHeirs(Account account, Map<UUID, Integer> parts, int whole) {
        if (!account.died) {
            return "member-not-dead";
        }
        if (parts.values().stream().mapToInt(Integer::intValue).sum() != whole) {
            return "shares-not-whole";
        }
        if (!account.claims.heirs.isEmpty()) {
            return "heirs-recorded";
        }
        if (account.claims.unpaid().stream().anyMatch(Claims.Claim::isInBatch)) {
            return "claim-in-batch";
        }
        account.claims.heirs.putAll(parts);
        account.claims.inherit();
        return Model.OK;
    }

    /// Two heirs of somebody turn out to be one, with the account of either.
    String mergeHeirs(Account account, UUID losing, UUID staying) {
        if (losing.equals(staying)) {
            return "same-person";
        }
        account.claims.merge(losing, staying);
        if (model.batches.payees.contains(losing)) {
            model.batches.payees.add(staying);
        }
        return Model.OK;
    }

    String owe(Account account, UUID debt, long amount, LocalDate since) {
        account.debts.add(new Account.Debt(debt, since, amount));
        return Model.OK;
    }

    String payDebt(Account account, Account.Debt debt, LocalDate on) {
        if (account.debtsPaid.containsKey(debt.id())) {
            return "debt-paid";
        }
        if (on.isBefore(debt.since())) {
            return "date-too-early";
        }
        account.debtsPaid.put(debt.id(), on);
        return Model.OK;
    }
}
