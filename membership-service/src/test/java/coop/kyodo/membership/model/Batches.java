package coop.kyodo.membership.model;

import coop.kyodo.kit.payment.PaymentOutcome.Outcome;
import coop.kyodo.kit.payment.PaymentState;
import coop.kyodo.kit.payment.PaymentStep.Step;
import coop.kyodo.membership.model.Account.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Refunds that go to the bank together.
final class Batches {

    /// One payment.
    static final class Line {

        final Account account;
        final Claims.Claim claim;
        final UUID payee;
        PaymentState state = PaymentState.PREPARED;
        LocalDate stateOn = LocalDate.MIN;

        Line(Account account, Claims.Claim claim) {
            this.account = account;
            this.claim = claim;
            this.payee = claim.claimant;
        }

        /// Whether it is paid or may still be.
        boolean isLive() {
            return switch (state) {
                case PREPARED, SENT, PAID -> true;
                case RETURNED, FAILED, CANCELLED -> false;
            };
        }

        private boolean may(Outcome outcome) {
            return switch (outcome) {
                case CANCELLED -> state == PaymentState.PREPARED;
                case PAID, FAILED -> state == PaymentState.SENT;
                case RETURNED -> state == PaymentState.SENT || state == PaymentState.PAID;
            };
        }
    }

    record Batch(UUID id, List<Line> lines) {

        boolean has(PaymentState state) {
            return lines.stream().anyMatch(line -> line.state == state);
        }
    }

    final List<Batch> all = new ArrayList<>();

    /// Who said where they want their money.
    final Set<UUID> payees = new HashSet<>();

    private final Model model;

    Batches(Model model) {
        this.model = model;
    }

    String prepare(UUID id, LocalDate on) {
        List<Line> lines = new ArrayList<>();
        for (Account account : model.byId()) {
            account.claims.unpaid().stream()
                    .filter(claim -> isPayable(account, claim, on))
                    .forEach(claim -> lines.add(new Line(account, claim)));
        }
        if (lines.isEmpty()) {
            return "nothing-to-refund";
        }
        lines.forEach(line -> line.claim.line = line);
        all.add(new Batch(id, lines));
        return Model.OK;
    }

    private boolean isPayable(Account account, Claims.Claim claim, LocalDate on) {
        return !claim.isInBatch()
                && !claim.dueOn.isAfter(on)
                && !claim.lapsesAfter.isBefore(on)
                && !isWithheld(account, on)
                && payees.contains(claim.claimant);
    }

    private boolean isWithheld(Account account, LocalDate on) {
        return model.rules.act() && account.state == State.LEFT && account.owed(on) > 0;
    }

    String step(Batch batch, Step step, LocalDate on) {
        PaymentState from = step == Step.PAID ? PaymentState.SENT : PaymentState.PREPARED;
        List<Line> moving = batch.lines().stream().filter(line -> line.state == from).toList();
        return moving.isEmpty()
                ? "payment-line-state"
                : move(moving, PaymentState.valueOf(step.name()), on);
    }

    String outcome(Line line, Outcome outcome, LocalDate on) {
        return line.may(outcome)
                ? move(List.of(line), PaymentState.valueOf(outcome.name()), on)
                : "payment-line-state";
    }

    private String move(List<Line> lines, PaymentState to, LocalDate on) {
        if (lines.stream().anyMatch(line -> line.stateOn.isAfter(on))) {
            return "date-too-early";
        }
        if (to == PaymentState.SENT
                && lines.stream().anyMatch(line -> isWithheld(line.account, on))) {
            return "refund-withheld";
        }
        boolean books =
                to == PaymentState.PAID
                        || lines.stream().anyMatch(line -> line.state == PaymentState.PAID);
        if (books && model.isClosed(on)) {
            return "fiscal-year-closed";
        }
        if (to == PaymentState.PAID && !areCovered(lines, on)) {
            return "refund-not-payable";
        }
        for (Line line : lines) {
            if (to == PaymentState.PAID) {
                line.claim.paid = true;
                line.account.add(on, 0, 0, 0, 0, -line.claim.amount);
            } else if (line.state == PaymentState.PAID) {
                line.claim.paid = false;
                line.account.add(on, 0, 0, 0, 0, line.claim.amount);
                line.account.claims.inherit();
            }
            line.state = to;
            line.stateOn = on;
        }
        return Model.OK;
    }

    /// Whether so much is payable to each on the day and ever after.
    private static boolean areCovered(List<Line> lines, LocalDate on) {
        Map<Account, Long> refunds = new HashMap<>();
        lines.forEach(line -> refunds.merge(line.account, line.claim.amount, Long::sum));
        return refunds.entrySet().stream()
                .allMatch(
                        one -> one.getKey().leastFrom(on, Account.Fact::refund) >= one.getValue());
    }
}
