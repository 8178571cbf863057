package coop.kyodo.membership.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.membership.member.Instalment;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

    private static final LocalDate MADE = LocalDate.parse("2025-04-01");

    /// 10,000 each on the last of June, July and August, and 20,000 not called yet.
    private static final Plan PLAN =
            new Plan(
                    MADE,
                    Money.yen(20_000),
                    List.of(
                            line("2025-08-31", 10_000),
                            line("2025-06-30", 10_000),
                            line("2025-07-31", 10_000)));

    @ParameterizedTest
    @CsvSource({
        "2025-06-30, 50000, 0",
        "2025-07-01, 50000, 10000",
        "2025-07-31, 45000, 5000",
        "2025-08-01, 45000, 15000",
        "2025-09-01, 50000, 30000",
        "2025-09-01, 20000, 0",
        "2025-09-01, 0, 0"
    })
    void whatWasDueBeforeTheDayAndIsUnpaidIsInArrears(String on, long unpaid, long arrears) {
        assertThat(PLAN.arrears(LocalDate.parse(on), Money.yen(unpaid)))
                .isEqualTo(Money.yen(arrears));
    }

    @Test
    void paymentsAreForTheEarliestLineFirst() {
        Plan left = PLAN.remaining(Money.yen(35_000));

        assertThat(left.lines())
                .containsExactly(line("2025-07-31", 5_000), line("2025-08-31", 10_000));
        assertThat(left.uncalled()).isEqualTo(Money.yen(20_000));
    }

    @Test
    void whoeverPaysAheadHasLessToBeCalled() {
        Plan left = PLAN.remaining(Money.yen(5_000));

        assertThat(left.lines()).isEmpty();
        assertThat(left.uncalled()).isEqualTo(Money.yen(5_000));
    }

    @Test
    void aCallMakesALineOfWhatWasNotCalled() {
        Plan called = PLAN.called(MADE, LocalDate.parse("2025-07-15"), Money.yen(15_000));

        assertThat(called.lines()).contains(line("2025-07-15", 15_000)).hasSize(4);
        assertThat(called.uncalled()).isEqualTo(Money.yen(5_000));
        assertThat(called.total()).isEqualTo(PLAN.total());
    }

    private static Instalment line(String dueOn, long amount) {
        return new Instalment(LocalDate.parse(dueOn), Money.yen(amount));
    }
}
