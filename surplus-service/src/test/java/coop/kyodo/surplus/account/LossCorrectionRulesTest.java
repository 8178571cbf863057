package coop.kyodo.surplus.account;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.profile.Profiles;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossCorrectionRulesTest {

    private static final Rule RULE = Profiles.of("US_ICA").rule("US-07");
    private static final LocalDate CHARGED = LocalDate.of(2026, 3, 31);
    private static final LocalDate CORRECTED = LocalDate.of(2026, 8, 1);

    @ParameterizedTest
    @CsvSource({
        ", false, 2026-03-31",
        "2026-03-30, false, 2026-03-31",
        "2026-03-31, false, 2026-08-01",
        "2027-03-31, false, 2026-08-01",
        ", true, 2026-08-01"
    })
    void cor01WhatIsClosedOrRestsOnTheChargeStaysAsItWas(
            @Nullable LocalDate closedUpTo, boolean laterYear, LocalDate expected) {
        assertThat(LossCorrectionRules.dayOf(CHARGED, CORRECTED, closedUpTo, laterYear))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, true, true", "0, 1, true, true", "0, 0, true, false", "1, 1, false, false"})
    void us07WhatALaterPlanTookUpIsNotCorrected(
            long carriedIn, long carried, boolean later, boolean refused) {
        UUID plan = UUID.randomUUID();

        Optional<Refusal> refusal =
                LossCorrectionRules.refusalOfTakenUp(
                        Money.yen(carriedIn), Money.yen(carried), later ? plan : null, RULE);

        assertThat(refusal.isPresent()).isEqualTo(refused);
        refusal.ifPresent(it ->
                assertThat(it.figures())
                        .containsEntry("planId", plan)
                        .containsEntry("carriedIn", Money.yen(carriedIn))
                        .containsEntry("carried", Money.yen(carried)));
    }

    @ParameterizedTest
    @CsvSource({"10, 0, false", "10, -1, true", "-5, -4, false", "-5, -5, false", "-5, -6, true"})
    void cor03TheCorrectionTakesNoFundBelowNothing(long before, long after, boolean refused) {
        assertThat(
                        LossCorrectionRules.refusalOfSpentFund(
                                        "COLLECTIVE_ACCOUNT",
                                        Money.yen(before),
                                        Money.yen(after),
                                        RULE)
                                .isPresent())
                .isEqualTo(refused);
    }

    @Test
    void theRefusalSaysWhatIsMissing() {
        Refusal refusal =
                LossCorrectionRules.refusalOfSpentFund(
                                "COLLECTIVE_ACCOUNT", Money.yen(10), Money.yen(-3), RULE)
                        .orElseThrow();

        assertThat(refusal.code()).isEqualTo("corrected-fund-spent");
        assertThat(refusal.figures())
                .containsEntry("held", Money.yen(10))
                .containsEntry("reduction", Money.yen(13))
                .containsEntry("missing", Money.yen(3));
    }
}
