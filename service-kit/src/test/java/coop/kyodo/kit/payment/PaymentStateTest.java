package coop.kyodo.kit.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentStateTest {

    @Test
    void aLineGoesOnlyWhereMoneyCanGo() {
        List<String> steps = new ArrayList<>();
        for (PaymentState from : PaymentState.values()) {
            for (PaymentState to : PaymentState.values()) {
                if (from.mayBecome(to)) {
                    steps.add(from + " " + to);
                }
            }
        }

        assertThat(steps)
                .containsExactlyInAnyOrder(
                        "PREPARED SENT",
                        "PREPARED CANCELLED",
                        "SENT PAID",
                        "SENT FAILED",
                        "SENT RETURNED",
                        "PAID RETURNED");
    }
}
