package coop.kyodo.membership.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One membership in the model: dated facts that are added up.
final class Account {

    enum State {
        APPLIED,
        ACCEPTED,
        MEMBER,
        LEAVING,
        LEFT
    }

    /// What moved on a day, in units and yen.
    record Fact(
            LocalDate on, long units, long subscribed, long unpaid, long deposits, long refund) {}

    final UUID id;
    final int applied;
    final List<Fact> facts = new ArrayList<>();
    final List<LocalDate> depositedOn = new ArrayList<>();
    State state = State.APPLIED;
    LocalDate acceptedOn = LocalDate.MAX;
    LocalDate admittedOn = LocalDate.MAX;
    @Nullable LocalDate leavesOn;

    Account(UUID id, int applied) {
        this.id = id;
        this.applied = applied;
    }

    boolean isMember() {
        return state == State.MEMBER || state == State.LEAVING;
    }

    /// Whether it is a membership on this day, its last day included.
    boolean isMemberOn(LocalDate date) {
        return !admittedOn.isAfter(date)
                && (state != State.LEFT || leavesOn == null || !leavesOn.isBefore(date));
    }

    void add(LocalDate on, long units, long subscribed, long unpaid, long deposits, long refund) {
        facts.add(new Fact(on, units, subscribed, unpaid, deposits, refund));
    }

    long now(ToLongFunction<Fact> figure) {
        return on(LocalDate.MAX, figure);
    }

    long on(LocalDate date, ToLongFunction<Fact> figure) {
        return facts.stream().filter(fact -> !fact.on().isAfter(date)).mapToLong(figure).sum();
    }

    /// The least sum at the end of this day or any later one.
    long leastFrom(LocalDate date, ToLongFunction<Fact> figure) {
        return Stream.concat(Stream.of(date), facts.stream().map(Fact::on))
                .filter(day -> !day.isBefore(date))
                .mapToLong(day -> on(day, figure))
                .min()
                .orElseThrow();
    }

    /// The units that count towards a cap on this day: a leaver's last day counts.
    long unitsCountedOn(LocalDate date) {
        return facts.stream()
                .filter(fact -> !countedFrom(fact).isAfter(date))
                .mapToLong(Fact::units)
                .sum();
    }

    private LocalDate countedFrom(Fact fact) {
        boolean leaving = state == State.LEFT && fact.units() < 0 && fact.on().equals(leavesOn);
        return leaving ? fact.on().plusDays(1) : fact.on();
    }
}
