package coop.kyodo.membership.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One membership in the model: dated facts that are added up.
final class Account {

    enum State {
        APPLIED,
        ACCEPTED,
        GIVEN_UP,
        MEMBER,
        LEAVING,
        LEFT
    }

    /// What moved on a day, in units and yen.
    ///
    /// @param atDaysEnd whether what left still counts on the day itself
    record Fact(
            LocalDate on,
            long units,
            long subscribed,
            long unpaid,
            long deposits,
            long refund,
            boolean atDaysEnd) {}

    /// A payment of capital that can be taken back.
    record Paid(UUID id, LocalDate on, long amount) {}

    /// What was held when the law ended the membership; it waits to be valued.
    record Ended(LocalDate valuedOn, long units, long paidIn) {}

    /// Units given up.
    record Reduction(long units, LocalDate effectiveOn) {}

    /// What is gone though the ledger has it.
    record Gone(long units, long subscribed, long unpaid) {

        long paidIn() {
            return subscribed - unpaid;
        }
    }

    /// What is owed to the co-op.
    record Debt(UUID id, LocalDate since, long amount) {}

    final UUID id;
    final int applied;
    final boolean founder;
    final List<Fact> facts = new ArrayList<>();
    final List<LocalDate> depositedOn = new ArrayList<>();
    final List<Paid> paid = new ArrayList<>();
    final List<UUID> reversed = new ArrayList<>();
    final List<Debt> debts = new ArrayList<>();
    final Map<UUID, LocalDate> debtsPaid = new HashMap<>();
    final List<String> certificates = new ArrayList<>();
    final Claims claims;
    final Expelling expelling = new Expelling();
    State state = State.APPLIED;
    LocalDate acceptedOn = LocalDate.MAX;
    LocalDate admittedOn = LocalDate.MAX;
    @Nullable LocalDate noticeOn;
    @Nullable LocalDate leavesOn;
    @Nullable LocalDate expelledBy;
    @Nullable Ended ended;
    @Nullable Reduction reduction;
    @Nullable LocalDate reducedOn;
    long unitsAtEnd;
    boolean died;
    long takenFrom;

    Account(UUID id, int applied, boolean founder) {
        this.id = id;
        this.applied = applied;
        this.founder = founder;
        this.claims = new Claims(id);
    }

    boolean isMember() {
        return state == State.MEMBER || state == State.LEAVING;
    }

    boolean isApplicant() {
        return state == State.APPLIED || state == State.ACCEPTED;
    }

    boolean awaitsDeposit() {
        return state == State.GIVEN_UP && now(Fact::deposits) > 0;
    }

    /// What of a leaver's units can still be taken over, one at least.
    long unitsToTake() {
        long had = state == State.LEFT ? unitsAtEnd : now(Fact::units);
        return Math.max(1, had - takenFrom);
    }

    boolean isAccused() {
        return expelling.state == Expelling.State.PROPOSED;
    }

    boolean isResolved() {
        LocalDate meetingOn = expelling.meetingOn;
        return meetingOn != null
                && expelling.resolvedOn.stream().anyMatch(day -> !day.isBefore(meetingOn));
    }

    /// Since when it is known that somebody leaves.
    LocalDate knownLeavingOn(LocalDate lastDay) {
        if (noticeOn != null) {
            return noticeOn;
        }
        return expelledBy == null ? lastDay : expelledBy;
    }

    /// The last day on which the units, their amount or what is paid of them became another.
    LocalDate heldSince() {
        return facts.stream()
                .map(Fact::on)
                .filter(day ->
                        changed(day, Fact::units)
                                || changed(day, Fact::subscribed)
                                || changed(day, Fact::unpaid))
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
    }

    private boolean changed(LocalDate day, ToLongFunction<Fact> figure) {
        return on(day, figure) != on(day.minusDays(1), figure);
    }

    boolean wasAdmitted() {
        return isMember() || state == State.LEFT;
    }

    /// Whether it is on the register of this day: whoever gave notice is gone after it, closed or
    /// not.
    boolean isOnRegister(LocalDate date) {
        return !admittedOn.isAfter(date) && (leavesOn == null || !leavesOn.isBefore(date));
    }

    void add(LocalDate on, long units, long subscribed, long unpaid, long deposits, long refund) {
        facts.add(new Fact(on, units, subscribed, unpaid, deposits, refund, false));
    }

    void leave(LocalDate on, long units, long subscribed, long unpaid, long refund) {
        facts.add(new Fact(on, -units, -subscribed, -unpaid, 0, refund, true));
    }

