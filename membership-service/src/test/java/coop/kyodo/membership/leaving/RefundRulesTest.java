package coop.kyodo.membership.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundRulesTest {

    /// A leaver with two of a hundred units of 50,000 yen.
    @ParameterizedTest
    @CsvSource({
        "7000000, 100000, 140000, 100000, 0",
        "5000000, 100000, 100000, 100000, 0",
        "4999999, 100000, 99999, 99999, 0",
        "0, 100000, 0, 0, 0",
        "-1, 100000, 0, 0, 0",
        "7000000, 60000, 140000, 60000, 0",
        "-300000, 60000, 0, 0, 40000"
    })
    void theRefundIsTheShareCappedAtWhatWasPaidIn(
            long netAssets, long paidIn, long shareValue, long refund, long callable) {
        var valuation =
                RefundRules.value(
                        Money.yen(netAssets), 100, 2, Money.yen(100_000), Money.yen(paidIn));

        assertThat(valuation)
                .isEqualTo(
                        new RefundRules.Valuation(
                                Money.yen(shareValue), Money.yen(refund), Money.yen(callable)));
    }

    @Test
    void roundingHappensOncePerMemberAndDown() {
        assertThat(RefundRules.shareValue(Money.yen(100), 3, 2)).isEqualTo(Money.yen(66));
    }

    @Test
    void theClaimLapsesTwoYearsAfterLeaving() {
        assertThat(
                        RefundRules.claimLapsesAfter(
                                Rulebook.of("JP_ACT_2022"), LocalDate.of(2024, 3, 31)))
                .isEqualTo(LocalDate.of(2026, 3, 31));
    }
}
