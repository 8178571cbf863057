package coop.kyodo.membership.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final LocalDate FIRST = LocalDate.parse("2025-04-01");
    private static final LocalDate SECOND = LocalDate.parse("2025-06-01");
    private static final LocalDate THIRD = LocalDate.parse("2025-07-01");

    private static final Timeline MEMBERS =
            Timeline.of(
                    List.of(
                            new Timeline.Change(FIRST, Quantity.MEMBERS, 3),
                            new Timeline.Change(SECOND, Quantity.MEMBERS, -1),
                            new Timeline.Change(THIRD, Quantity.MEMBERS, -1)));

    @Test
    void countsStandUntilTheyChange() {
        assertThat(MEMBERS.on(FIRST.minusDays(1))).isEmpty();
        assertThat(MEMBERS.on(FIRST)).containsEntry(Quantity.MEMBERS, 3L);
        assertThat(MEMBERS.on(SECOND.minusDays(1))).containsEntry(Quantity.MEMBERS, 3L);
        assertThat(MEMBERS.on(SECOND)).containsEntry(Quantity.MEMBERS, 2L);
        assertThat(MEMBERS.on(THIRD.plusYears(1))).containsEntry(Quantity.MEMBERS, 1L);
    }

    @Test
    void aBreachBeganOnTheFirstDayOfTheUnbrokenTimeUpToADay() {
        assertThat(
                        MEMBERS.since(
                                THIRD.plusDays(9),
                                counts -> counts.getOrDefault(Quantity.MEMBERS, 0L) < 3))
                .contains(SECOND);
        assertThat(
                        MEMBERS.since(
                                SECOND.minusDays(1),
                                counts -> counts.getOrDefault(Quantity.MEMBERS, 0L) < 3))
                .isEmpty();
    }
}
