package coop.kyodo.membership.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.membership.cooperative.Articles;
import coop.kyodo.membership.cooperative.SampleArticles;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundRulesTest {

    private static final Articles.Leaving SILENT = new SampleArticles().build().termsOfLeaving();

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
                        Money.yen(netAssets),
                        100,
                        2,
                        Money.yen(100_000),
                        Money.yen(paidIn),
                        SILENT);

        assertThat(valuation)
                .isEqualTo(
                        new RefundRules.Valuation(
                                Money.yen(shareValue), Money.yen(refund), Money.yen(callable)));
    }

    @ParameterizedTest
    @CsvSource({"7000000, 1/2, 70000", "4999999, 1/2, 49999", "7000000, 3/4, 100000"})
    void articlesMayRefundAPartOfTheShare(long netAssets, String part, long refund) {
        var terms = new Articles.Leaving(Fraction.parse(part), 1, 12, true);

        var valuation =
                RefundRules.value(
                        Money.yen(netAssets),
                        100,
                        2,
                        Money.yen(100_000),
                        Money.yen(100_000),
                        terms);

        assertThat(valuation.refund()).isEqualTo(Money.yen(refund));
    }

    @Test
    void articlesThatCallNoCapitalCallNone() {
        var terms = new Articles.Leaving(Fraction.ONE, 1, 12, false);

        var valuation =
                RefundRules.value(
                        Money.yen(-300_000), 100, 2, Money.yen(100_000), Money.yen(60_000), terms);

        assertThat(valuation.callable()).isEqualTo(Money.yen(0));
    }

    @Test
    void roundingHappensOncePerMemberAndDown() {
        assertThat(RefundRules.shareValue(Money.yen(100), 3, 2)).isEqualTo(Money.yen(66));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-31, 2026-03-31",
        "2022-02-28, 2024-02-29",
        "2024-02-28, 2026-02-28",
        "2024-02-29, 2026-02-28"
    })
    void theClaimLapsesTwoYearsAfterLeaving(LocalDate leftOn, LocalDate lastDay) {
        assertThat(RefundRules.claimLapsesAfter(Rulebook.of("JP_ACT_2022"), leftOn))
                .isEqualTo(lastDay);
    }
}
