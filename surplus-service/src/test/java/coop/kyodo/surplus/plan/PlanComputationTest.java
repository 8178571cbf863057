package coop.kyodo.surplus.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.web.ProblemException;
import coop.kyodo.surplus.waterfall.Wish;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is asked of a wish before any rule is.
class PlanComputationTest {

    @ParameterizedTest
    @CsvSource({"-1, 0, 0", "0, -1, 0", "0, 0, -1"})
    void nothingThatIsWishedIsNegative(long distributed, long chosen, long drawn) {
        assertThatThrownBy(
                        () -> PlanComputation.mustNotBeNegative(wish(distributed, chosen, drawn)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.status()).isEqualTo(400);
                            assertThat(problem.code()).isEqualTo("amount-negative");
                        });
        assertThatCode(() -> PlanComputation.mustNotBeNegative(wish(0, 0, 0)))
                .doesNotThrowAnyException();
    }

    /// More is drawn by the next line, so that together they are above nothing.
    @ParameterizedTest
    @CsvSource({"1001", "1"})
    void alsoNotWhereTheNextLineMakesUpForIt(long next) {
        Wish wish =
                Wish.of(
                        null,
                        null,
                        List.of(
                                new Wish.DrawDown("VOLUNTARY_FUND", Money.yen(-1)),
                                new Wish.DrawDown("VOLUNTARY_FUND", Money.yen(next))));

        assertThatThrownBy(() -> PlanComputation.mustNotBeNegative(wish))
                .isInstanceOf(ProblemException.class);
    }

    private static Wish wish(long distributed, long chosen, long drawn) {
        return Wish.of(
                Money.yen(distributed),
                List.of(new Wish.Choice("reserve", Money.yen(chosen))),
                List.of(
                        new Wish.DrawDown("VOLUNTARY_FUND", Money.yen(1)),
                        new Wish.DrawDown("VOLUNTARY_FUND", Money.yen(drawn))));
    }
}
