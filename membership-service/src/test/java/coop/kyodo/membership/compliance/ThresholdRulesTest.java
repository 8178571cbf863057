package coop.kyodo.membership.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdRulesTest {

    @ParameterizedTest
    @CsvSource({
        "JP-104, 1000, false, 1",
        "JP-104, 1001, true, 1",
        "JP-110, 20, true, 1",
        "JP-110, 21, false, 1",
        "JP-160, 200, false, 1",
        "JP-160, 201, true, 1",
        "JP-160, 12, false, 189"
    })
    void aRuleHoldsFromItsNumberOfMembers(
            String rule, long members, boolean applies, long distance) {
        Threshold threshold =
                ThresholdRules.check(
                        Rulebook.of("JP_ACT_2022").rule(rule), LocalDate.EPOCH, members);

        assertThat(threshold.applies()).isEqualTo(applies);
        assertThat(threshold.distance()).isEqualTo(distance);
    }
}
