package coop.kyodo.surplus.plan;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.surplus.profile.Articles;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Profiles;
import coop.kyodo.surplus.waterfall.Figures;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// FR-01: the years before had 120,000, 150,000 and 100,000.
class HighestCapitalRulesTest {

    @ParameterizedTest
    @CsvSource({
        "100000, , 150000",
        "149999, , 150000",
        "150000, , 150000",
        "150001, , 150001",
        "100000, 150000, 150000",
        "100000, 150001, 150001"
    })
    void whatFiguresLeaveOutIsWhatEarlierYearsHave(
            long capital, @Nullable Long highest, long stated) {
        assertThat(stated("FR_SCOP", capital, highest).orRefuse().highest())
                .isEqualTo(Money.yen(stated));
    }

    @Test
    void lessThanAnEarlierYearHasIsRefusedWithBothAmountsAndTheYear() {
        assertThat(stated("FR_SCOP", 100_000, 149_999L))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> {
                            Refusal refusal = refused.refusal();
                            assertThat(refusal.code()).isEqualTo("highest-capital-below-earlier");
                            assertThat(refusal.rule().id()).isEqualTo("FR-01");
                            assertThat(refusal.figures())
                                    .containsEntry("stated", Money.yen(149_999))
                                    .containsEntry("earlier", Money.yen(150_000))
                                    .containsEntry("year", "2023");
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "100000, , 149999, 150000",
        "100000, , 150001, 150001",
        "150002, , 150001, 150002",
        "100000, 150000, 150001, 150000"
    })
    void orWhatTheLedgerHadOnItsHighestDay(
            long capital, @Nullable Long highest, long ledger, long stated) {
        assertThat(stated("FR_SCOP", capital, highest, Money.yen(ledger)).orRefuse().highest())
                .isEqualTo(Money.yen(stated));
    }

    @Test
    void whereNoFundEndsThereCapitalMayHaveBeenHigher() {
        assertThat(stated("JP_ACT_2022", 100_000, 100_000L).orRefuse().highest())
                .isEqualTo(Money.yen(100_000));
        assertThat(stated("JP_ACT_2022", 100_000, null, Money.yen(150_000)).orRefuse().highest())
                .isEqualTo(Money.yen(100_000));
    }

    @ParameterizedTest
    @CsvSource({
        "FR_SCOP, FR_SCOP, true",
        "FR_SCOP, GENERIC, true",
        "JP_ACT_2022, FR_SCOP, true",
        "JP_ACT_2022, JP_ACT_2022, false"
    })
    void itIsAskedWhereAStepOfThePolicyOrADutyOfTheProfileEndsThere(
            String policy, String profile, boolean asked) {
        Articles articles = new Articles("03-31", null, null);

        assertThat(
                        HighestCapitalRules.isAsked(
                                Profiles.of(policy).ownPolicy(articles), Profiles.of(profile)))
                .isEqualTo(asked);
    }

    private static Decision<Figures> stated(String name, long capital, @Nullable Long highest) {
        return stated(name, capital, highest, null);
    }

    private static Decision<Figures> stated(
            String name, long capital, @Nullable Long highest, @Nullable Money ofLedger) {
        Money zero = Money.yen(0);
        Figures figures =
                new Figures(
                        zero,
                        zero,
                        zero,
                        zero,
                        zero,
                        Money.yen(capital),
                        null,
                        highest == null ? null : Money.yen(highest),
                        null,
                        null,
                        null,
                        null,
                        null);
        Profile profile = Profiles.of(name);
        return HighestCapitalRules.stated(
                figures,
                List.of(
                        new HighestCapitalRules.Earlier("2022", Money.yen(120_000)),
                        new HighestCapitalRules.Earlier("2023", Money.yen(150_000)),
                        new HighestCapitalRules.Earlier("2024", Money.yen(100_000))),
                ofLedger,
                profile.ownPolicy(new Articles("03-31", null, null)),
                profile);
    }
}
