package coop.kyodo.surplus.waterfall;

import static coop.kyodo.surplus.waterfall.Cases.fourMembers;
import static coop.kyodo.surplus.waterfall.Cases.terms;
import static coop.kyodo.surplus.waterfall.Cases.yen;
import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which of the lines of what is drawn from the funds a refusal points at. A loss of 1,500,000,
/// voluntary funds of 400,000, a reserve of 900,000 and a capital surplus of 300,000.
class DrawDownRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VOLUNTARY_FUND 400000, LEGAL_RESERVE 900000 | ",
                "VOLUNTARY_FUND 400000, LEGAL_RESERVE 900001 | draw-down-above-balance /drawDowns/1",
                "VOLUNTARY_FUND 1, JOB_CREATION_FUND 1 | draw-down-forbidden /drawDowns/1",
                "VOLUNTARY_FUND 400000, LEGAL_RESERVE 900000, CAPITAL_SURPLUS 200001 | draw-down-above-loss /drawDowns/2",
                "VOLUNTARY_FUND 399999, LEGAL_RESERVE 1 | draw-down-out-of-order /drawDowns/1",
                "LEGAL_RESERVE 1, VOLUNTARY_FUND 399999 | draw-down-out-of-order /drawDowns/0"
            })
    void theLineAtFaultIsPointedAt(String draws, @Nullable String refusal) {
        assertThat(refusalOf("JP_ACT_2022", draws, null)).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VOLUNTARY_FUND 200000, VOLUNTARY_FUND 200000 | ",
                "VOLUNTARY_FUND 200000, VOLUNTARY_FUND 200001 | draw-down-above-balance /drawDowns/1",
                "VOLUNTARY_FUND 400001, VOLUNTARY_FUND 0 | draw-down-above-balance /drawDowns/0",
                "VOLUNTARY_FUND 400000, LEGAL_RESERVE 900000, CAPITAL_SURPLUS 200000, CAPITAL_SURPLUS 1 | draw-down-above-loss /drawDowns/3",
                "LEGAL_RESERVE 0, VOLUNTARY_FUND 0, LEGAL_RESERVE 1 | draw-down-out-of-order /drawDowns/2"
            })
    void ofSeveralLinesOfAFundItIsTheOneWithWhichTooMuchIsDrawn(
            String draws, @Nullable String refusal) {
        assertThat(refusalOf("JP_ACT_2022", draws, null)).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VOLUNTARY_FUND 400000, LEGAL_RESERVE 375000 | ",
                "VOLUNTARY_FUND 400000, LEGAL_RESERVE 375000, LEGAL_RESERVE 1 | draw-down-above-average /drawDowns/2"
            })
    void es02bItIsTheLineWithWhichTheReserveBearsMoreThanItsAverage(
            String draws, @Nullable String refusal) {
        assertThat(refusalOf("ES", draws, Fraction.of(1, 4))).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({"US_ICA", "MONDRAGON"})
    void whereNothingCoversALossItIsTheFirstLine(String profile) {
        assertThat(refusalOf(profile, "VOLUNTARY_FUND 1, LEGAL_RESERVE 1", null))
                .isEqualTo("draw-down-forbidden /drawDowns/0");
    }

    private static @Nullable String refusalOf(
            String profile, String draws, @Nullable Fraction average) {
        List<Wish.DrawDown> lines = new ArrayList<>();
        for (String draw : draws.split(", ")) {
            String[] parts = draw.split(" ");
            lines.add(new Wish.DrawDown(parts[0], yen(Long.parseLong(parts[1]))));
        }
        Figures figures =
                new Figures(
                        yen(-1_500_000),
                        yen(0),
                        yen(900_000),
                        yen(200_000),
                        yen(0),
                        yen(3_000_000),
                        null,
                        null,
                        null,
                        null,
                        null,
                        yen(400_000),
                        yen(300_000),
                        null,
                        null,
                        null,
                        average);
        return switch (WaterfallRules.compute(
                terms(profile, figures, fourMembers(), Wish.of(yen(0), null, lines)))) {
            case Decision.Accepted<Outcome> _ -> null;
            case Decision.Refused<Outcome>(Refusal refusal) ->
                    refusal.code() + " " + refusal.pointer();
        };
    }
}
