package coop.kyodo.membership.capital;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rulebook;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitCapRulesTest {

    private static final Rulebook ACT = Rulebook.of("JP_ACT_2022");

    @ParameterizedTest
    @CsvSource({
        "25, 100, 12, true",
        "26, 100, 12, false",
        "25, 99, 12, false",
        "1, 4, 4, true",
        "2, 5, 4, false",
        "2, 4, 3, true",
        "5, 5, 1, true",
        "2, 7, 4, false",
        "2, 8, 4, true"
    })
    void aMemberHoldsAtMostAQuarterUnlessThereAreThreeOrFewer(
            long units, long totalUnits, long members, boolean accepted) {
        var decision =
                UnitCapRules.withinCap(ACT, new UnitCapRules.Share(units, totalUnits, members));

        assertThat(decision instanceof Decision.Accepted).isEqualTo(accepted);
        if (decision instanceof Decision.Refused<?>(var refusal)) {
            assertThat(refusal.rule().id()).isEqualTo("JP-021");
            assertThat(refusal.figures())
                    .containsEntry("unitsAfter", units)
                    .containsEntry("totalUnitsAfter", totalUnits);
        }
    }

    /// A member with two of so many units wants four more.
    @ParameterizedTest
    @CsvSource({
        "10, 0, 5, 0",
        "11, 0, 5, 1",
        "10, 1, 5, 1",
        "20, 0, 5, 4",
        "19, 0, 5, 3",
        "10, 10, 5, 4",
        "10, 0, 3, 4",
        "10, 0, 4, 0"
    })
    void asManyAsFitUnderTheCapWithTheOthersNewUnits(
            long totalUnits, long othersNew, long members, long fits) {
        List<UnitCapRules.Share> days =
                List.of(
                        new UnitCapRules.Share(2, totalUnits, members),
                        new UnitCapRules.Share(0, totalUnits, members));

        assertThat(UnitCapRules.mostWithinCap(ACT, days, 4, othersNew)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "35, 100, 12, true",
        "36, 100, 12, false",
        "25, 100, 12, true",
        "7, 20, 4, true",
        "8, 20, 4, false",
        "2, 2, 3, true"
    })
    void withApprovalItIsThirtyFiveHundredths(
            long units, long totalUnits, long members, boolean accepted) {
        var decision =
                UnitCapRules.withinRaisedCap(
                        ACT, new UnitCapRules.Share(units, totalUnits, members));

        assertThat(decision instanceof Decision.Accepted).isEqualTo(accepted);
        if (decision instanceof Decision.Refused<?>(var refusal)) {
            assertThat(refusal.rule().id()).isEqualTo("JP-022");
        }
    }

    /// JP-021: six members with two units each.
    @Test
    void aloneNobodyGetsMoreThanTheCapLets() {
        assertThat(UnitCapRules.fitting(ACT, List.of(wish(2, 2)))).containsExactly(1L);
    }

    @Test
    void togetherTheyMakeRoomForEachOther() {
        assertThat(UnitCapRules.fitting(ACT, List.of(wish(2, 2), wish(2, 2))))
                .containsExactly(2L, 2L);
    }

    /// Whoever holds three of twelve gets none, and so the other has no room for two.
    @Test
    void whatIsCutForOneIsCutForTheOthersAgain() {
        assertThat(UnitCapRules.fitting(ACT, List.of(wish(2, 2), wish(3, 9))))
                .containsExactly(1L, 0L);
        assertThat(UnitCapRules.fitting(ACT, List.of(wish(3, 9), wish(2, 2))))
                .containsExactly(0L, 1L);
    }

    @Test
    void whoeverWantsNothingTakesNoRoom() {
        assertThat(
                        UnitCapRules.fitting(
                                ACT, List.of(new UnitCapRules.Wish(0, List.of()), wish(2, 1))))
                .containsExactly(0L, 1L);
    }

    @Test
    void theDayWithTheLeastRoomCounts() {
        var wish =
                new UnitCapRules.Wish(
                        2,
                        List.of(
                                new UnitCapRules.Share(2, 20, 6),
                                new UnitCapRules.Share(2, 12, 6)));

        assertThat(UnitCapRules.fitting(ACT, List.of(wish))).containsExactly(1L);
    }

    /// JP-023: three members or fewer.
    @Test
    void withoutACapEverybodyGetsWhatTheyWant() {
        assertThat(UnitCapRules.fitting(Rulebook.of("GENERIC"), List.of(wish(2, 90))))
                .containsExactly(90L);
        var ofThree = new UnitCapRules.Wish(90, List.of(new UnitCapRules.Share(2, 6, 3)));
        assertThat(UnitCapRules.fitting(ACT, List.of(ofThree))).containsExactly(90L);
    }

    private static UnitCapRules.Wish wish(long held, long more) {
        return new UnitCapRules.Wish(more, List.of(new UnitCapRules.Share(held, 12, 6)));
    }
}
