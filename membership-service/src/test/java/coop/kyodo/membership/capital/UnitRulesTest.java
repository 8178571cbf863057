package coop.kyodo.membership.capital;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
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

    @ParameterizedTest
    @CsvSource({"150, 150, true", "150, 149, false", "0, 0, true", "1, 0, false"})
    void whatIsPaidInOfUnitsThatAreGivenUpIsThere(long ofUnits, long ofAll, boolean accepted) {
        assertThat(
                        UnitRules.paidInIsThere(
                                        Rulebook.of("JP_ACT_2022"),
                                        Money.yen(ofUnits),
                                        Money.yen(ofAll))
                                instanceof Decision.Accepted)
                .isEqualTo(accepted);
    }

    /// Of 150 that are given up.
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "149, 149", "150, 150", "151, 150"})
    void whatIsUnpaidLeavesFirst(long unpaid, long gone) {
        assertThat(UnitRules.unpaidOf(Money.of(150, "JPY"), Money.of(unpaid, "JPY")))
                .isEqualTo(Money.of(gone, "JPY"));
    }
}
