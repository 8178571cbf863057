package coop.kyodo.kit.payment;

import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;
import java.util.List;

/// Lines of a batch that went on, all to the same state.
///
/// @param batch as it stands after it
/// @param lines as they were before it, in their order; at least one
public record PaymentMove(
        PaymentBatch batch, PaymentState to, LocalDate on, List<PaymentLine> lines) {

    /// The lines that the bank had paid and whose money came back.
    public List<PaymentLine> cameBack() {
        return lines.stream().filter(line -> line.state() == PaymentState.PAID).toList();
    }

    /// What the lines come to.
    public Money amount() {
        return lines.stream()
                .map(PaymentLine::amount)
                .reduce(Money.zero(batch.total().currency()), Money::plus);
    }
}
