package coop.kyodo.surplus.waterfall;

import static coop.kyodo.surplus.waterfall.Cases.ARTICLES;
import static coop.kyodo.surplus.waterfall.Cases.fourMembers;
import static coop.kyodo.surplus.waterfall.Cases.outcome;
import static coop.kyodo.surplus.waterfall.Cases.ownPolicy;
import static coop.kyodo.surplus.waterfall.Cases.refusal;
import static coop.kyodo.surplus.waterfall.Cases.yen;
import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.surplus.profile.LossStep;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Profiles;
import coop.kyodo.surplus.profile.Texts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// JP-210: what uses have reserved of a fund covers no loss, and the next source does. A loss of
/// 100,000, a fund for facilities of 80,000, a legal reserve of 60,000.
class ReservedTest {

    @ParameterizedTest
    @CsvSource({
        "30000, 50000, 50000, ",
        "30000, 49999, 50000, draw-down-out-of-order",
        "80000, 0, 60000, ",
        "79999, 0, 60000, draw-down-out-of-order",
        "30000, 80000, 20000, "
    })
    void theReserveIsDrawnOnWhenNothingIsFreeBefore(
            long reserved, long facilities, long reserve, @Nullable String code) {
        Terms terms =
                terms(
                        reserved,
                        List.of(),
                        List.of(
                                new Wish.DrawDown("FACILITIES_FUND", yen(facilities)),
                                new Wish.DrawDown("LEGAL_RESERVE", yen(reserve))));

        if (code == null) {
            assertThat(outcome(terms).waterfall().drawnDown()).isEqualTo(yen(facilities + reserve));
        } else {
            Refusal refused = refusal(terms);
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.rule().id()).isEqualTo("JP-210");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 80000, 20000", "30000, 50000, 50000", "80000, 0, 60000"})
    void theStepsForLossesTakeWhatIsFree(long reserved, long facilities, long reserve) {
        Terms terms =
                terms(
                        reserved,
                        List.of(
                                step("facilities", "FACILITIES_FUND"),
                                step("reserve", "LEGAL_RESERVE")),
                        List.of());

        assertThat(outcome(terms).waterfall().allLosses())
                .extracting(Waterfall.LossLine::amount)
                .containsExactly(yen(facilities), yen(reserve));
    }

    /// Drawn and reserved are more together than there is: no step takes less than nothing.
    @Test
    void whatIsDrawnAndReservedLeavesNothingForAStep() {
        Terms terms =
                terms(
                        30_000,
                        List.of(step("facilities", "FACILITIES_FUND")),
                        List.of(new Wish.DrawDown("FACILITIES_FUND", yen(60_000))));

        assertThat(outcome(terms).waterfall().allLosses())
                .extracting(Waterfall.LossLine::amount)
                .containsExactly(yen(0));
    }

    private static Terms terms(long reserved, List<LossStep> losses, List<Wish.DrawDown> draws) {
        Policy own = ownPolicy("JP_ACT_2022");
        Map<String, Money> ofUses =
                reserved == 0 ? Map.of() : Map.of("FACILITIES_FUND", yen(reserved));
        return new Terms(
                Profiles.of("JP_ACT_2022"),
                ARTICLES,
                new Policy(
                        1,
                        own.profile(),
                        null,
                        own.steps(),
                        null,
                        losses.isEmpty() ? null : losses),
                Cases.figures(-100_000, 0, 60_000, 3_000_000)
                        .withFund("FACILITIES_FUND", yen(80_000)),
                fourMembers(),
                Wish.of(yen(0), null, draws),
                ofUses,
                null);
    }

    private static LossStep step(String name, String fund) {
        return new LossStep(name, new Texts(name, name), fund, Fraction.ONE, null, null);
    }
}
