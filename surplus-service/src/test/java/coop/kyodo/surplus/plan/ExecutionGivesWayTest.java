package coop.kyodo.surplus.plan;

import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.exact.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An execution gives way to another plan while it stands still and nothing of it is out.
class ExecutionGivesWayTest {

    @ParameterizedTest
    @CsvSource({
        "corrected-fund-spent, , true",
        "corrected-fund-spent, 2026-07-01T00:00:00Z, false",
        ", , false",
        ", 2026-07-01T00:00:00Z, false"
    })
    void onlyAHaltedOneOfWhichNothingIsPaidGivesWay(
            @Nullable String halted, @Nullable Instant comparedAt, boolean givesWay) {
        Execution execution =
                new Execution(
                        LocalDate.of(2026, 6, 30),
                        4,
                        4,
                        Money.yen(1_000),
                        Instant.EPOCH,
                        comparedAt,
                        null,
                        halted);

        assertThat(execution.mayGiveWay()).isEqualTo(givesWay);
    }
}
