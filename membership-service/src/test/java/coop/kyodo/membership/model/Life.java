package coop.kyodo.membership.model;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.certificate.Certifying;
import coop.kyodo.membership.contribution.Contributions;
import coop.kyodo.membership.expulsion.Expulsing;
import coop.kyodo.membership.leaving.Leavings;
import coop.kyodo.membership.member.Memberships;
import coop.kyodo.membership.refund.Refunds;
import coop.kyodo.membership.resolution.AdoptedResolutions;
import coop.kyodo.membership.reversal.Reversals;
import coop.kyodo.membership.unitcut.UnitCutting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A co-op's life: one random command after the other, given to the service and to the model.
final class Life {

    /// Gives a command to the service and holds its answer against the model's.
    interface Both {

        /// @param about the accounts whose figures may have changed
        void command(
                Command command,
                List<Account> about,
                Consumer<Tx> service,
                Supplier<String> expected);
    }

    private static final int FOUNDERS = 8;
    private static final long LEAST_UNIT = 20_000;
    private static final long CUT = 5_000;

    private final UUID coop;
    private final Random random;
    private final Model model;
    private final Both both;
    private final Joining joining;
    private final Capital capital;
    private final Exits exits;
    private final List<UUID> ids = new ArrayList<>();
    private LocalDate today = Model.FIRST;
    private @Nullable UUID cut;
    private LocalDate objectionsUntil = today;

    Life(UUID coop, Model model, Random random, Both both) {
        this.coop = coop;
        this.model = model;
        this.random = random;
        this.both = both;
        this.joining = new Joining(model);
        this.capital = new Capital(model);
        this.exits = new Exits(model);
    }

    LocalDate today() {
        return today;
    }

    LocalDate someDay() {
        return today.minusDays(random.nextInt(200));
    }

    void next() {
        today = today.plusDays(random.nextInt(3));
        LocalDate due = Model.yearEnd(today).minusYears(1);
        if (due.isAfter(Model.FIRST)
                && due.isAfter(model.lastYearEnd)
                && today.isAfter(due.plusDays(45))) {
            closeYear(due);
        }
        if (ids.size() < FOUNDERS) {
            join();
            return;
        }
        Command command = Command.of(random);
        switch (command) {
            case APPLY -> join();
            case CUT -> cutUnits();
            case RESOLVE -> resolve();
            case CLOSE_YEAR -> {
                if (model.lastYearEnd.isAfter(Model.FIRST)) {
                    closeYear(model.lastYearEnd);
                }
            }
            case ACCEPT -> accept(someone(Account::isApplicant));
            case PAY -> pay(someone(Life::mayPay));
            case REVERSE -> reverse(someone(account -> !account.paid.isEmpty()));
            case SUBSCRIBE, TAKE_OVER, TRANSFER, GIVE_UP_UNITS ->
                    units(command, someone(Account::isMember));
            case PROPOSE, HEAR, EXPEL, DROP -> expulsion(command);
            case REFUND, OWE, PAY_DEBT, RETURN_DEPOSIT -> money(command);
            case NOTICE, CANCEL_NOTICE, END_BY_LAW, GIVE_UP, CERTIFY ->
                    step(command, someone(Account::isMember));
        }
    }

    private void closeYear(LocalDate end) {
        long netAssets = random.nextLong(-1_000_000, 2 * model.unit * model.units() + 1);
        both.command(
                Command.CLOSE_YEAR,
                List.copyOf(model.accounts.values()),
                tx -> Leavings.closeYear(tx, end, netAssets),
                () -> exits.closeYear(end, netAssets));
    }

    /// Most of them join at once; some stay applicants for a while.
    private void join() {
        UUID id = Ids.next();
        int units = 1 + random.nextInt(4);
        ids.add(id);
        both.command(
                Command.APPLY,
                List.of(),
                tx -> Memberships.apply(tx, id, units, today),
                () -> joining.apply(id, units));
        Account account = of(id);
        if (random.nextInt(4) > 0) {
            accept(account);
        }
        if (random.nextInt(3) > 0) {
            pay(account);
        }
    }

    private void accept(Account account) {
        both.command(
                Command.ACCEPT,
                List.of(account),
                tx -> Memberships.accept(tx, account.id, today),
                () -> joining.accept(account, today));
    }

    private void pay(Account account) {
        long open =
                account.isMember()
                        ? account.now(Account.Fact::unpaid)
                        : account.applied * model.unit - account.now(Account.Fact::deposits);
        long amount =
                switch (random.nextInt(4)) {
                    case 0 -> 1 + random.nextLong(2 * model.unit);
                    case 1 -> open + 1;
                    default -> Math.max(1, open);
                };
        LocalDate on = day();
        UUID[] payment = {Ids.next()};
        both.command(
                Command.PAY,
                List.of(account),
                tx -> payment[0] = Contributions.pay(tx, account.id, amount, on),
                () -> capital.pay(account, payment[0], amount, on));
    }

