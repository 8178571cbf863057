package coop.kyodo.surplus.waterfall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The people of a year, added up from records in any order.
class TallyTest {

    private static final LocalDate FROM = LocalDate.of(2025, 4, 1);
    private static final LocalDate TO = LocalDate.of(2026, 3, 31);
    private static final UUID HANA = new UUID(1, 1);
    private static final UUID KENJI = new UUID(1, 2);
    private static final UUID YUI = new UUID(-1, 3);

    private final Tally tally = new Tally(FROM, TO);

    @Test
    void theOrderOfTheRecordsDoesNotMatterHoweverManyTheyAre() {
        Random random = new Random(20_260_401);
        List<Runnable> records = new ArrayList<>();
        Map<UUID, MemberMeasures> expected = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            long number = random.nextInt(3) == 0 ? random.nextInt(1, 5) : i + 1;
            records.add(() -> tally.membership(id, 1, number + 7, true, 0));
            records.add(() -> tally.membership(id, 2, number + 7, false, 100));
            records.add(() -> tally.membership(id, 3, number, true, 200));
            long minutes = 1 + random.nextLong(i < 2_500 ? 100_000 : 10_000_000_000L);
            records.add(() -> worked(id, minutes, 3, 0, 0));
            records.add(() -> worked(id, minutes, 4, 0, 0));
            expected.put(id, MemberMeasures.ofWork(id, number, 2 * minutes, 7));
        }
        Collections.shuffle(records, random);

        records.forEach(Runnable::run);

