package coop.kyodo.membership.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;

/// What chance decides in a life.
final class Chance {

    private final Random random;
    private final Model model;

    Chance(Random random, Model model) {
        this.random = random;
        this.model = model;
    }

    /// One of so many, from zero.
    int of(int many) {
        return random.nextInt(many);
    }

    long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    /// An id that is the same whenever this life is lived, since claims are ordered by it.
    UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    boolean even() {
        return random.nextBoolean();
    }

    Command command() {
        return Command.of(random);
    }

    <T> T one(List<T> of) {
        return of.get(of(of.size()));
    }

    /// Today, or now and then a day that lies back.
    LocalDate day() {
        return of(3) == 0 ? model.today.minusDays(of(60)) : model.today;
    }

    Account someone() {
        return one(List.copyOf(model.accounts.values()));
    }

    /// Mostly one of those, at times anybody.
    Account someone(Predicate<Account> usually) {
        List<Account> fitting = model.accounts.values().stream().filter(usually).toList();
        return fitting.isEmpty() || of(5) == 0 ? someone() : one(fitting);
    }
}
