package coop.kyodo.surplus.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareTest {

    @ParameterizedTest
    @CsvSource({"2, 10000", "4, 10000", "5, 8000", "6, 6666", "10, 4000"})
    void theScenariosOfAComparisonShareWhatIsInTheAnswer(int scenarios, int most) {
        assertThat(Compare.mostShares(scenarios)).isEqualTo(most);
    }
}
