package coop.kyodo.membership.model;

import coop.kyodo.kit.payment.PaymentOutcome.Outcome;
import coop.kyodo.kit.payment.PaymentState;
import coop.kyodo.kit.payment.PaymentStep.Step;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.membership.contribution.Contributions;
import coop.kyodo.membership.leaving.Leavings;
import coop.kyodo.membership.person.Merging;
import coop.kyodo.membership.refund.Refunds;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The part of a life in which the co-op pays back, and is paid what it is owed.
final class Payouts {

    private static final int WHOLE = 12;

    private final Chance chance;
    private final Model model;
    private final Life.Both both;
    private final Joining joining;
    private final Exits exits;
    private final Batches batches;

    Payouts(Chance chance, Model model, Life.Both both, Joining joining, Exits exits) {
        this.chance = chance;
        this.model = model;
        this.both = both;
        this.joining = joining;
        this.exits = exits;
        this.batches = model.batches;
    }

    void next(Command command) {
        LocalDate on = chance.day();
        switch (command) {
            case REFUND -> refund(on);
            case RETURN_DEPOSIT -> returnDeposit(on);
            case OWE -> owe(on);
            case PAY_DEBT -> payDebt(on);
            case HEIRS -> recordHeirs();
            case MERGE -> mergeHeirs();
            case ACCOUNT -> account();
            case PREPARE -> prepare();
            case STEP -> step(on);
            default -> outcome(on);
        }
    }

    private void refund(LocalDate on) {
        boolean onItsWay = chance.of(4) == 0;
        Account claimant =
                chance.someone(other ->
                        onItsWay
                                ? other.claims.unpaid().stream().anyMatch(Claims.Claim::isInBatch)
                                : !other.claims.unpaid().isEmpty() || other.ended != null);
        both.command(
                Command.REFUND,
                List.of(claimant),
                tx -> Leavings.payRefund(tx, claimant.id, on),
                () -> exits.payRefund(claimant, on));
    }

    private void returnDeposit(LocalDate on) {
        Account former = chance.someone(Account::awaitsDeposit);
        both.command(
                Command.RETURN_DEPOSIT,
                List.of(former),
                tx -> Contributions.returnDeposit(tx, former.id, on),
                () -> joining.returnDeposit(former, on));
    }

    private void owe(LocalDate on) {
        UUID debt = Ids.next();
        long amount = chance.between(1, model.unit);
        boolean claimant = chance.even();
        Account debtor =
                chance.someone(other ->
                        claimant ? !other.claims.unpaid().isEmpty() : other.leavesOn != null);
        both.command(
                Command.OWE,
                List.of(debtor),
                tx -> Refunds.debt(tx, debt, debtor.id, amount, on),
                () -> exits.owe(debtor, debt, amount, on));
    }

    private void payDebt(LocalDate on) {
        Account debtor = chance.someone(other -> !other.debts.isEmpty());
        if (debtor.debts.isEmpty()) {
            return;
        }
        Account.Debt debt = chance.one(debtor.debts);
        both.command(
                Command.PAY_DEBT,
                List.of(debtor),
                tx -> Refunds.payDebt(tx, debt.id(), debtor.id, on),
                () -> exits.payDebt(debtor, debt, on));
    }

    /// Two or three heirs, whose shares now and then are not the whole.
    private void recordHeirs() {
        Account dead =
                chance.someone(
                        other -> other.died && (other.claims.heirs.isEmpty() || chance.of(4) == 0));
        Map<UUID, Integer> parts = new LinkedHashMap<>();
        int left = chance.of(6) == 0 ? WHOLE - 1 : WHOLE;
        for (int others = chance.of(2); others >= 0; others--) {
            int share = 1 + chance.of(left / 2);
            parts.put(chance.id(), share);
            left -= share;
        }
        parts.put(chance.id(), left);
        both.command(
                Command.HEIRS,
                List.of(dead),
                tx -> Refunds.heirs(tx, dead.id, parts, WHOLE),
                () -> exits.recordHeirs(dead, parts, WHOLE));
    }

    private void mergeHeirs() {
        int more = chance.of(2);
        Account dead = chance.someone(other -> other.claims.heirs.size() > more);
        List<UUID> heirs = List.copyOf(dead.claims.heirs.keySet());
        if (heirs.isEmpty()) {
            return;
        }
        UUID losing = chance.one(heirs);
        UUID staying =
                chance.of(4) == 0
                        ? losing
                        : chance.one(
                                heirs.stream()
                                        .filter(heir -> heirs.size() == 1 || !heir.equals(losing))
                                        .toList());
        both.command(
                Command.MERGE,
                List.of(dead),
                tx -> Merging.merge(tx, losing, staying),
                () -> exits.mergeHeirs(dead, losing, staying));
    }

    /// Somebody with a claim, if anybody has one, says where to pay it.
    private void account() {
        Account account = chance.someone(other -> !other.claims.unpaid().isEmpty());
        List<Claims.Claim> claims = account.claims.unpaid();
        UUID payee = claims.isEmpty() ? account.id : chance.one(claims).claimant;
        both.command(
                Command.ACCOUNT,
                List.of(),
                tx -> Refunds.account(tx, payee),
                () -> {
                    batches.payees.add(payee);
                    return Model.OK;
                });
    }

    private void prepare() {
        UUID batch = Ids.next();
        LocalDate on = chance.of(5) == 0 ? model.today.plusYears(2) : model.today.plusDays(5);
        both.command(
                Command.PREPARE,
                List.of(),
                tx -> Refunds.prepare(tx, batch, on),
                () -> batches.prepare(batch, on));
    }

    /// Mostly the step whose turn it is, of a batch that is not done.
    private void step(LocalDate on) {
        List<Batches.Batch> open =
                batches.all.stream()
                        .filter(batch ->
                                chance.of(8) == 0
                                        || batch.has(PaymentState.PREPARED)
                                        || batch.has(PaymentState.SENT))
                        .toList();
        if (open.isEmpty()) {
            return;
        }
        Batches.Batch batch = chance.one(open);
        Step step =
                chance.of(6) == 0
                        ? chance.one(List.of(Step.values()))
                        : batch.has(PaymentState.SENT) ? Step.PAID : Step.SENT;
        both.command(
                Command.STEP,
                batch.lines().stream().map(line -> line.account).distinct().toList(),
                tx -> Refunds.step(tx, batch.id(), step, on),
                () -> batches.step(batch, step, on));
    }

    private void outcome(LocalDate on) {
        if (batches.all.isEmpty()) {
            return;
        }
        Batches.Batch batch = chance.one(batches.all);
        int line = chance.of(batch.lines().size());
        Batches.Line moving = batch.lines().get(line);
        Outcome outcome =
                moving.state == PaymentState.PAID && chance.of(4) > 0
                        ? Outcome.RETURNED
                        : chance.one(List.of(Outcome.values()));
        both.command(
                Command.OUTCOME,
                List.of(moving.account),
                tx -> Refunds.outcome(tx, batch.id(), line + 1, outcome, on),
                () -> batches.outcome(moving, outcome, on));
    }
}
