package coop.kyodo.surplus.payment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// COR-05: nobody is sent more than a correction has left to be owed.
class PaymentRulesTest {

    /// What was paid back is owed again.
    @ParameterizedTest
    @CsvSource({"1000, 1000, 0, false", "1000, 1001, 0, true", "1000, 1001, 1, false"})
    void whatIsOwedIsPaidAndNotAYenMore(long entitled, long paid, long repaid, boolean refused) {
        Optional<Refusal> refusal = PaymentRules.refusalOf(List.of(due(7, entitled, paid, repaid)));

        assertThat(refusal.isPresent()).isEqualTo(refused);
    }

    @Test
    void theFirstWhoWouldGetTooMuchIsNamedWithTheFigures() {
        Refusal refusal =
                PaymentRules.refusalOf(
                                List.of(
                                        due(1, 1_000, 1_000, 0),
                                        due(2, 1_000, 1_500, 200),
                                        due(3, 0, 1, 0)))
                        .orElseThrow();

        assertThat(refusal.code()).isEqualTo("payment-above-due");
        assertThat(refusal.rule().id()).isEqualTo("COR-05");
        assertThat(refusal.figures())
                .containsEntry("memberId", new UUID(0, 2))
                .containsEntry("memberNumber", 2L)
                .containsEntry("entitled", Money.yen(1_000))
                .containsEntry("paid", Money.yen(1_500))
                .containsEntry("repaid", Money.yen(200))
                .containsEntry("overpaid", Money.yen(300));
    }

    private static Dues.Due due(long number, long entitled, long paid, long repaid) {
        long owed = entitled - paid + repaid;
        return new Dues.Due(
                new UUID(0, number),
                number,
                Money.yen(entitled),
                Money.yen(paid),
                Money.yen(repaid),
                Money.yen(Math.max(owed, 0)),
                Money.yen(Math.max(-owed, 0)),
                null,
                false);
    }
}
