package coop.kyodo.surplus.account;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.profile.Profiles;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// JP-203: years are disposed of one after the other.
class YearOrderRulesTest {

    private static final Rule RULE = Profiles.of("JP_ACT_2022").orderRule();

    @Test
    void theFirstYearThatIsNotDisposedOfIsNamedWithItsFigures() {
        Refusal refusal =
                refusal(year("2023", 2024, true, true), year("2024", 2025, false, false))
                        .orElseThrow();

        assertThat(refusal.code()).isEqualTo("earlier-year-open");
        assertThat(refusal.rule()).isEqualTo(RULE);
        assertThat(refusal.figures())
                .containsEntry("earlier", "2024")
                .containsEntry("endedOn", LocalDate.of(2025, 3, 31))
                .containsEntry("netProfit", Money.yen(2025))
                .containsEntry("from", LocalDate.of(2025, 4, 1));
    }

    /// The year's own last day is not before its first.
    @ParameterizedTest
    @CsvSource({"2025, true", "2026, false"})
    void onlyAYearThatEndedBeforeIsEarlier(int ended, boolean refused) {
        assertThat(refusal(year("other", ended, false, false)).isPresent()).isEqualTo(refused);
    }

    @Test
    void aYearThatWasClosedWithoutAPlanIsHistoryUntilOneWasDisposedOf() {
        YearOrderRules.Year history = year("2023", 2024, true, false);

        assertThat(refusal(history)).isEmpty();
        assertThat(refusal(history, year("2024", 2025, true, true))).isEmpty();
        assertThat(refusal(year("2022", 2023, true, true), history)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"2026-07-01, false", "2026-06-30, true"})
    void aPlanIsExecutedFromTheDayOnThatAnEarlierYearsWas(LocalDate on, boolean refused) {
        Optional<Refusal> refusal =
                YearOrderRules.refusalOfDay(
                        on,
                        Optional.of(new YearOrderRules.Executed("2024", LocalDate.of(2026, 7, 1))),
                        RULE);

        assertThat(refusal.isPresent()).isEqualTo(refused);
        refusal.ifPresent(it -> {
            assertThat(it.code()).isEqualTo("execution-before-earlier-year");
            assertThat(it.rule()).isEqualTo(RULE);
            assertThat(it.figures())
                    .containsEntry("executedOn", on)
                    .containsEntry("earlier", "2024")
                    .containsEntry("earlierExecutedOn", LocalDate.of(2026, 7, 1));
        });
    }

    @Test
    void withoutAnEarlierYearAnyDayWillDo() {
        assertThat(YearOrderRules.refusalOfDay(LocalDate.EPOCH, Optional.empty(), RULE)).isEmpty();
    }

    @Test
    void aYearIsDisposedOfOnce() {
        UUID executed = new UUID(0, 1);

        assertThat(YearOrderRules.refusalOfSecond("2025", Optional.empty(), RULE)).isEmpty();
        assertThat(YearOrderRules.refusalOfSecond("2025", Optional.of(executed), RULE))
                .hasValueSatisfying(refusal -> {
                    assertThat(refusal.code()).isEqualTo("plan-already-executed");
                    assertThat(refusal.rule()).isEqualTo(RULE);
                    assertThat(refusal.figures())
                            .containsEntry("fiscalYear", "2025")
                            .containsEntry("executed", executed);
                });
    }

    private static Optional<Refusal> refusal(YearOrderRules.Year... years) {
        return YearOrderRules.refusalOf(List.of(years), LocalDate.of(2025, 4, 1), RULE);
    }

    private static YearOrderRules.Year year(
            String label, int ended, boolean closed, boolean disposedOf) {
        return new YearOrderRules.Year(
                label, LocalDate.of(ended, 3, 31), Money.yen(ended), closed, disposedOf);
    }
}
