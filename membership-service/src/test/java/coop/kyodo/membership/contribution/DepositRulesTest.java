package coop.kyodo.membership.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.membership.member.MemberState;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepositRulesTest {

    private static final Rulebook ACT = Rulebook.of("JP_ACT_2022");

    @ParameterizedTest
    @CsvSource({
        "GIVEN_UP, 1, ''",
        "GIVEN_UP, 0, JP-026",
        "ACCEPTED, 1, JP-026",
        "MEMBER, 1, JP-026",
        "REFUSED, 0, JP-026"
    })
    void whoeverGaveUpGetsTheDepositsBack(MemberState state, long deposits, String rule) {
        assertThat(refusedBy(DepositRules.returnable(ACT, state, Money.yen(deposits))))
                .isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({"40000, ''", "40001, ''", "39999, JP-026", "0, JP-026"})
    void allOfThemAreThereOnTheDayAndEverAfter(long there, String rule) {
        assertThat(
                        refusedBy(
                                DepositRules.allThere(
                                        ACT,
                                        Money.yen(40_000),
                                        Money.yen(there),
                                        LocalDate.of(2025, 4, 10))))
                .isEqualTo(rule);
    }

    private static String refusedBy(Decision<?> decision) {
        return decision instanceof Decision.Refused<?> refused ? refused.refusal().rule().id() : "";
    }
}