    private static boolean mayPay(Account account) {
        return account.state == Account.State.ACCEPTED || account.now(Account.Fact::unpaid) > 0;
    }

    private void reverse(Account account) {
        List<Account.Paid> paid = account.paid;
        Account.@Nullable Paid one = paid.isEmpty() ? null : paid.get(random.nextInt(paid.size()));
        UUID payment = one == null ? Ids.next() : one.id();
        LocalDate on = one != null && random.nextInt(8) == 0 ? one.on().minusDays(1) : day();
        boolean leavesUnpaid = random.nextInt(4) > 0;
        both.command(
                Command.REVERSE,
                List.of(account),
                tx -> Reversals.reverse(tx, account.id, payment, on, leavesUnpaid),
                () -> capital.reverse(account, payment, on, leavesUnpaid));
    }

    private void units(Command command, Account account) {
        int units = 1 + random.nextInt(many());
        LocalDate on = day();
        UUID id = account.id;
        if (command == Command.SUBSCRIBE) {
            both.command(
                    command,
                    List.of(account),
                    tx -> Contributions.subscribe(tx, id, units, on),
                    () -> capital.subscribe(account, units, on));
        } else if (command == Command.GIVE_UP_UNITS) {
            both.command(
                    command,
                    List.of(account),
                    tx -> Leavings.giveUpUnits(tx, id, units, on),
                    () -> exits.giveUpUnits(capital, account, units, on));
        } else if (command == Command.TAKE_OVER) {
            Account leaver = someone(other -> other.leavesOn != null);
            int taken = random.nextBoolean() ? units : Math.toIntExact(leaver.unitsToTake());
            Account taker =
                    random.nextBoolean()
                            ? someone(other -> model.approvals.containsKey(other.id))
                            : account;
            both.command(
                    command,
                    List.of(taker, leaver),
                    tx -> Contributions.takeOver(tx, taker.id, leaver.id, taken, on),
                    () -> capital.takeOver(taker, leaver, taken, on));
        } else {
            Account to = someone(Account::isMember);
            both.command(
                    command,
                    List.of(account, to),
                    tx -> Contributions.transfer(tx, id, to.id, units, on),
                    () -> capital.transfer(account, to, units, on));
        }
    }

    /// A few, and at times up to a third of all units, so that caps are met.
    private int many() {
        return random.nextInt(5) == 0 ? Math.max(3, Math.toIntExact(model.units() / 3)) : 3;
    }

    private void step(Command command, Account account) {
        LocalDate on = day();
        UUID id = account.id;
        switch (command) {
            case NOTICE ->
                    both.command(
                            command,
                            List.of(account),
                            tx -> Leavings.giveNotice(tx, id, on),
                            () -> exits.giveNotice(account, on));
            case CANCEL_NOTICE -> {
                Account leaving = someone(other -> other.state == Account.State.LEAVING);
                both.command(
                        command,
                        List.of(leaving),
                        tx -> Leavings.cancelNotice(tx, leaving.id, on),
                        () -> exits.cancelNotice(leaving, on));
            }
            case END_BY_LAW -> {
                String cause = random.nextBoolean() ? "DEATH" : "LOSS_OF_QUALIFICATION";
                both.command(
                        command,
                        List.of(account),
                        tx -> Leavings.endByLaw(tx, id, cause, on),
                        () -> exits.endAtOnce(account, on));
            }
            case GIVE_UP -> giveUp(someone(Account::isApplicant));
            default -> certify(account, on);
        }
    }

    private void giveUp(Account account) {
        both.command(
                Command.GIVE_UP,
                List.of(account),
                tx -> Memberships.giveUp(tx, account.id, today),
                () -> joining.giveUp(account));
    }

    private void certify(Account account, LocalDate on) {
        both.command(
                Command.CERTIFY,
                List.of(account),
                tx -> Certifying.issue(tx, account.id, on),
                () -> {
                    if (!account.isMember()) {
                        return "not-a-member";
                    }
                    return on.isBefore(account.admittedOn) ? "date-too-early" : Model.OK;
                });
    }

    private void expulsion(Command command) {
        Account account =
                command == Command.PROPOSE
                        ? someone(Account::isMember)
                        : someone(accused -> accused.isAccused() && fits(command, accused));
        UUID id = account.id;
        LocalDate on = today.plusDays(random.nextInt(4) - 2L);
        if (command == Command.PROPOSE) {
            LocalDate notifiedOn = on.minusDays(8 + random.nextInt(8));
            both.command(
                    command,
                    List.of(account),
                    tx -> Expulsing.propose(tx, id, notifiedOn, on),
                    () -> exits.propose(account, notifiedOn, on));
        } else if (command == Command.HEAR) {
            both.command(
                    command,
                    List.of(account),
                    tx -> Expulsing.hear(tx, id, on),
                    () -> exits.hear(account, on));
        } else if (command == Command.EXPEL) {
            both.command(
                    command,
                    List.of(account),
                    tx -> Expulsing.takeEffect(tx, id, today),
                    () -> exits.expel(account, today));
        } else {
            both.command(
                    command,
                    List.of(account),
                    tx -> Expulsing.drop(tx, id, on),
                    () -> exits.drop(account, on));
        }
    }

