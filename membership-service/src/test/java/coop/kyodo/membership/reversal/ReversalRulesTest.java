package coop.kyodo.membership.reversal;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rulebook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReversalRulesTest {

    private static final Rulebook PROFILE = Rulebook.of("JP_ACT_2022");

    @ParameterizedTest
    @CsvSource({"0, false, ''", "1, false, JP-026", "1, true, ''", "50000, false, JP-026"})
    void whatAMemberOwesAgainIsSaid(long unpaidAfter, boolean said, String rule) {
        Decision<Money> decision =
                ReversalRules.saysWhatIsUnpaid(
                        PROFILE, Money.yen(50_000), Money.yen(unpaidAfter), said);

        assertThat(
                        decision instanceof Decision.Refused<Money> refused
                                ? refused.refusal().rule().id()
                                : "")
                .isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({"49999, true", "50000, true", "50001, false"})
    void whatIsThereStillIsTakenBack(long amount, boolean accepted) {
        assertThat(
                        ReversalRules.stillThere(PROFILE, Money.yen(amount), Money.yen(50_000))
                                instanceof Decision.Accepted)
                .isEqualTo(accepted);
    }
}
