package coop.kyodo.membership.model;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.audit.Verification;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.web.ProblemException;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.contribution.Contributions;
import coop.kyodo.membership.leaving.Leavings;
import coop.kyodo.membership.member.Memberships;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Thousands of random commands, right and wrong, dated today and back. Each is answered as the
/// model says, and register, ledger and events stay equal to it. What fails in the database instead
/// of being refused before fails the test: the model knows no such answer.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ModelTest {

    private static final int COMMANDS = 1_500;

    private enum Command {
        APPLY,
        ACCEPT,
        PAY,
        SUBSCRIBE,
        TRANSFER,
        NOTICE,
        REFUND
    }

    @Inject Work work;
    @Inject Verification verification;

    @ParameterizedTest
    @CsvSource({"JP_ACT_2022, 1", "GENERIC, 2"})
    @ActivateRequestContext
    void randomLivesAreAsTheModelSays(String profile, long seed) {
        var life = new Life(Coop.under(profile).id(), profile.startsWith("JP"), new Random(seed));
        for (int command = 1; command <= COMMANDS; command++) {
            life.next();
            if (command % 25 == 0) {
                life.compared.holdings();
            }
            if (command % 100 == 0) {
                life.compared.balances(life.someDay());
                life.compared.histories(life.someDay());
                life.compared.events();
                life.compared.verification();
            }
        }
        // every kind of command was both taken and refused, so that neither is untested
        assertThat(life.taken.keySet()).contains(Command.APPLY, Command.PAY, Command.REFUND);
        assertThat(life.refused.keySet())
                .contains(Command.ACCEPT, Command.PAY, Command.SUBSCRIBE, Command.NOTICE);
    }

    private final class Life {

        private final UUID coop;
        private final Random random;
        private final Model model;
        private final Compared compared;
        private final List<UUID> ids = new ArrayList<>();
        private final Map<Command, Integer> taken = new EnumMap<>(Command.class);
        private final Map<Command, Integer> refused = new EnumMap<>(Command.class);
        private LocalDate today = LocalDate.of(2025, 4, 1);

        Life(UUID coop, boolean act, Random random) {
            this.coop = coop;
            this.random = random;
            this.model = new Model(act);
            this.compared = new Compared(work, verification, coop, model);
        }

        void next() {
            today = today.plusDays(random.nextInt(3));
            LocalDate due = Model.yearEnd(today).minusYears(1);
            if (due.isAfter(LocalDate.of(2025, 4, 1))
                    && due.isAfter(model.closed)
                    && today.isAfter(due.plusDays(45))) {
                long netAssets = random.nextLong(-1_000_000, 2 * Model.UNIT * model.units() + 1);
                both(
                        Command.REFUND,
                        tx -> Leavings.closeYear(tx, due, netAssets),
                        () -> model.closeYear(due, netAssets));
            }
            switch (ids.size() < 8 ? Command.APPLY : command()) {
                case APPLY -> join();
                case ACCEPT -> {
                    Account account = someone();
                    both(
                            Command.ACCEPT,
                            tx -> Memberships.accept(tx, account.id, today),
                            () -> model.accept(account, today));
                }
                case PAY -> pay(someone());
                case SUBSCRIBE -> {
                    Account account = someone();
                    int units = 1 + random.nextInt(3);
                    LocalDate on = day();
                    both(
                            Command.SUBSCRIBE,
                            tx -> Contributions.subscribe(tx, account.id, units, on),
                            () -> model.subscribe(account, units, on));
                }
                case TRANSFER -> {
                    Account from = someone();
                    Account to = someone();
                    int units = 1 + random.nextInt(2);
                    LocalDate on = day();
                    both(
                            Command.TRANSFER,
                            tx -> Contributions.transfer(tx, from.id, to.id, units, on),
                            () -> model.transfer(from, to, units, on));
                }
                case NOTICE -> {
                    Account account = someone();
                    LocalDate on = day();
                    both(
                            Command.NOTICE,
                            tx -> Leavings.giveNotice(tx, account.id, on),
                            () -> model.giveNotice(account, on));
                }
                case REFUND -> {
                    Account account = someone();
                    LocalDate on = day();
                    both(
                            Command.REFUND,
                            tx -> Leavings.payRefund(tx, account.id, on),
                            () -> model.payRefund(account, on));
                }
            }
        }

        LocalDate someDay() {
            return today.minusDays(random.nextInt(200));
        }

        /// Most of them join at once; some stay applicants for a while.
        private void join() {
            UUID id = Ids.next();
            int units = 1 + random.nextInt(4);
            ids.add(id);
            both(
                    Command.APPLY,
                    tx -> Memberships.apply(tx, id, units, today),
                    () -> model.apply(id, units));
            Account account = of(id);
            if (random.nextInt(4) > 0) {
                both(
                        Command.ACCEPT,
                        tx -> Memberships.accept(tx, id, today),
                        () -> model.accept(account, today));
            }
            if (random.nextInt(3) > 0) {
                pay(account);
            }
        }

        private void pay(Account account) {
            long open =
                    account.isMember()
                            ? account.now(Account.Fact::unpaid)
                            : account.applied * Model.UNIT - account.now(Account.Fact::deposits);
            long amount =
                    switch (random.nextInt(4)) {
                        case 0 -> 1 + random.nextLong(2 * Model.UNIT);
                        case 1 -> open + 1;
                        default -> Math.max(1, open);
                    };
            LocalDate on = day();
            both(
                    Command.PAY,
                    tx -> Contributions.pay(tx, account.id, amount, on),
                    () -> model.pay(account, amount, on));
        }

        private Command command() {
            int dice = random.nextInt(100);
            return dice < 12
                    ? Command.APPLY
                    : dice < 20
                            ? Command.ACCEPT
                            : dice < 50
                                    ? Command.PAY
                                    : dice < 72
                                            ? Command.SUBSCRIBE
                                            : dice < 82
                                                    ? Command.TRANSFER
                                                    : dice < 88 ? Command.NOTICE : Command.REFUND;
        }

        /// Today, or now and then a day that lies back.
        private LocalDate day() {
            return random.nextInt(3) == 0 ? today.minusDays(random.nextInt(60)) : today;
        }

        private Account someone() {
            return of(ids.get(random.nextInt(ids.size())));
        }

        private Account of(UUID id) {
            Account account = model.accounts.get(id);
            if (account == null) {
                throw new IllegalStateException(id + " is not in the model");
            }
            return account;
        }

        private void both(Command command, Consumer<Tx> service, Supplier<String> expected) {
            String answer;
            try {
                work.write(
                        coop,
                        tx -> {
                            service.accept(tx);
                            return true;
                        });
                answer = Model.OK;
            } catch (RefusedException refusal) {
                answer = refusal.refusal().code();
            } catch (ProblemException problem) {
                answer = problem.code();
            }
            String said = expected.get();
            assertThat(answer).as("%s on %s", command, today).isEqualTo(said);
            (said.equals(Model.OK) ? taken : refused).merge(command, 1, Integer::sum);
        }
    }
}
