package coop.kyodo.surplus.plan;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// JP-210: what a plan cannot take of what the figures report of a fund.
class ReservedRulesTest {

    /// Of 1,000 at the year's end: reserved, spent since, come in since.
    @ParameterizedTest
    @CsvSource({
        "1000, 1000, 0, 0",
        "1000, 1000, 300, 300",
        "1000, 800, 0, 200",
        "1000, 800, 300, 500",
        "1000, 1400, 300, 0",
        "1000, 1200, 300, 100",
        "1000, 100, 100, 1000",
        "1000, 0, 500, 1000"
    })
    void itIsWhatUsesReservedAndWhatLeftSince(
            long atYearEnd, long now, long committed, long reserved) {
        Map<String, Money> found =
                ReservedRules.reserved(fund(1_000), fund(atYearEnd), fund(now), fund(committed));

        assertThat(found).isEqualTo(reserved == 0 ? Map.of() : fund(reserved));
    }

    /// The ledger has 0 of what the first plan opens.
    @Test
    void ofAFundThatThePlanOpensAllIsThere() {
        assertThat(ReservedRules.reserved(fund(1_000), Map.of(), Map.of(), Map.of())).isEmpty();
    }

    private static Map<String, Money> fund(long balance) {
        return Map.of("VOLUNTARY_FUND", Money.yen(balance));
    }
}
