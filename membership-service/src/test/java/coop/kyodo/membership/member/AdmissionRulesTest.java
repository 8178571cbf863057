package coop.kyodo.membership.member;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdmissionRulesTest {

    private static final Rulebook ACT = Rulebook.of("JP_ACT_2022");
    private static final LocalDate DAY = LocalDate.of(2025, 4, 10);

    @Test
    void membershipBeginsWithTheLastPayment() {
        assertThat(AdmissionRules.admittedOn(DAY, List.of(DAY.plusDays(30), DAY.plusDays(5))))
                .isEqualTo(DAY.plusDays(30));
    }

    @Test
    void membershipDoesNotBeginBeforeAcceptance() {
        assertThat(AdmissionRules.admittedOn(DAY, List.of(DAY.minusDays(3)))).isEqualTo(DAY);
    }

    @ParameterizedTest
    @CsvSource({"59999, false", "60000, true", "60001, false"})
    void instalmentsAddUpToWhatIsSubscribed(long second, boolean accepted) {
        var decision =
                AdmissionRules.addUp(
                        ACT, Money.yen(100_000), List.of(Money.yen(40_000), Money.yen(second)));

        assertThat(decision instanceof Decision.Accepted).isEqualTo(accepted);
    }

    @Test
    void hugeInstalmentsDoNotOverflow() {
        Money huge = Money.yen(999_999_999_999_999_999L);

        assertThat(
                        AdmissionRules.addUp(
                                ACT, Money.yen(100_000), java.util.Collections.nCopies(20, huge)))
                .isInstanceOf(Decision.Refused.class);
    }

    @Test
    void noPlanIsNoDifference() {
        assertThat(AdmissionRules.addUp(ACT, Money.yen(100_000), List.of()))
                .isInstanceOf(Decision.Accepted.class);
    }

    @ParameterizedTest
    @EnumSource(value = RefusalCause.class, names = "OTHER", mode = EnumSource.Mode.EXCLUDE)
    void aUsualCauseNeedsNoExplanation(RefusalCause cause) {
        assertThat(AdmissionRules.justCause(ACT, cause, null))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void anotherCauseIsExplained() {
        assertThat(AdmissionRules.justCause(ACT, RefusalCause.OTHER, "said why"))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(AdmissionRules.justCause(ACT, RefusalCause.OTHER, "  "))
                .isInstanceOf(Decision.Refused.class);
    }
}
