package coop.kyodo.membership.unitcut;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.membership.resolution.Resolution;
import coop.kyodo.membership.resolution.ResolutionKind;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitCutRulesTest {

    private static final Rulebook ACT = Rulebook.of("JP_ACT_2022");

    @ParameterizedTest
    @CsvSource({"SPECIAL, ARTICLES, true", "ORDINARY, ARTICLES, false", "SPECIAL, OTHER, false"})
    void itTakesASpecialResolutionOnTheArticles(
            ResolutionKind kind, String matter, boolean accepted) {
        var resolution =
                new Resolution(
                        Ids.next(),
                        Ids.next(),
                        kind,
                        matter,
                        null,
                        null,
                        LocalDate.parse("2026-06-20"));

        assertThat(UnitCutRules.resolved(ACT, resolution) instanceof Decision.Accepted)
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"2026-06-20, true", "2026-07-04, true", "2026-07-05, false"})
    void theDocumentsAreDrawnUpWithinTwoWeeks(String documentsOn, boolean accepted) {
        assertThat(
                        UnitCutRules.documentsInTime(
                                        ACT,
                                        LocalDate.parse("2026-06-20"),
                                        LocalDate.parse(documentsOn))
                                instanceof Decision.Accepted)
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01, 2026-08-01, true",
        "2026-07-01, 2026-07-31, false",
        "2027-01-31, 2027-02-28, true",
        "2027-01-31, 2027-02-27, false",
        "2027-02-28, 2027-03-31, true",
        "2027-02-28, 2027-03-30, false",
        "2027-04-30, 2027-05-30, false",
        "2027-04-29, 2027-05-29, true"
    })
    void creditorsHaveAMonthToObject(String noticeOn, String until, boolean accepted) {
        assertThat(
                        UnitCutRules.timeToObject(
                                        ACT, LocalDate.parse(noticeOn), LocalDate.parse(until))
                                instanceof Decision.Accepted)
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"2026-08-02, true", "2026-08-01, false"})
    void thereIsNoEffectBeforeTheyHadTheirTime(String effectiveOn, boolean accepted) {
        assertThat(
                        UnitCutRules.afterObjections(
                                        ACT,
                                        LocalDate.parse("2026-08-01"),
                                        LocalDate.parse(effectiveOn))
                                instanceof Decision.Accepted)
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"2026-07-31, true", "2026-08-01, false", "2026-08-02, false"})
    void noCapitalMovedOnTheDayOrLater(String lastMoved, boolean accepted) {
        assertThat(
                        UnitCutRules.nothingMoved(
                                        ACT,
                                        Optional.of(LocalDate.parse(lastMoved)),
                                        LocalDate.parse("2026-08-01"))
                                instanceof Decision.Accepted)
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void nobodyAppliesForUnitsOfTheAmountBefore(long applications, boolean accepted) {
        assertThat(UnitCutRules.nobodyApplies(ACT, applications) instanceof Decision.Accepted)
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 100000, 20000, 0, 20000",
        "2, 90000, 20000, 10000, 10000",
        "2, 80000, 20000, 20000, 0",
        "2, 25000, 20000, 20000, 0"
    })
    void whatIsUnpaidIsReleasedFirst(
            long units, long paidIn, long reduction, long released, long toSurplus) {
        assertThat(
                        UnitCutRules.effect(
                                Money.yen(50_000), Money.yen(40_000), units, Money.yen(paidIn)))
                .isEqualTo(
                        new UnitCutRules.Effect(
                                Money.yen(reduction), Money.yen(released), Money.yen(toSurplus)));
    }
}
