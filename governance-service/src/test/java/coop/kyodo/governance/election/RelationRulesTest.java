package coop.kyodo.governance.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import coop.kyodo.governance.assembly.Office;
import coop.kyodo.governance.election.RelationRules.Board;
import coop.kyodo.governance.election.RelationRules.Circle;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationRulesTest {

    private static final Rule JP_240 = Rulebook.of("JP_ACT_2022_NONPROFIT").rule("JP-240");
    private static final LocalDate DAY = LocalDate.of(2025, 6, 20);
    private static final LocalDate ENDS = LocalDate.of(2027, 6, 20);

    @ParameterizedTest
    @CsvSource({"3, 1", "6, 2", "9, 3", "2, 1"})
    void a_third_of_the_directors_may_be_related(int directors, int related) {
        assertThat(mayTakeOffice(board(directors), family(related)))
                .isInstanceOf(Decision.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({"2, 2, 0", "5, 2, 1", "8, 3, 2", "11, 4, 3"})
    void one_more_than_a_third_is_refused_with_the_figures(int directors, int related, int most) {
        Decision<Board> decision = mayTakeOffice(board(directors), family(related));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> {
                            assertThat(refused.refusal().code()).isEqualTo("related-directors");
                            assertThat(refused.refusal().rule()).isEqualTo(JP_240);
                            assertThat(refused.refusal().figures())
                                    .containsEntry("related", related)
                                    .containsEntry("directors", directors)
                                    .containsEntry("most", most)
                                    .containsEntry("on", DAY)
                                    .containsKey("director");
                        });
    }

    @Test
    void relatives_of_relatives_are_not_counted() {
        List<Relation> chain = List.of(related(1, 2), related(2, 3), related(3, 4));

        assertThat(RelationRules.circles(board(9), chain))
                .extracting(Circle::director, Circle::size)
                .containsExactly(
                        tuple(member(1), 2),
                        tuple(member(2), 3),
                        tuple(member(3), 3),
                        tuple(member(4), 2));
        assertThat(mayTakeOffice(board(9), chain)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void who_is_related_in_two_ways_counts_once() {
        assertThat(RelationRules.circles(board(6), List.of(related(1, 2), related(2, 1))))
                .extracting(Circle::size)
                .containsExactly(2, 2);
    }

    @Test
    void who_is_no_director_does_not_count() {
        assertThat(RelationRules.circles(board(3), List.of(related(1, 4)))).isEmpty();
    }

    @Test
    void a_relation_counts_from_its_first_day_until_the_day_of_its_end() {
        Relation relation = relation(1, 2, DAY, DAY.plusDays(2));

        assertThat(Stream.of(-1, 0, 1, 2).filter(days -> relation.countsOn(DAY.plusDays(days))))
                .containsExactly(0, 1);
    }

    @Test
    void only_those_who_take_office_are_refused_for_their_relations() {
        Board five = board(5);

        assertThat(RelationRules.mayTakeOffice(Set.of(member(5)), five, family(2), JP_240))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(RelationRules.mayTakeOffice(Set.of(member(2)), five, family(2), JP_240))
                .isInstanceOf(Decision.Refused.class);
    }

    @Test
    void outgoing_directors_whose_terms_run_a_little_longer_do_not_fill_up_the_number() {
        List<Officer> terms =
                Stream.concat(
                                terms(11, 15, DAY.minusYears(2), DAY.plusDays(2)),
                                terms(1, 5, DAY, ENDS))
                        .toList();

        List<Board> boards = RelationRules.boards(DAY, ENDS, terms, 5);

        assertThat(boards)
                .extracting(Board::on, Board::all)
                .containsExactly(tuple(DAY, 10), tuple(DAY.plusDays(3), 5));
        assertThat(mayTakeOffice(boards.getFirst(), family(2)))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(mayTakeOffice(boards.getLast(), family(2))).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void a_later_vacancy_counts_as_filled() {
        List<Officer> terms =
                Stream.concat(
                                terms(3, 6, DAY.minusYears(1), ENDS.minusYears(1)),
                                terms(1, 2, DAY, ENDS))
                        .toList();

        assertThat(RelationRules.boards(DAY, ENDS, terms, 6))
                .extracting(Board::on, board -> board.directors().size(), Board::all)
                .containsExactly(tuple(DAY, 6, 6), tuple(ENDS.minusYears(1).plusDays(1), 2, 6));
    }

    @Test
    void who_holds_over_counts_on_neither_side() {
        List<Officer> terms =
                Stream.concat(
                                terms(2, 6, DAY.minusYears(2), DAY.minusDays(1)),
                                terms(1, 1, DAY, ENDS))
                        .toList();

        assertThat(RelationRules.boards(DAY, ENDS, terms, 6))
                .containsExactly(new Board(DAY, Set.of(member(1)), 1));
    }

    private static Decision<Board> mayTakeOffice(Board board, List<Relation> relations) {
        return RelationRules.mayTakeOffice(board.directors(), board, relations, JP_240);
    }

    private static Board board(int directors) {
        return new Board(
                DAY,
                IntStream.rangeClosed(1, directors)
                        .mapToObj(RelationRulesTest::member)
                        .collect(Collectors.toSet()),
                directors);
    }

    /// The first member, to whom the others are related.
    private static List<Relation> family(int size) {
        return IntStream.rangeClosed(2, size).mapToObj(other -> related(1, other)).toList();
    }

    private static Relation related(int number, int other) {
        return relation(number, other, DAY, null);
    }

    private static Relation relation(
            int number, int other, LocalDate since, @Nullable LocalDate endedOn) {
        return new Relation(
                new UUID(number, other),
                member(number),
                member(other),
                Relation.Kind.RELATIVE_WITHIN_THIRD_DEGREE,
                since,
                endedOn);
    }

    private static Stream<Officer> terms(int first, int last, LocalDate from, LocalDate to) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number ->
                        new Officer(
                                member(number),
                                Office.DIRECTOR,
                                new UUID(from.toEpochDay(), 9),
                                from,
                                to));
    }

    private static UUID member(int number) {
        return new UUID(0, number);
    }
}
