package coop.kyodo.membership.capital;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rulebook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitRulesTest {

    @ParameterizedTest
    @CsvSource({"2, 1, true", "2, 2, false", "2, 3, false", "10, 9, true"})
    void whoeverStaysKeepsAUnit(long held, long given, boolean accepted) {
        var decision = UnitRules.keepsEnough(Rulebook.of("GENERIC"), held, given);

        assertThat(decision instanceof Decision.Accepted).isEqualTo(accepted);
        if (decision instanceof Decision.Refused<Long>(var refusal)) {
            assertThat(refusal.rule().id()).isEqualTo("GEN-01");
        }
    }
}
