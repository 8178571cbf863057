package coop.kyodo.governance.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import coop.kyodo.governance.assembly.Office;
import coop.kyodo.governance.election.Officer.Cause;
import coop.kyodo.governance.election.Officer.Left;
import coop.kyodo.governance.election.OfficerRules.Shortage;
import coop.kyodo.governance.election.OfficerRules.Standing;
import coop.kyodo.governance.election.OfficerRules.State;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficerRulesTest {

    private static final UUID ANN = new UUID(0, 1);
    private static final UUID BEN = new UUID(0, 2);
    private static final UUID CHO = new UUID(0, 3);
    private static final UUID DAN = new UUID(0, 4);
    private static final Rule JP105 = Rulebook.of("JP_ACT_2022").rule("JP-105");
    private static final LocalDate ELECTED = LocalDate.of(2025, 6, 20);
    private static final LocalDate ENDS = LocalDate.of(2027, 6, 20);

    @Test
    void nobody_is_in_office_the_day_before_the_election() {
        assertThat(on(ELECTED.minusDays(1), 1, term(ANN, ELECTED, ENDS))).isEmpty();
        assertThat(on(ELECTED, 1, term(ANN, ELECTED, ENDS)))
                .extracting(Standing::state)
                .containsExactly(State.IN_OFFICE);
    }

    @Test
    void a_term_runs_to_its_last_day_and_is_held_over_until_a_successor_is_there() {
        Officer ann = term(ANN, ELECTED, ENDS);

        assertThat(on(ENDS, 1, ann)).extracting(Standing::state).containsExactly(State.IN_OFFICE);
        assertThat(on(ENDS.plusDays(1), 1, ann))
                .extracting(Standing::state)
                .containsExactly(State.HOLDING_OVER);
    }

    @Test
    void a_successor_ends_the_holding_over() {
        LocalDate next = ENDS.plusDays(5);

        List<Standing> standing =
                on(next, 1, term(ANN, ELECTED, ENDS), term(BEN, next, next.plusYears(2)));

        assertThat(standing)
                .extracting(each -> each.term().memberId(), Standing::state)
                .containsExactly(tuple(BEN, State.IN_OFFICE));
    }

    @Test
    void who_is_elected_again_stands_once() {
        LocalDate again = ENDS.minusDays(3);

        assertThat(on(again, 1, term(ANN, ELECTED, ENDS), term(ANN, again, again.plusYears(2))))
                .extracting(each -> each.term().electedOn())
                .containsExactly(again);
    }

    @ParameterizedTest
    @CsvSource({
        "RESIGNATION, HOLDING_OVER",
        "DISMISSAL, ",
        "DEATH, ",
        "DISQUALIFICATION, ",
        "MEMBERSHIP_ENDED, "
    })
    void of_those_who_leave_early_only_who_resigns_goes_on(Cause cause, State after) {
        LocalDate left = LocalDate.of(2026, 1, 31);
        Officer ann = left(ANN, left, cause);

        assertThat(on(left, 1, ann)).extracting(Standing::state).containsExactly(State.IN_OFFICE);
        assertThat(on(left.plusDays(1), 1, ann))
                .extracting(Standing::state)
                .isEqualTo(after == null ? List.of() : List.of(after));
    }

    @ParameterizedTest
    @CsvSource({"DEATH", "MEMBERSHIP_ENDED"})
    void who_holds_over_does_so_until_a_death_or_the_end_of_the_membership(Cause cause) {
        LocalDate last = ENDS.plusDays(30);
        Officer ann = left(ANN, last, cause);

        assertThat(on(ENDS, 1, ann)).extracting(Standing::state).containsExactly(State.IN_OFFICE);
        assertThat(on(last, 1, ann))
                .extracting(Standing::state)
                .containsExactly(State.HOLDING_OVER);
        assertThat(on(last.plusDays(1), 1, ann)).isEmpty();
    }

    @Test
    void who_resigned_goes_on_beside_who_resigned_later_until_the_number_is_there_again() {
        LocalDate elected = LocalDate.of(2026, 6, 20);
        Officer ann = left(ANN, LocalDate.of(2026, 1, 31), Cause.RESIGNATION);
        Officer ben = left(BEN, LocalDate.of(2026, 3, 31), Cause.RESIGNATION);
        Officer cho = term(CHO, ELECTED, ENDS);
        Officer dan = term(DAN, elected, elected.plusYears(2));

        assertThat(on(LocalDate.of(2026, 4, 1), 3, ann, ben, cho))
                .extracting(each -> each.term().memberId(), Standing::state)
                .containsExactly(
                        tuple(CHO, State.IN_OFFICE),
                        tuple(ANN, State.HOLDING_OVER),
                        tuple(BEN, State.HOLDING_OVER));
        assertThat(on(elected, 2, ann, ben, cho, dan))
                .extracting(each -> each.term().memberId())
                .containsExactly(DAN, CHO);
        assertThat(on(elected, 3, ann, ben, cho, dan))
                .extracting(each -> each.term().memberId())
                .containsExactly(DAN, CHO, ANN, BEN);
    }

    @Test
    void whose_seat_was_filled_once_does_not_come_back_when_another_leaves() {
        LocalDate elected = LocalDate.of(2026, 2, 20);
        Officer ann = left(ANN, LocalDate.of(2026, 1, 31), Cause.RESIGNATION);
        Officer ben = diedInMay(BEN, elected);

        assertThat(on(LocalDate.of(2026, 6, 1), 1, ann, ben)).isEmpty();
    }

    /// JP-105: of three more than one, of five more than one, of six more than two.
    @ParameterizedTest
    @CsvSource({
        "3, 1, false",
        "3, 2, true",
        "5, 1, false",
        "5, 2, true",
        "6, 2, false",
        "6, 3, true"
    })
    void more_than_a_third_missing_is_a_shortage(int number, int missing, boolean isShort) {
        LocalDate left = LocalDate.of(2026, 1, 31);
        Officer[] terms =
                IntStream.range(0, number)
                        .mapToObj(i ->
                                i < missing
                                        ? left(new UUID(1, i), left, Cause.DEATH)
                                        : term(new UUID(1, i), ELECTED, ENDS))
                        .toArray(Officer[]::new);

        assertThat(shortage(left, number, terms)).isEmpty();
        assertThat(shortage(left.plusDays(40), number, terms))
                .isEqualTo(
                        isShort
                                ? Optional.of(
                                        new Shortage(left.plusDays(1), LocalDate.of(2026, 4, 30)))
                                : Optional.empty());
    }

    /// Civil Code, arts. 140 and 143.
    @ParameterizedTest
    @CsvSource({
        "2026-02-28, 2026-05-31",
        "2026-05-31, 2026-08-31",
        "2025-11-29, 2026-02-28",
        "2025-11-28, 2026-02-28",
        "2025-11-27, 2026-02-27"
    })
    void three_months_end_on_the_day_before(LocalDate left, LocalDate fillBy) {
        assertThat(shortage(ENDS, 1, left(ANN, left, Cause.DEATH)))
                .hasValueSatisfying(shortage -> assertThat(shortage.fillBy()).isEqualTo(fillBy));
    }

    @Test
    void who_holds_over_is_missing_and_the_months_do_not_begin_anew_with_the_next_who_leaves() {
        Officer ann = left(ANN, LocalDate.of(2026, 1, 31), Cause.RESIGNATION);
        Officer ben = left(BEN, LocalDate.of(2026, 3, 31), Cause.RESIGNATION);

        assertThat(shortage(LocalDate.of(2026, 4, 1), 2, ann, ben))
                .contains(new Shortage(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 4, 30)));
    }

    @Test
    void a_shortage_that_was_mended_begins_anew() {
        LocalDate elected = LocalDate.of(2026, 2, 20);
        Officer ann = left(ANN, LocalDate.of(2026, 1, 31), Cause.DEATH);
        Officer ben = diedInMay(BEN, elected);

        assertThat(shortage(elected, 1, ann, ben)).isEmpty();
        assertThat(shortage(LocalDate.of(2026, 6, 1), 1, ann, ben))
                .contains(new Shortage(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 8, 31)));
    }

    private static Optional<Shortage> shortage(LocalDate date, int number, Officer... terms) {
        return OfficerRules.shortage(date, Office.DIRECTOR, List.of(terms), number, JP105);
    }

    private static Officer diedInMay(UUID member, LocalDate elected) {
        return new Officer(
                member,
                Office.DIRECTOR,
                new UUID(0, 7),
                elected,
                ENDS,
                new Left(LocalDate.of(2026, 5, 31), Cause.DEATH));
    }

    private static Officer left(UUID member, LocalDate on, Cause cause) {
        return new Officer(
                member,
                Office.DIRECTOR,
                new UUID(ELECTED.toEpochDay(), 9),
                ELECTED,
                ENDS,
                new Left(on, cause));
    }

    private static List<Standing> on(LocalDate date, int number, Officer... terms) {
        return OfficerRules.on(date, Office.DIRECTOR, List.of(terms), number);
    }

    private static Officer term(UUID member, LocalDate from, LocalDate to) {
        return new Officer(member, Office.DIRECTOR, new UUID(from.toEpochDay(), 9), from, to);
    }
}
