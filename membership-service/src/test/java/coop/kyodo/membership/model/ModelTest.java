package coop.kyodo.membership.model;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.audit.Verification;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.web.ProblemException;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Thousands of random commands, right and wrong, dated the model's today and back. Each is
/// answered as the model says, and after each register, ledger, certificates, events and payments
/// are equal to it, and the service's own verification finds nothing. What fails in the database
/// instead of being refused before fails the test: the model knows no such answer.
///
/// A failure names its seed, and `-Dkyodo.model.seed=` lives another life than the usual ones, the
/// same each time.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ModelTest {

    /// How many commands a life has at least.
    private static final int COMMANDS = 1_500;

    /// A life goes on until everything has happened in it, up to so many commands.
    private static final int MOST_COMMANDS = 4_500;

    /// After each so many commands every member is looked at, not only whom they were about.
    private static final int ROUND = 100;

    private static final Map<String, Model.Rules> PROFILES =
            Map.of(
                    "JP_ACT_2022", new Model.Rules(true, 2, 10, 1, 12),
                    "GENERIC", new Model.Rules(false, 10, 8, 3, 4));

    /// The refusals that matter under any rules, and under those of the Act or others alone.
    private static final Set<String> REFUSALS =
            Set.of(
                    "fiscal-year-closed",
                    "reversal-leaves-unpaid",
                    "payment-reversed",
                    "reversal-exceeds-paid-in",
                    "share-not-yet-valued",
                    "take-over-too-many",
                    "reduction-open",
                    "year-end-exists",
                    "founded-already",
                    "member-not-dead",
                    "shares-not-whole",
                    "heirs-recorded",
                    "same-person",
                    "claim-in-batch",
                    "nothing-to-refund",
                    "payment-line-state");

    private static final Set<String> OF_THE_ACT =
            Set.of(
                    "take-over-not-approved",
                    "unit-cap-exceeded",
                    "refund-withheld",
                    "special-resolution-missing",
                    "applications-open",
                    "first-instalment-too-small");

    private static final Set<String> OF_OTHERS =
            Set.of("too-few-units-left", "transfer-to-oneself", "capital-unpaid");

    @Inject Work work;
    @Inject Verification verification;

    @ParameterizedTest(name = "{0}, seed {1}")
    @CsvSource({"JP_ACT_2022, 3", "GENERIC, 5"})
    @ActivateRequestContext
    void randomLivesAreAsTheModelSays(String profile, long usual) {
        Time.from(Model.CLOCK.toString());
        long seed = Long.getLong("kyodo.model.seed", usual);
        Model.Rules rules = rules(profile);
        var model = new Model(rules);
        var lived = new Lived(profile + ", seed " + seed, coop(profile, rules), model, seed);
        var life = new Life(lived.coop, model, new Random(seed), lived::both);

        while (lived.commands < COMMANDS
                || (!lived.missing().isEmpty() && lived.commands < MOST_COMMANDS)) {
            life.next();
            lived.compareAll();
        }

        if (seed == usual) {
            assertThat(lived.missing()).as("never happened with %s", lived.name).isEmpty();
        }
    }

    private static Model.Rules rules(String profile) {
        Model.Rules rules = PROFILES.get(profile);
        if (rules == null) {
            throw new IllegalArgumentException(profile);
        }
        return rules;
    }

    private static UUID coop(String profile, Model.Rules rules) {
        Map<String, Object> articles = new HashMap<>(Coop.articles());
        articles.put(
                "leaving",
                Map.of(
                        "refundShare",
                        rules.refundTenths() + "/10",
                        "refundInstalments",
                        rules.instalments(),
                        "monthsBetween",
                        rules.monthsBetween(),
                        "callsUnpaidCapital",
                        true));
        return Coop.under(profile, articles).id();
    }

    /// What has come of the commands so far.
    private final class Lived {

        private final String name;
        private final UUID coop;
        private final Model model;
        private final Compared compared;
        private final Set<Command> taken = EnumSet.noneOf(Command.class);
        private final Set<String> refusals = new TreeSet<>();
        private final Random days;
        private int commands;
        private int comparedAt;

        Lived(String name, UUID coop, Model model, long seed) {
            this.name = name;
            this.coop = coop;
            this.model = model;
            this.days = new Random(seed);
            this.compared = new Compared(work, verification, coop, model);
        }

        void both(
                Command command,
                List<Account> about,
                Consumer<Tx> service,
                Supplier<String> expected) {
            commands++;
            String answer = answer(command, service);
            String said = expected.get();
            assertThat(answer).as("%s, command %d, %s", name, commands, command).isEqualTo(said);
            if (said.equals(Model.OK)) {
                taken.add(command);
                compared.everything(about, someDay());
            } else {
                refusals.add(said);
            }
        }

        private String answer(Command command, Consumer<Tx> service) {
            try {
                work.write(
                        coop,
                        tx -> {
                            service.accept(tx);
                            return true;
                        });
                return Model.OK;
            } catch (RefusedException refusal) {
                return refusal.refusal().code();
            } catch (ProblemException problem) {
                return problem.code();
            } catch (RuntimeException e) {
                throw new AssertionError(name + ", command " + commands + ", " + command, e);
            }
        }

        /// Each command that was never taken, and each refusal that matters and was never met.
        Set<String> missing() {
            Set<String> missing = new TreeSet<>(REFUSALS);
            missing.addAll(model.rules.act() ? OF_THE_ACT : OF_OTHERS);
            missing.removeAll(refusals);
            Set<Command> never = EnumSet.complementOf(EnumSet.copyOf(taken));
            never.remove(Command.RESOLVE);
            if (model.rules.act()) {
                never.remove(Command.TRANSFER);
            }
            never.forEach(command -> missing.add(command.name()));
            return missing;
        }

        void compareAll() {
            if (commands / ROUND > comparedAt / ROUND) {
                compared.everythingOf(model.accounts.values(), someDay());
                comparedAt = commands;
            }
        }

        private LocalDate someDay() {
            return model.today.minusDays(days.nextInt(200));
        }
    }
}