    /// What was paid after the last day and taken back is owed in between.
    void hold(LocalDate leftOn) {
        List<Fact> later = facts.stream().filter(fact -> fact.on().isAfter(leftOn)).toList();
        later.forEach(fact -> add(fact.on(), 0, 0, -fact.unpaid(), -fact.unpaid(), 0));
    }

    long now(ToLongFunction<Fact> figure) {
        return on(LocalDate.MAX, figure);
    }

    long paidIn() {
        return now(Account::paidIn);
    }

    static long paidIn(Fact fact) {
        return fact.subscribed() - fact.unpaid();
    }

    long on(LocalDate date, ToLongFunction<Fact> figure) {
        return facts.stream().filter(fact -> !fact.on().isAfter(date)).mapToLong(figure).sum();
    }

    /// The sum of a day, without what leaves at its end.
    long during(LocalDate date, ToLongFunction<Fact> figure) {
        return facts.stream().filter(fact -> counts(fact, date)).mapToLong(figure).sum();
    }

    private static boolean counts(Fact fact, LocalDate date) {
        return fact.on().isBefore(date) || (fact.on().equals(date) && !fact.atDaysEnd());
    }

    /// The units on a day, without those that left before it though their year is not closed.
    long unitsDuring(LocalDate date) {
        return Model.isBefore(leavesOn, date) ? 0 : during(date, Fact::units) - givenUpBefore(date);
    }

    /// The units given up that are gone on a day, while the year's end has not taken them off.
    long givenUpBefore(LocalDate date) {
        return isGivenUpBefore(date) && reduction != null ? reduction.units() : 0;
    }

    /// The same with what is subscribed and unpaid on them: the unpaid goes first.
    Gone givenUpBefore(LocalDate date, long unit) {
        if (reduction == null || !isGivenUpBefore(date)) {
            return new Gone(0, 0, 0);
        }
        long amount = reduction.units() * unit;
        return new Gone(
                reduction.units(),
                amount,
                Math.min(amount, leastFrom(reduction.effectiveOn(), Fact::unpaid)));
    }

    /// Whoever left by that year's end gave up nothing apart from the membership.
    private boolean isGivenUpBefore(LocalDate date) {
        return reduction != null
                && reduction.effectiveOn().isBefore(date)
                && (leavesOn == null || leavesOn.isAfter(reduction.effectiveOn()));
    }

    /// What the ledger has at the end of a day and is gone with it: given up, or all that is there
    /// of somebody who gave notice.
    Gone goneWithEndOf(LocalDate date, long unit) {
        return state == State.LEAVING && leavesOn != null && !leavesOn.isAfter(date)
                ? new Gone(
                        on(date, Fact::units), on(date, Fact::subscribed), on(date, Fact::unpaid))
                : givenUpBefore(date.plusDays(1), unit);
    }

    /// The first day from which the units are those that they are today.
    LocalDate heldSince(LocalDate today) {
        LocalDate reduced =
                reduction != null && isGivenUpBefore(today) ? reduction.effectiveOn() : reducedOn;
        LocalDate moved = heldSince();
        return reduced == null || reduced.isBefore(moved) ? moved : reduced.plusDays(1);
    }

    /// The least sum at the end of this day or any later one.
    long leastFrom(LocalDate date, ToLongFunction<Fact> figure) {
        return Stream.concat(Stream.of(date), facts.stream().map(Fact::on))
                .filter(day -> !day.isBefore(date))
                .mapToLong(day -> on(day, figure))
                .min()
                .orElseThrow();
    }

    boolean isUnpaidOnOrNow(LocalDate date) {
        return on(date, Fact::unpaid) > 0 || now(Fact::unpaid) > 0;
    }

    boolean movedAfter(LocalDate date) {
        return facts.stream().anyMatch(fact -> fact.on().isAfter(date));
    }

    /// Whether something moved after a day that was not taken back after it too.
    boolean isOtherAfter(LocalDate date) {
        long moved = facts.stream().filter(fact -> fact.on().isAfter(date)).count();
        long takenBack =
                paid.stream()
                        .filter(one -> reversed.contains(one.id()) && one.on().isAfter(date))
                        .count();
        return moved > 2 * takenBack;
    }

    long givenUp() {
        return reduction == null ? 0 : reduction.units();
    }

    long owed(LocalDate on) {
        return debts.stream()
                .filter(debt -> !debt.since().isAfter(on))
                .filter(debt -> debtsPaid.getOrDefault(debt.id(), LocalDate.MAX).isAfter(on))
                .mapToLong(Debt::amount)
                .sum();
    }
}
