package coop.kyodo.surplus.waterfall;

import static coop.kyodo.surplus.waterfall.Cases.amounts;
import static coop.kyodo.surplus.waterfall.Cases.line;
import static coop.kyodo.surplus.waterfall.Cases.outcome;
import static coop.kyodo.surplus.waterfall.Cases.policy;
import static coop.kyodo.surplus.waterfall.Cases.refusal;
import static coop.kyodo.surplus.waterfall.Cases.terms;
import static coop.kyodo.surplus.waterfall.Cases.worked;
import static coop.kyodo.surplus.waterfall.Cases.yen;
import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Policy;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The disposition tables that JA Onomichi published (disclosure 2021, p. 48), in thousand yen, and
/// what else such tables hold: several voluntary reserves by name, dividends on capital and by use,
/// draw-downs, losses, what is carried forward.
class PublishedYearsTest {

    private static final String ONOMICHI =
            """
            - name: reserve
              title: {en: Reserve, ja: 利益準備金}
              source: REMAINING
              amount: {amount: "%1$d", currency: JPY}
              bound: EXACT
              sink: INDIVISIBLE_FUND
              fund: LEGAL_RESERVE
            - name: facilities
              title: {en: Reserve for facilities, ja: 施設整備積立金}
              source: REMAINING
              amount: {amount: "%2$d", currency: JPY}
              bound: EXACT
              sink: PURPOSE_FUND
              fund: FACILITIES_FUND
            - name: farming
              title: {en: Reserve for farming, ja: 営農振興積立金}
              source: REMAINING
              amount: {amount: "%3$d", currency: JPY}
              bound: EXACT
              sink: PURPOSE_FUND
              fund: FARMING_FUND
            - name: capital
              title: {en: Dividend on capital, ja: 出資配当金}
              source: REMAINING
              amount: {amount: "%4$d", currency: JPY}
              bound: MAX
              sink: MEMBERS
              split: {measures: [{measure: CAPITAL, weight: "1"}]}
            - name: patronage
              title: {en: Dividend by use, ja: 事業分量配当金}
              source: REMAINING
              amount: {amount: "%5$d", currency: JPY}
              bound: MAX
              sink: MEMBERS
              split: {measures: [{measure: PURCHASES, weight: "1"}]}
            """;

    @ParameterizedTest
    @CsvSource({
        "698032200, 70000000, 250000000, 28287600, 35644500, 698032, 383932, 28287, 35644, 314100",
        "590222000, 50000000, 160000000, 29135600, 34712500, 590222, 273848, 29135, 34712, 316373"
    })
    void onomichisTableInYenIsThePublishedOneCutToThousands(
            long unappropriated,
            long reserve,
            long voluntary,
            long capital,
            long patronage,
            long published,
            long publishedAppropriated,
            long publishedCapital,
            long publishedPatronage,
            long publishedCarried) {
        Outcome outcome =
                outcome(
                        terms(
                                policy(
                                        "GENERIC",
                                        ONOMICHI.formatted(
                                                reserve,
                                                voluntary - 1_000_000,
                                                1_000_000,
                                                capital,
                                                patronage)),
                                Cases.figures(unappropriated - 300_000, 300_000),
                                List.of(
                                        worked(1, 0).with("CAPITAL", 3).with("PURCHASES", 1),
                                        worked(2, 0).with("CAPITAL", 1).with("PURCHASES", 2)),
                                Wish.NONE));

        assertThat(row(outcome, "1") / 1_000).isEqualTo(published);
        assertThat(row(outcome, "3.1")).isEqualTo(reserve);
        assertThat(row(outcome, "3.2") + row(outcome, "3.3")).isEqualTo(voluntary);
        assertThat(row(outcome, "3.4") / 1_000).isEqualTo(publishedCapital);
        assertThat(row(outcome, "3.5") / 1_000).isEqualTo(publishedPatronage);
        assertThat(row(outcome, "3") / 1_000).isEqualTo(publishedAppropriated);
        assertThat(row(outcome, "4") / 1_000).isEqualTo(publishedCarried);
        assertThat(sum(amounts(outcome, "capital"))).isEqualTo(capital);
        assertThat(sum(amounts(outcome, "patronage"))).isEqualTo(patronage);
    }