    /// Whether it is this step's turn.
    private static boolean fits(Command step, Account accused) {
        boolean heard = accused.expelling.defenceOn != null;
        return switch (step) {
            case HEAR -> !heard;
            case EXPEL -> heard && accused.isResolved();
            default -> true;
        };
    }

    /// The assembly adopts something on a member, as governance tells it.
    private void resolve() {
        boolean special = random.nextInt(5) > 0;
        LocalDate on = today.plusDays(random.nextInt(3) - 1L);
        boolean expulsion = random.nextInt(3) > 0;
        Account account =
                someone(
                        expulsion
                                ? accused -> accused.isAccused() && !accused.isResolved()
                                : Account::isMember);
        AdoptedResolutions.adopt(
                coop,
                special ? "SPECIAL" : "ORDINARY",
                expulsion ? "EXPULSION" : "UNIT_CAP_35",
                account.id,
                null,
                on.toString());
        if (special && expulsion) {
            account.expelling.resolvedOn.add(on);
        } else if (special) {
            model.approvals.computeIfAbsent(account.id, id -> new ArrayList<>()).add(on);
        }
    }

    private void money(Command command) {
        LocalDate on = day();
        switch (command) {
            case REFUND -> {
                Account claimant = someone(other -> other.claims.earliest().isPresent());
                both.command(
                        command,
                        List.of(claimant),
                        tx -> Leavings.payRefund(tx, claimant.id, on),
                        () -> exits.payRefund(claimant, on));
            }
            case RETURN_DEPOSIT -> {
                Account former = someone(Account::awaitsDeposit);
                both.command(
                        command,
                        List.of(former),
                        tx -> Contributions.returnDeposit(tx, former.id, on),
                        () -> joining.returnDeposit(former, on));
            }
            case OWE -> {
                UUID debt = Ids.next();
                long amount = 1 + random.nextLong(model.unit);
                Account debtor = someone(other -> other.leavesOn != null);
                both.command(
                        command,
                        List.of(debtor),
                        tx -> Refunds.debt(tx, debt, debtor.id, amount, on),
                        () -> exits.owe(debtor, debt, amount, on));
            }
            default -> {
                Account debtor = someone(other -> !other.debts.isEmpty());
                if (debtor.debts.isEmpty()) {
                    return;
                }
                Account.Debt debt = debtor.debts.get(random.nextInt(debtor.debts.size()));
                both.command(
                        command,
                        List.of(debtor),
                        tx -> Refunds.payDebt(tx, debt.id(), debtor.id, on),
                        () -> exits.payDebt(debtor, debt, on));
            }
        }
    }

    /// Everybody who applied gives up, so that the unit amount can fall on the next day, unless a
    /// year is to be closed first.
    private void cutUnits() {
        if (model.unit <= LEAST_UNIT) {
            return;
        }
        long to = model.unit - CUT;
        if (cut == null) {
            UUID resolution =
                    AdoptedResolutions.special(
                            coop, "ARTICLES", null, today.minusDays(40).toString());
            UUID[] prepared = {Ids.next()};
            both.command(
                    Command.CUT,
                    List.of(),
                    tx -> prepared[0] = UnitCutting.prepare(tx, to, resolution, today),
                    () -> Model.OK);
            cut = prepared[0];
            objectionsUntil = today;
        }
        if (random.nextInt(3) > 0) {
            model.accounts.values().stream().filter(Account::isApplicant).forEach(this::giveUp);
        }
        UUID prepared = cut;
        LocalDate on = random.nextInt(4) == 0 ? day() : today.plusDays(1);
        long before = model.unit;
        both.command(
                Command.CUT,
                List.copyOf(model.accounts.values()),
                tx -> UnitCutting.takeEffect(tx, prepared, on),
                () -> capital.cut(to, on, objectionsUntil));
        if (model.unit < before) {
            cut = null;
            today = on;
        }
    }

    /// Today, or now and then a day that lies back.
    private LocalDate day() {
        return random.nextInt(3) == 0 ? today.minusDays(random.nextInt(60)) : today;
    }

    private Account someone() {
        return of(ids.get(random.nextInt(ids.size())));
    }

    /// Mostly one of those, at times anybody.
    private Account someone(Predicate<Account> usually) {
        List<Account> fitting = model.accounts.values().stream().filter(usually).toList();
        return fitting.isEmpty() || random.nextInt(5) == 0
                ? someone()
                : fitting.get(random.nextInt(fitting.size()));
    }

    private Account of(UUID id) {
        Account account = model.accounts.get(id);
        if (account == null) {
            throw new IllegalStateException(id + " is not in the model");
        }
        return account;
    }
}
