package coop.kyodo.surplus.account;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.profile.Profiles;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Interest on internal accounts.
class InterestRulesTest {

    private static final Rule RULE = Profiles.of("MONDRAGON").rule("ES-03b");
    private static final LocalDate FROM = LocalDate.of(2025, 4, 1);
    private static final LocalDate TO = LocalDate.of(2026, 3, 31);

    @ParameterizedTest
    @CsvSource({
        "2024-01-01, 2025-04-01, 2026-03-31, 150000",
        "2024-01-01, 2023-04-01, 2024-03-31, 37295",
        "2020-01-01, 2023-04-01, 2024-03-31, 150000",
        "2020-01-01, 2023-03-01, 2024-02-29, 150000",
        "2020-01-01, 2024-03-01, 2025-02-28, 150000",
        "2025-10-01, 2025-04-01, 2026-03-31, 74794",
        "2026-03-31, 2025-04-01, 2026-03-31, 410",
        "2026-04-01, 2025-04-01, 2026-03-31, 0",
        "2024-01-01, 2026-02-01, 2026-03-31, 24246"
    })
    void eachDaysBalanceCountsForThatDayOfATwelveMonthsYear(
            LocalDate since, LocalDate from, LocalDate to, long interest) {
        var balances = new TreeMap<>(Map.of(since, eur(2_000_000)));

        assertThat(InterestRules.ofYear(balances, Fraction.of(3, 40), from, to, "EUR"))
                .isEqualTo(eur(interest));
    }

    @Test
    void aChangeCountsFromItsDayOn() {
        var balances =
                new TreeMap<>(
                        Map.of(
                                LocalDate.of(2024, 1, 1), eur(2_000_000),
                                LocalDate.of(2025, 10, 1), eur(0)));

        assertThat(InterestRules.ofYear(balances, Fraction.of(3, 40), FROM, TO, "EUR"))
                .isEqualTo(eur(75_205));
    }

    @ParameterizedTest
    @CsvSource({
        "3/40, 150000, 1000000, ",
        "3/40, 150000, 375000, ",
        "3/40, 150000, 374999, interest-above-part-of-result",
        "3/40, 0, -5, ",
        "3/40, 1, -5, interest-above-part-of-result",
        "76/1000, 1, 1000000, interest-above-cap"
    })
    void interestKeepsTheCapAndItsPartOfTheResult(
            String rate, long total, long result, @Nullable String code) {
        assertThat(
                        InterestRules.refusalOfRate(Fraction.parse(rate), RULE)
                                .or(() ->
                                        InterestRules.refusalOfTotal(
                                                Fraction.parse(rate),
                                                eur(total),
                                                eur(result),
                                                RULE))
                                .map(it -> it.code())
                                .orElse(null))
                .isEqualTo(code);
    }

    /// ES-03: with a result of 300,000 the limit is 120,000, and the rate must be cut to 6 percent.
    @Test
    void aRefusalNamesTheHighestRate() {
        var refusal =
                InterestRules.refusalOfTotal(Fraction.of(3, 40), eur(150_000), eur(300_000), RULE)
                        .orElseThrow();

        assertThat(refusal.figures())
                .containsEntry("limit", eur(120_000))
                .containsEntry("highestRate", Fraction.of(6, 100));
    }

    private static Money eur(long amount) {
        return Money.of(amount, "EUR");
    }
}
