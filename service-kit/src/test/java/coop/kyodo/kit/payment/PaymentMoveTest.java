package coop.kyodo.kit.payment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentMoveTest {

    @ParameterizedTest
    @EnumSource
    void aStepOfABatchIsOneThatItsLinesMayTake(PaymentStep.Step step) {
        assertThat(step.from().mayBecome(step.to())).isTrue();
        assertThat(step.to()).hasToString(step.name());
    }

    @ParameterizedTest
    @EnumSource
    void anOutcomeIsAStateThatALineCanComeTo(PaymentOutcome.Outcome outcome) {
        assertThat(outcome.to()).hasToString(outcome.name());
        assertThat(outcome.to().predecessors()).isNotEmpty();
    }

    @Test
    void whatCameBackWasPaidBefore() {
        PaymentMove move =
                moved(
                        PaymentState.RETURNED,
                        line(1, PaymentState.PAID),
                        line(2, PaymentState.SENT));

        assertThat(move.cameBack()).extracting(PaymentLine::line).containsExactly(1);
        assertThat(move.amount()).isEqualTo(Money.yen(20));
        assertThat(moved(PaymentState.PAID, line(1, PaymentState.SENT)).cameBack()).isEmpty();
    }

    private static PaymentMove moved(PaymentState to, PaymentLine... lines) {
        return new PaymentMove(
                Sample.batch(null, 20, 2), to, LocalDate.of(2026, 7, 2), List.of(lines));
    }

    private static PaymentLine line(int number, PaymentState state) {
        UUID id = new UUID(0, number);
        return new PaymentLine(id, number, id.toString(), id, Money.yen(10), state, null, null);
    }
}
