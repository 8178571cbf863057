package coop.kyodo.membership.model;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.certificate.Certifying;
import coop.kyodo.membership.contribution.Contributions;
import coop.kyodo.membership.expulsion.Expulsing;
import coop.kyodo.membership.leaving.Leavings;
import coop.kyodo.membership.member.Memberships;
import coop.kyodo.membership.resolution.AdoptedResolutions;
import coop.kyodo.membership.reversal.Reversals;
import coop.kyodo.membership.unitcut.UnitCutting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
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
    private final Chance chance;
    private final Model model;
    private final Both both;
    private final Joining joining;
    private final Capital capital;
    private final Exits exits;
    private final Payouts payouts;
    private @Nullable UUID cut;
    private LocalDate objectionsUntil = Model.FIRST;

    Life(UUID coop, Model model, Random random, Both both) {
        this.coop = coop;
        this.model = model;
        this.chance = new Chance(random, model);
        this.both = both;
        this.joining = new Joining(model);
        this.capital = new Capital(model);
        this.exits = new Exits(model);
        this.payouts = new Payouts(chance, model, both, joining, exits);
    }

    void next() {
        if (model.accounts.size() < FOUNDERS) {
            join();
            return;
        }
        model.today = model.today.plusDays(chance.of(3));
        LocalDate due = Model.yearEnd(model.today).minusYears(1);
        if (due.isAfter(Model.FIRST)
                && due.isAfter(model.lastYearEnd)
                && model.today.isAfter(due.plusDays(45))) {
            closeYear(due);
        }
        Command command = chance.command();
        switch (command) {
            case APPLY -> join();
            case CUT -> cutUnits();
            case RESOLVE -> resolve();
            case CLOSE_YEAR -> {
                if (model.lastYearEnd.isAfter(Model.FIRST)) {
                    closeYear(model.lastYearEnd);
                }
            }
            case ACCEPT -> accept(chance.someone(Account::isApplicant));
            case PAY -> pay(chance.someone(Life::mayPay));
            case REVERSE -> reverse(chance.someone(account -> !account.paid.isEmpty()));
            case SUBSCRIBE, TAKE_OVER, TRANSFER, GIVE_UP_UNITS ->
                    units(command, chance.someone(Account::isMember));
            case PROPOSE, HEAR, EXPEL, DROP -> expulsion(command);
            case REFUND,
                    OWE,
                    PAY_DEBT,
                    RETURN_DEPOSIT,
                    HEIRS,
                    MERGE,
                    ACCOUNT,
                    PREPARE,
                    STEP,
                    OUTCOME ->
                    payouts.next(command);
            case END_AFTER_GIVING_UP -> {
                List<Account> reduced =
                        model.accounts.values().stream()
                                .filter(Account::isMember)
                                .filter(account -> account.givenUpBefore(model.today) > 0)
                                .toList();
                if (!reduced.isEmpty()) {
                    endByLaw(command, chance.one(reduced), model.today);
                }
            }
            case NOTICE, CANCEL_NOTICE, END_BY_LAW, GIVE_UP, CERTIFY ->
                    step(command, chance.someone(Account::isMember));
        }
    }

    private void closeYear(LocalDate end) {
        long netAssets = chance.between(-1_000_000, 2 * model.unit * model.units());
        both.command(
                Command.CLOSE_YEAR,
                List.copyOf(model.accounts.values()),
                tx -> Leavings.closeYear(tx, end, netAssets),
                () -> exits.closeYear(end, netAssets));
    }

    /// Most of them join at once; some stay applicants for a while.
    private void join() {
        UUID id = Ids.next();
        int units = 1 + chance.of(4);
        LocalDate on = model.today;
        boolean founder = on.equals(Model.FIRST) ? chance.of(3) > 0 : chance.of(20) == 0;
        both.command(
                Command.APPLY,
                List.of(),
                tx -> Memberships.apply(tx, id, units, founder, on),
                () -> joining.apply(id, units, founder, on));
        Account account = model.accounts.get(id);
        if (account == null) {
            return;
        }
        if (chance.of(4) > 0) {
            accept(account);
        }
        if (founder && chance.even()) {
            pay(account, 1 + account.applied * model.unit / 8);
        }
        if (chance.of(3) > 0) {
            pay(account);
        }
    }

    private void accept(Account account) {
        both.command(
                Command.ACCEPT,
                List.of(account),
                tx -> Memberships.accept(tx, account.id, model.today),
                () -> joining.accept(account, model.today));
    }

    private void pay(Account account) {
        long open =
                account.isMember()
                        ? account.now(Account.Fact::unpaid)
                        : account.applied * model.unit - account.now(Account.Fact::deposits);
        long amount =
                switch (chance.of(5)) {
                    case 0 -> chance.between(1, 2 * model.unit);
                    case 1 -> open + 1;
                    case 2 -> 1 + open / 8;
                    default -> Math.max(1, open);
                };
        pay(account, amount);
    }

    private void pay(Account account, long amount) {
        LocalDate on = chance.day();
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
        Account.@Nullable Paid one = paid.isEmpty() ? null : chance.one(paid);
        UUID payment = one == null ? Ids.next() : one.id();
        LocalDate on = one != null && chance.of(8) == 0 ? one.on().minusDays(1) : chance.day();
        boolean leavesUnpaid = chance.of(4) > 0;
        both.command(
                Command.REVERSE,
                List.of(account),
                tx -> Reversals.reverse(tx, account.id, payment, on, leavesUnpaid),
                () -> capital.reverse(account, payment, on, leavesUnpaid));
    }

    private void units(Command command, Account account) {
        int units = 1 + chance.of(many());
        LocalDate on = chance.day();
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
                    () -> exits.giveUpUnits(account, units, on));
        } else if (command == Command.TAKE_OVER) {
            takeOver(account, units, on);
        } else {
            Account to = chance.someone(Account::isMember);
            both.command(
                    command,
                    List.of(account, to),
                    tx -> Contributions.transfer(tx, id, to.id, units, on),
                    () -> capital.transfer(account, to, units, on));
        }
    }

    /// Now and then whoever holds most takes over all units of the one who leaves with most, so
    /// that the cap and its approval are met.
    private void takeOver(Account account, int units, LocalDate day) {
        boolean most = chance.of(3) == 0;
        Account leaver =
                most
                        ? largest(Account.State.LEAVING)
                        : chance.someone(other -> other.leavesOn != null);
        Account taker =
                most
                        ? largest(Account.State.MEMBER)
                        : chance.even()
                                ? chance.someone(other -> model.approvals.containsKey(other.id))
                                : account;
        int taken = most || !chance.even() ? Math.toIntExact(leaver.unitsToTake()) : units;
        LocalDate on = most ? model.today : day;
        both.command(
                Command.TAKE_OVER,
                List.of(taker, leaver),
                tx -> Contributions.takeOver(tx, taker.id, leaver.id, taken, on),
                () -> capital.takeOver(taker, leaver, taken, on));
    }

    private Account largest(Account.State state) {
        return model.inState(state).stream()
                .max(Comparator.comparing(other -> other.now(Account.Fact::units)))
                .orElseGet(chance::someone);
    }

    /// A few, and at times up to a third of all units, so that caps are met.
    private int many() {
        return chance.of(5) == 0 ? Math.max(3, Math.toIntExact(model.units() / 3)) : 3;
    }

    private void step(Command command, Account account) {
        LocalDate on = chance.day();
        UUID id = account.id;
        switch (command) {
            case NOTICE ->
                    both.command(
                            command,
                            List.of(account),
                            tx -> Leavings.giveNotice(tx, id, on),
                            () -> exits.giveNotice(account, on));
            case CANCEL_NOTICE -> {
                Account leaving = chance.someone(other -> other.state == Account.State.LEAVING);
                both.command(
                        command,
                        List.of(leaving),
                        tx -> Leavings.cancelNotice(tx, leaving.id, on),
                        () -> exits.cancelNotice(leaving, on));
            }
            case END_BY_LAW -> endByLaw(command, account, on);
            case GIVE_UP -> giveUp(chance.someone(Account::isApplicant));
            default -> certify(account, on);
        }
    }

    private void endByLaw(Command command, Account account, LocalDate on) {
        String cause = chance.even() ? "DEATH" : "LOSS_OF_QUALIFICATION";
        both.command(
                command,
                List.of(account),
                tx -> Leavings.endByLaw(tx, account.id, cause, on),
                () -> exits.endByLaw(account, cause.equals("DEATH"), on));
    }

    private void giveUp(Account account) {
        both.command(
                Command.GIVE_UP,
                List.of(account),
                tx -> Memberships.giveUp(tx, account.id, model.today),
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
                    if (Model.isBefore(account.leavesOn, on)) {
                        return "member-has-left";
                    }
                    if (on.isBefore(account.admittedOn)
                            || on.isBefore(account.heldSince(Model.CLOCK))) {
                        return "date-too-early";
                    }
                    Account.Gone gone = account.givenUpBefore(Model.CLOCK, model.unit);
                    account.certificates.add(
                            "%d/%d/%d/%s"
                                    .formatted(
                                            account.now(Account.Fact::units) - gone.units(),
                                            account.now(Account.Fact::subscribed)
                                                    - gone.subscribed(),
                                            account.paidIn() - gone.paidIn(),
                                            on));
                    return Model.OK;
                });
    }

    private void expulsion(Command command) {
        Account account =
                command == Command.PROPOSE
                        ? chance.someone(Account::isMember)
                        : chance.someone(accused -> accused.isAccused() && fits(command, accused));
        UUID id = account.id;
        LocalDate on = model.today.plusDays(chance.of(4) - 2L);
        if (command == Command.PROPOSE) {
            LocalDate notifiedOn = on.minusDays(8 + chance.of(8));
            both.command(
                    command,
                    List.of(account),
                    tx -> Expulsing.propose(tx, id, notifiedOn, on),
                    () -> exits.propose(account, notifiedOn, on));
        } else if (command == Command.HEAR) {
            LocalDate heardOn =
                    account.isResolved() && chance.of(4) > 0
                            ? account.expelling.resolved().orElse(on)
                            : on;
            both.command(
                    command,
                    List.of(account),
                    tx -> Expulsing.hear(tx, id, heardOn),
                    () -> exits.hear(account, heardOn));
        } else if (command == Command.EXPEL) {
            both.command(
                    command,
                    List.of(account),
                    tx -> Expulsing.takeEffect(tx, id, model.today),
                    () -> exits.expel(account, model.today));
        } else {
            both.command(
                    command,
                    List.of(account),
                    tx -> Expulsing.drop(tx, id, on),
                    () -> exits.drop(account, on));
        }
    }

    /// Whether it is this step's turn; at times somebody is expelled before the resolution.
    private boolean fits(Command step, Account accused) {
        boolean heard = accused.expelling.defenceOn != null;
        return switch (step) {
            case HEAR -> !heard;
            case EXPEL -> heard && (accused.isResolved() || chance.of(3) == 0);
            default -> true;
        };
    }

    /// The assembly adopts something on a member, as governance tells it.
    private void resolve() {
        boolean special = chance.of(5) > 0;
        LocalDate on = model.today.plusDays(chance.of(3) - 1L);
        boolean expulsion = chance.of(3) > 0;
        Account account =
                chance.someone(
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
            model.approvals
                    .computeIfAbsent(account.id, id -> new ArrayList<>())
                    .add(new Model.Approval(on));
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
                            coop, "ARTICLES", null, model.today.minusDays(40).toString());
            UUID[] prepared = {Ids.next()};
            both.command(
                    Command.CUT,
                    List.of(),
                    tx -> prepared[0] = UnitCutting.prepare(tx, to, resolution, model.today),
                    () -> Model.OK);
            cut = prepared[0];
            objectionsUntil = model.today;
        }
        if (chance.of(3) > 0) {
            model.accounts.values().stream().filter(Account::isApplicant).forEach(this::giveUp);
        }
        UUID prepared = cut;
        LocalDate on = chance.of(4) == 0 ? chance.day() : model.today.plusDays(1);
        long before = model.unit;
        both.command(
                Command.CUT,
                List.copyOf(model.accounts.values()),
                tx -> UnitCutting.takeEffect(tx, prepared, on),
                () -> capital.cut(to, on, objectionsUntil));
        if (model.unit < before) {
            cut = null;
            model.today = on;
        }
    }
}
