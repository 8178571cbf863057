package coop.kyodo.membership.revaluation;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevaluationRulesTest {

    private static final Rule RULE = new Rule("JP-054", "art. 16", Map.of(), Map.of());
    private static final LocalDate END = LocalDate.of(2026, 3, 31);

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, true"})
    void netAssetsThatStandAreNoCorrection(long more, boolean accepted) {
        Decision<Money> decision =
                RevaluationRules.areOthers(
                        RULE, END, Money.yen(400_000), Money.yen(400_000 + more));

        assertThat(decision instanceof Decision.Accepted).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"2026-05-31, false", "2026-06-01, true"})
    void aCorrectionIsNotBeforeWhatItCorrects(LocalDate on, boolean accepted) {
        Decision<LocalDate> decision = RevaluationRules.isLate(RULE, on, LocalDate.of(2026, 6, 1));

        assertThat(decision instanceof Decision.Accepted).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"19999, false", "20000, true"})
    void whatWasCalledAndPaidMustBeCallable(long callable, boolean accepted) {
        UUID member = new UUID(0, 1);

        Decision<?> decision =
                RevaluationRules.calledStays(
                        RULE,
                        Map.of(
                                member,
                                new RevaluationRules.Called(
                                        Money.yen(20_000), Money.yen(callable))));

        assertThat(decision instanceof Decision.Accepted).isEqualTo(accepted);
    }

    @Test
    void theRefusalSaysWhoPaidAndWhatCouldBeCalled() {
        UUID member = new UUID(0, 1);

        Decision<?> decision =
                RevaluationRules.calledStays(
                        RULE,
                        Map.of(
                                member,
                                new RevaluationRules.Called(Money.yen(20_000), Money.yen(0))));

        assertThat(decision).isInstanceOf(Decision.Refused.class);
        Refusal refusal = ((Decision.Refused<?>) decision).refusal();
        assertThat(refusal.figures())
                .containsEntry("memberId", member)
                .containsEntry("paid", Money.yen(20_000))
                .containsEntry("callable", Money.yen(0));
    }
}