        assertThat(tally.workers())
                .isEqualTo(SplitRules.inOrder(List.copyOf(expected.values())))
                .hasSize(5_000);
        assertThat(tally.others()).isEmpty();
    }

    @Test
    void whoLeftOnTheFirstDayWasAMemberOfTheYearAndWhoLeftTheDayBeforeWasNot() {
        left(HANA, 1, FROM);
        left(KENJI, 2, FROM.minusDays(1));
        worked(HANA, 60, 1, 0, 0);
        worked(KENJI, 120, 1, 0, 0);
        worked(YUI, 180, 1, 0, 0);

        assertThat(tally.workers()).containsExactly(MemberMeasures.ofWork(HANA, 1, 60, 1));
        assertThat(tally.others())
                .containsExactly(
                        MemberMeasures.ofWork(KENJI, 0, 120, 1),
                        MemberMeasures.ofWork(YUI, 0, 180, 1));
    }

    @Test
    void whoDidNotWorkOrWhoseWorkWasTakenBackIsNoWorkerButAMember() {
        admitted(HANA, 1, FROM);
        admitted(KENJI, 2, FROM);
        worked(KENJI, 60, 0, 0, 0);
        worked(KENJI, -90, 0, 0, 0);

        assertThat(tally.workers()).isEmpty();
        assertThat(tally.everybody(Set.of("MONTHS"), false))
                .containsExactly(
                        MemberMeasures.ofWork(HANA, 1, 0, 0).with("MONTHS", 0),
                        MemberMeasures.ofWork(KENJI, 2, 0, 0).with("MONTHS", 1));
    }

    @Test
    void daysWithoutMinutesAreWork() {
        admitted(HANA, 1, FROM);
        worked(HANA, 0, 1, 0, 0);

        assertThat(tally.workers()).containsExactly(MemberMeasures.ofWork(HANA, 1, 0, 1));
    }

    @Test
    void aMonthCountsInWhichThereIsADayOrAMinuteOfWorkAndNoOther() {
        admitted(HANA, 1, FROM);
        tally.month(HANA, 0, true, 0, 1, 0, 0);
        tally.month(HANA, 1, true, 1, 0, 0, 0);
        tally.month(HANA, 2, true, 0, 0, 5, 0);

        assertThat(tally.everybody(Set.of("MONTHS"), false))
                .containsExactly(
                        MemberMeasures.ofWork(HANA, 1, 1, 1).with("GRADE", 5).with("MONTHS", 2));
    }

    @Test
    void daysThatWereTakenBackAreNeverLessThanNone() {
        admitted(HANA, 1, FROM);
        worked(HANA, 60, 1, 0, 0);
        worked(HANA, 0, -2, 0, 0);

        assertThat(tally.workers()).containsExactly(MemberMeasures.ofWork(HANA, 1, 60, 0));
    }

    @Test
    void pointsOfGradeAndResponsibilityAddUpAndAreAbsentWhereThereAreNone() {
        admitted(HANA, 1, FROM);
        admitted(KENJI, 2, FROM);
        worked(HANA, 60, 1, 5, 0);
        worked(HANA, 60, 1, 6, 0);
        worked(HANA, 0, 0, -2, 0);
        worked(KENJI, 60, 1, 0, 3);

        assertThat(tally.workers())
                .containsExactly(
                        MemberMeasures.ofWork(HANA, 1, 120, 2).with("GRADE", 9),
                        MemberMeasures.ofWork(KENJI, 2, 60, 1).with("RESPONSIBILITY", 3));
    }

    @Test
    void aMeasureThatIsToldStandsForThatOfWorkAndIsNothingForAllOthers() {
        admitted(HANA, 1, FROM);
        admitted(KENJI, 2, FROM);
        worked(HANA, 60, 1, 5, 0);
        worked(KENJI, 60, 1, 6, 0);
        tally.tell("GRADE");
        tally.tell("GRADE", HANA, 9);
        tally.tell("GRADE", YUI, 9);

        assertThat(tally.everybody(Set.of("GRADE", "HOURS"), true))
                .containsExactly(
                        MemberMeasures.ofWork(HANA, 1, 60, 1).with("GRADE", 9),
                        MemberMeasures.ofWork(KENJI, 2, 60, 1).with("GRADE", 0));
    }

    @Test
    void seniorityIsInFullMonthsFromTheNewestAdmissionToTheLastDay() {
        admitted(HANA, 1, LocalDate.of(2025, 10, 1));
        tally.membership(HANA, 0, 1, true, LocalDate.of(2000, 1, 1).toEpochDay());
        admitted(KENJI, 2, LocalDate.of(2025, 10, 2));

        assertThat(tally.everybody(Set.of("SENIORITY"), false))
                .containsExactly(
                        MemberMeasures.ofWork(HANA, 1, 0, 0).with("SENIORITY", 6),
                        MemberMeasures.ofWork(KENJI, 2, 0, 0).with("SENIORITY", 5));
    }

    @Test
    void whoLeavesInTheYearIsSeniorFromTheAdmissionAndNotFromTheLeaving() {
        left(HANA, 1, LocalDate.of(2025, 10, 1));

        assertThat(tally.everybody(Set.of("SENIORITY"), false))
                .containsExactly(
                        MemberMeasures.ofWork(HANA, 1, 0, 0).with("SENIORITY", 16 * 12 + 3));
    }

    @Test
    void whoIsNoMemberIsSeniorFromTheDayThatIsGivenAndComesFirst() {
        admitted(HANA, 1, LocalDate.of(1960, 4, 1));
        left(KENJI, 2, LocalDate.of(2020, 1, 1));
        worked(KENJI, 60, 1, 0, 0);
        tally.since(KENJI, LocalDate.of(2026, 1, 1));

        assertThat(tally.everybody(Set.of("SENIORITY"), true))
                .containsExactly(
                        MemberMeasures.ofWork(KENJI, 0, 60, 1).with("SENIORITY", 3),
                        MemberMeasures.ofWork(HANA, 1, 0, 0).with("SENIORITY", 66 * 12));
    }

    @Test
    void workAsNoMemberCountsInTheWorkOfAllAndNotInThatOfMembers() {
        admitted(HANA, 1, LocalDate.of(2025, 5, 1));
        admitted(KENJI, 2, FROM);
        tally.month(HANA, 0, false, 60, 1, 5, 0);
        tally.month(HANA, 1, true, 120, 2, 7, 0);
        tally.month(KENJI, 0, false, 30, 1, 0, 0);
        tally.month(KENJI, 1, false, -30, -1, 0, 0);
        tally.month(YUI, 0, false, 180, 3, 0, 0);
        tally.month(YUI, 1, true, 20, 0, 0, 0);

        assertThat(tally.workers())
                .containsExactly(MemberMeasures.ofWork(HANA, 1, 120, 2).with("GRADE", 7));
        assertThat(tally.others())
                .containsExactly(
                        MemberMeasures.ofWork(YUI, 0, 200, 3),
                        MemberMeasures.ofWork(HANA, 1, 60, 1).with("GRADE", 5));
        assertThat(tally.everybody(Set.of("MONTHS"), false))
                .containsExactly(
                        MemberMeasures.ofWork(HANA, 1, 120, 2).with("GRADE", 7).with("MONTHS", 1),
                        MemberMeasures.ofWork(KENJI, 2, 0, 0).with("MONTHS", 0));
        assertThat(tally.everybody(Set.of("MONTHS"), true))
                .containsExactly(
                        MemberMeasures.ofWork(YUI, 0, 200, 3).with("MONTHS", 2),
                        MemberMeasures.ofWork(HANA, 1, 180, 3).with("GRADE", 12).with("MONTHS", 2),
                        MemberMeasures.ofWork(KENJI, 2, 0, 0).with("MONTHS", 1));
    }

    @Test
    void aMonthWithWorkAsAMemberAndAsNoneIsOneMonth() {
        admitted(HANA, 1, FROM);
        tally.month(HANA, 10, false, 60, 1, 0, 0);
        tally.month(HANA, 10, true, 60, 1, 0, 0);
        tally.month(HANA, 11, true, 60, 1, 0, 0);

        assertThat(tally.everybody(Set.of("MONTHS"), true))
                .containsExactly(MemberMeasures.ofWork(HANA, 1, 180, 3).with("MONTHS", 2));
    }

    private void worked(UUID id, long minutes, long days, long grade, long responsibility) {
        tally.month(id, 0, true, minutes, days, grade, responsibility);
    }

    private void admitted(UUID id, long number, LocalDate on) {
        tally.membership(id, 1, number, true, on.toEpochDay());
    }

    private void left(UUID id, long number, LocalDate on) {
        admitted(id, number, LocalDate.of(2010, 1, 1));
        tally.membership(id, 2, number, false, on.toEpochDay());
    }
}
