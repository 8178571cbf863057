package coop.kyodo.membership.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rulebook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentRulesTest {

    @ParameterizedTest
    @CsvSource({"99999, true", "100000, true", "100001, false"})
    void nobodyPaysMoreThanWasSubscribed(long amount, boolean accepted) {
        var decision =
                PaymentRules.withinSubscription(
                        Rulebook.of("JP_ACT_2022"), Money.yen(100_000), Money.yen(amount));

        switch (decision) {
            case Decision.Accepted<Money>(Money left) -> {
                assertThat(accepted).isTrue();
                assertThat(left).isEqualTo(Money.yen(100_000 - amount));
            }
            case Decision.Refused<Money>(var refusal) -> {
                assertThat(accepted).isFalse();
                assertThat(refusal.rule().id()).isEqualTo("JP-024");
            }
        }
    }
}