    @Test
    void aVoluntaryReserveOfAnyNameIsDrawnAndFedInOneYear() {
        Wish wish = Wish.of(null, null, List.of(new Wish.DrawDown("FACILITIES_FUND", yen(40_000))));

        Outcome outcome = outcome(terms(year(), reserves(-10_000, 50_000), capital(), wish));

        assertThat(row(outcome, "2")).isEqualTo(40_000);
        assertThat(line(outcome, "facilities").fundBefore()).isEqualTo(yen(10_000));
        assertThat(line(outcome, "facilities").fundAfter()).isEqualTo(yen(15_000));
        assertThat(outcome.waterfall().carriedToNextYear()).isEqualTo(yen(25_000));
    }

    @ParameterizedTest
    @CsvSource({
        "FACILITIES_FUND, 50001, draw-down-above-balance",
        "LEGAL_RESERVE, 1, draw-down-out-of-order",
        "COMMON_FUND, 1, draw-down-forbidden",
        "UNKNOWN_FUND, 1, draw-down-above-balance"
    })
    void whatCannotBeDrawnIsRefused(String fund, long amount, String code) {
        Wish wish = Wish.of(null, null, List.of(new Wish.DrawDown(fund, yen(amount))));

        assertThat(refusal(terms(year(), reserves(-10_000, 50_000), capital(), wish)).code())
                .isEqualTo(code);
    }

    @Test
    void aLossIsCoveredByNamedReservesAndShownAsALossPlan() {
        Wish wish =
                Wish.of(
                        null,
                        null,
                        List.of(
                                new Wish.DrawDown("FACILITIES_FUND", yen(50_000)),
                                new Wish.DrawDown(Fund.LEGAL_RESERVE, yen(30_000))));

        Outcome outcome = outcome(terms(year(), reserves(-80_000, 50_000), capital(), wish));

        assertThat(outcome.table().kind()).isEqualTo(StatutoryTable.Kind.LOSS);
        assertThat(row(outcome, "2.1")).isEqualTo(50_000);
        assertThat(row(outcome, "2.2")).isEqualTo(30_000);
        assertThat(outcome.waterfall().carriedToNextYear()).isEqualTo(yen(0));
    }

    private static Policy year() {
        return policy(
                "GENERIC",
                """
                - name: facilities
                  title: {en: Reserve for facilities, ja: 施設整備積立金}
                  source: REMAINING
                  amount: {amount: "5000", currency: JPY}
                  bound: EXACT
                  sink: PURPOSE_FUND
                  fund: FACILITIES_FUND
                - name: common
                  title: {en: Common fund, ja: 共同基金}
                  source: RESULT_AFTER_LOSS
                  rate: "1/2"
                  bound: MIN
                  sink: INDIVISIBLE_FUND
                  fund: COMMON_FUND
                """);
    }

    private static Figures reserves(long netProfit, long facilities) {
        SortedMap<String, Money> funds =
                new TreeMap<>(
                        Map.of("FACILITIES_FUND", yen(facilities), "COMMON_FUND", yen(1_000)));
        return new Figures(
                yen(netProfit),
                yen(0),
                yen(100_000),
                yen(0),
                yen(0),
                yen(0),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                funds);
    }

    private static List<MemberMeasures> capital() {
        return List.of(worked(1, 1).with("CAPITAL", 1));
    }

    private static long row(Outcome outcome, String number) {
        return outcome.table().rows().stream()
                .filter(row -> row.number().equals(number))
                .findFirst()
                .orElseThrow()
                .amount()
                .amount();
    }

    private static long sum(List<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).sum();
    }
}
