package coop.kyodo.surplus.year;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.time.YearEnds;
import coop.kyodo.surplus.waterfall.Figures;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where a fiscal year begins and ends.
class FiscalYearRulesTest {

    private static final MonthDay MARCH = MonthDay.of(3, 31);
    private static final MonthDay DECEMBER = MonthDay.of(12, 31);

    @ParameterizedTest
    @CsvSource({
        "2023-04-01, 2024-03-31",
        "2024-03-31, 2024-03-31",
        "2023-04-02, 2024-03-31",
        "2024-04-01, 2025-03-31"
    })
    void aYearEndsOnTheFirstDayThatTheArticlesSet(LocalDate from, LocalDate end) {
        assertThat(YearEnds.endFrom(List.of(since("2023-04-01", MARCH)), from)).isEqualTo(end);
    }

    /// The end moves from March to December, from the day named on.
    @ParameterizedTest
    @CsvSource({
        "2024-06-01, 2024-04-01, 2024-12-31",
        "2024-12-31, 2024-04-01, 2024-12-31",
        "2025-01-01, 2024-04-01, 2025-03-31",
        "2025-03-31, 2024-04-01, 2025-03-31",
        "2025-04-01, 2024-04-01, 2025-03-31",
        "2025-04-01, 2025-04-01, 2025-12-31",
        "2025-04-01, 2026-01-01, 2026-12-31"
    })
    void aChangeOfTheEndGivesOneShorterYearAndNoneIsLongerThanTwelveMonths(
            String changedOn, LocalDate from, LocalDate end) {
        List<YearEnds.Version> ends =
                List.of(since("2023-04-01", MARCH), since(changedOn, DECEMBER));

        assertThat(YearEnds.endFrom(ends, from)).isEqualTo(end);
        assertThat(FiscalYearRules.faultOfDays(from, end, ends)).isEmpty();
        assertThat(FiscalYearRules.faultOfDays(from, end.minusDays(1), ends)).isPresent();
        assertThat(FiscalYearRules.faultOfDays(from, end.plusDays(1), ends)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "02-28, 2024-02-29, 2025-02-28",
        "02-28, 2023-03-01, 2024-02-28",
        "02-29, 2023-03-01, 2024-02-29",
        "02-29, 2024-03-01, 2025-02-28"
    })
    void februaryIsWholeInLeapYears(String on, LocalDate from, LocalDate end) {
        List<YearEnds.Version> ends = List.of(since("2020-01-01", MonthDay.parse("--" + on)));

        assertThat(FiscalYearRules.faultOfDays(from, end, ends)).isEmpty();
    }

    /// Up to there the day is only not the one that the articles set.
    @ParameterizedTest
    @CsvSource({
        "2023-02-28, 2024-02-27",
        "2024-02-28, 2025-02-27",
        "2024-02-29, 2025-02-28",
        "2022-03-01, 2023-02-28",
        "2023-03-01, 2024-02-29",
        "2024-03-01, 2025-02-28"
    })
    void aYearIsAtLeastADayAndAtMostTwelveMonthsLong(LocalDate from, LocalDate latest) {
        List<YearEnds.Version> ends = List.of(since("2020-01-01", DECEMBER));

        assertThat(Stream.of(from, latest))
                .allSatisfy(to ->
                        assertThat(FiscalYearRules.faultOfDays(from, to, ends))
                                .map(FiscalYearRules.Fault::code)
                                .hasValue("fiscal-year-end-differs"));
        assertThat(Stream.of(from.minusDays(1), latest.plusDays(1)))
                .allSatisfy(to ->
                        assertThat(FiscalYearRules.faultOfDays(from, to, ends))
                                .hasValueSatisfying(it -> {
                                    assertThat(it.code()).isEqualTo("fiscal-year-length");
                                    assertThat(it.figures()).containsEntry("latest", latest);
                                }));
    }

