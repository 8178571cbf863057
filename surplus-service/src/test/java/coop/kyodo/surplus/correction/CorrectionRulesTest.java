package coop.kyodo.surplus.correction;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.surplus.fund.Journal;
import coop.kyodo.surplus.profile.Profiles;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionRulesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-31, 2026-02-01, 2026-03-31, 2026-04-01",
        "2026-04-01, 2026-02-01, 2026-03-31, ",
        "2026-06-29, 2026-06-30, 2026-03-31, 2026-06-30",
        "2026-06-30, 2026-06-30, 2026-03-31, ",
    })
    void aCorrectionIsDatedAfterTheLastClosedYearAndNotBeforeWhatItCorrects(
            LocalDate on, LocalDate correctedOn, LocalDate closedUpTo, LocalDate first) {
        assertThat(CorrectionRules.firstDayInstead(on, correctedOn, closedUpTo))
                .isEqualTo(Optional.ofNullable(first));
    }

    @Test
    void aFundMayBeCorrectedDownToNothing() {
        assertThat(spent(20_000, 20_000)).isEmpty();
        assertThat(spent(0, 0)).isEmpty();
    }

    @Test
    void aFundIsNotCorrectedBelowNothing() {
        Optional<Refusal> refusal = spent(19_999, 20_000);

        assertThat(refusal).isPresent();
        assertThat(refusal.get().code()).isEqualTo("corrected-fund-spent");
        assertThat(refusal.get().figures())
                .containsEntry("held", Money.yen(19_999))
                .containsEntry("reduction", Money.yen(20_000))
                .containsEntry("missing", Money.yen(1));
    }

    /// One of them was never in the ledger.
    @Test
    void ofSeveralFundsBelowNothingTheFirstByNameIsNamed() {
        Set<String> funds = Set.of("LEGAL_RESERVE", "JOB_CREATION_FUND", "EDUCATION_CARRY_OVER");

        Optional<Refusal> refusal =
                CorrectionRules.refusalOfSpentFund(
                        Map.of("LEGAL_RESERVE", Money.yen(1), "JOB_CREATION_FUND", Money.yen(1)),
                        funds.stream()
                                .map(fund -> Journal.move(fund, "REPORTED", Money.yen(2)))
                                .toList(),
                        funds,
                        Profiles.of("JP_ACT_2022").orderRule());

        assertThat(refusal).isPresent();
        assertThat(refusal.get().figures())
                .containsEntry("fund", "EDUCATION_CARRY_OVER")
                .containsEntry("held", Money.yen(0))
                .containsEntry("reduction", Money.yen(2))
                .containsEntry("missing", Money.yen(2));
    }

    @Test
    void aFundBelowNothingMayBeRaised() {
        assertThat(
                        CorrectionRules.refusalOfSpentFund(
                                Map.of("LEGAL_RESERVE", Money.yen(-5)),
                                List.of(Journal.move("REPORTED", "LEGAL_RESERVE", Money.yen(4))),
                                Set.of("LEGAL_RESERVE"),
                                Profiles.of("JP_ACT_2022").orderRule()))
                .isEmpty();
    }

    @Test
    void anAccountThatIsNoFundMayFallBelowNothing() {
        assertThat(
                        CorrectionRules.refusalOfSpentFund(
                                Map.of(),
                                List.of(Journal.move("CARRY_OVER", "REPORTED", Money.yen(1))),
                                Set.of("LEGAL_RESERVE"),
                                Profiles.of("JP_ACT_2022").orderRule()))
                .isEmpty();
    }

    /// The fund holds so much, and two journals take half of the reduction each.
    private static Optional<Refusal> spent(long held, long reduction) {
        List<List<Journal.Posting>> journals =
                reduction == 0
                        ? List.of()
                        : List.of(
                                Journal.move("LEGAL_RESERVE", "A", Money.yen(reduction / 2)),
                                Journal.move("LEGAL_RESERVE", "B", Money.yen(reduction / 2)));
        return CorrectionRules.refusalOfSpentFund(
                Map.of("LEGAL_RESERVE", Money.yen(held)),
                journals,
                Set.of("LEGAL_RESERVE"),
                Profiles.of("JP_ACT_2022").orderRule());
    }
}
