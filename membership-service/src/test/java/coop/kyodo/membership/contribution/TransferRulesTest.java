package coop.kyodo.membership.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferRulesTest {

    @ParameterizedTest
    @CsvSource({"JP_ACT_2022, JP-028", "JP_ACT_2022_NONPROFIT, JP-028", "GENERIC, "})
    void unitsPassOnWhereNoRuleForbidsIt(String profile, String rule) {
        var decision = TransferRules.transferable(Rulebook.of(profile), 1);

        if (decision instanceof Decision.Refused<Long>(var refusal)) {
            assertThat(refusal.rule().id()).isEqualTo(rule);
        } else {
            assertThat(rule).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void unitsPassOnPaidUp(boolean paidUp, boolean accepted) {
        var decision =
                TransferRules.paidUp(
                        Rulebook.of("GENERIC"),
                        paidUp,
                        2,
                        Money.yen(100_000),
                        LocalDate.of(2025, 9, 1));

        assertThat(decision instanceof Decision.Accepted).isEqualTo(accepted);
    }
}