    @ParameterizedTest
    @CsvSource({"60, 41, member-results-differ", "140, -40, ", "60, , ", ", 60, "})
    void theResultsOfMembersAndOthersAreTheWholeResult(
            @Nullable Long members, @Nullable Long others, @Nullable String code) {
        assertThat(
                        FiscalYearRules.faultOfMemberResults(
                                members == null ? null : Money.yen(members),
                                others == null ? null : Money.yen(others),
                                Money.yen(100)))
                .map(FiscalYearRules.Fault::code)
                .isEqualTo(Optional.ofNullable(code));
    }

    /// The capital is 100.
    @ParameterizedTest
    @CsvSource({
        "0, , ",
        "1, , ",
        "-1/100, , rate-out-of-range",
        "101/100, , rate-out-of-range",
        ", 100, ",
        ", 99, highest-capital-below-capital"
    })
    void aRateIsFromNothingToAllAndTheHighestCapitalAtLeastTheCapital(
            @Nullable String rate, @Nullable Long highest, @Nullable String code) {
        assertThat(FiscalYearRules.faultOfFigures(figures(null, highest, rate)))
                .map(FiscalYearRules.Fault::code)
                .isEqualTo(Optional.ofNullable(code));
    }

    /// The capital is 100.
    @ParameterizedTest
    @CsvSource({"99, ", "100, ", "101, paid-in-above-capital"})
    void noMoreIsPaidInThanTheCapital(long paidIn, @Nullable String code) {
        assertThat(FiscalYearRules.faultOfFigures(figures(paidIn, null, null)))
                .map(FiscalYearRules.Fault::code)
                .isEqualTo(Optional.ofNullable(code));
    }

    private static Figures figures(
            @Nullable Long paidIn, @Nullable Long highest, @Nullable String rate) {
        Money zero = Money.yen(0);
        return new Figures(
                zero,
                zero,
                zero,
                zero,
                zero,
                Money.yen(100),
                paidIn == null ? null : Money.yen(paidIn),
                highest == null ? null : Money.yen(highest),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                rate == null ? null : Fraction.parse(rate));
    }

    @ParameterizedTest
    @CsvSource({
        "9999999999999999, false",
        "10000000000000000, false",
        "10000000000000001, true",
        "-10000000000000000, false",
        "-10000000000000001, true"
    })
    void noFigureIsAboveTenThousandMillionMillion(long amount, boolean tooLarge) {
        assertThat(FiscalYearRules.isTooLarge(Money.yen(amount))).isEqualTo(tooLarge);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-06-15, , ",
        "2024-04-01, , ",
        "2023-06-14, , fiscal-year-begins-between",
        "2023-06-16, , fiscal-year-begins-between",
        "2024-03-31, , fiscal-year-begins-between",
        "2024-04-01, 2024-03-31, ",
        "2024-04-02, 2024-03-31, fiscal-year-gap",
        "2024-03-31, 2024-03-31, fiscal-year-gap"
    })
    void aYearBeginsWithTheCoopOrAfterTheOneBefore(
            LocalDate from, @Nullable LocalDate before, @Nullable String code) {
        assertThat(
                        FiscalYearRules.faultOfBeginning(
                                        from, before, List.of(since("2023-06-15", MARCH)))
                                .map(FiscalYearRules.Fault::code)
                                .orElse(null))
                .isEqualTo(code);
    }

    @Test
    void noYearIsBeforeTheCoop() {
        List<YearEnds.Version> ends = List.of(since("2023-06-15", MARCH));

        assertThat(
                        FiscalYearRules.faultOfDays(
                                LocalDate.of(2023, 6, 15), LocalDate.of(2024, 3, 31), ends))
                .isEmpty();
        assertThat(
                        FiscalYearRules.faultOfDays(
                                LocalDate.of(2023, 6, 14), LocalDate.of(2024, 3, 31), ends))
                .get()
                .extracting(FiscalYearRules.Fault::code)
                .isEqualTo("fiscal-year-before-cooperative");
    }

    private static YearEnds.Version since(String day, MonthDay on) {
        return new YearEnds.Version(LocalDate.parse(day), on);
    }
}
