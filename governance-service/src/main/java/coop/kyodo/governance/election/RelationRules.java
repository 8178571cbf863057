package coop.kyodo.governance.election;

import coop.kyodo.governance.assembly.Office;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// JP-240, Workers Cooperatives Act, art. 94-3(iv): in a certified non-profit co-op each director,
/// with those directors who are the spouse, a relative within the third degree or in another
/// special relation, is at most a third of all directors.
final class RelationRules {

    /// The directors whose term runs on a day. Who holds over (JP-107) has left office, and counts
    /// on neither side.
    ///
    /// @param all how many directors there are, see [#boards]
    record Board(LocalDate on, Set<UUID> directors, int all) {}

    /// A director, and those of the others to whom the director is related. Their relations are not
    /// followed further: the law asks about each director alone.
    record Circle(UUID director, List<UUID> related) {

        int size() {
            return related.size() + 1;
        }
    }

    private RelationRules() {}

    /// The board as it is on this day.
    static Board board(LocalDate on, List<Officer> terms, int number) {
        Set<UUID> directors =
                OfficerRules.on(on, Office.DIRECTOR, terms, number).stream()
                        .filter(standing -> standing.state() == OfficerRules.State.IN_OFFICE)
                        .map(standing -> standing.term().memberId())
                        .collect(Collectors.toUnmodifiableSet());
        return new Board(on, directors, directors.size());
    }

    /// The board on the day on which directors take office, and on each later day of their term on
    /// which another's term is over: outgoing directors whose terms run a few days longer do not
    /// fill up the number. A later vacancy below the articles' number counts as filled by somebody
    /// unrelated, since another election fills it.
    static List<Board> boards(LocalDate from, LocalDate until, List<Officer> terms, int number) {
        Stream<Board> later =
                terms.stream()
                        .filter(term -> term.office() == Office.DIRECTOR)
                        .map(term -> term.lastDay().plusDays(1))
                        .filter(day -> day.isAfter(from) && !day.isAfter(until))
                        .distinct()
                        .sorted()
                        .map(day -> board(day, terms, number))
                        .map(board ->
                                new Board(
                                        board.on(),
                                        board.directors(),
                                        Math.max(board.all(), number)));
        return Stream.concat(Stream.of(board(from, terms, number)), later).toList();
    }

    /// Of those directors who are related to another one. A director without is never too many: a
    /// board of less than three lacks directors (JP-100), which more of them mends.
    static List<Circle> circles(Board board, List<Relation> relations) {
        List<Relation> counting =
                relations.stream().filter(relation -> relation.countsOn(board.on())).toList();
        return board.directors().stream()
                .sorted()
                .map(director -> new Circle(director, related(director, board, counting)))
                .filter(circle -> !circle.related().isEmpty())
                .toList();
    }

    private static List<UUID> related(UUID director, Board board, List<Relation> relations) {
        return relations.stream()
                .flatMap(relation -> relation.counterpart(director).stream())
                .filter(board.directors()::contains)
                .distinct()
                .sorted()
                .toList();
    }

    /// How large a circle may be.
    static int most(Board board, Rule jp240) {
        return jp240.bound("relatedShare").times(board.all()).floor().intValueExact();
    }

    /// Refused where somebody who takes office would be in a circle that is too large. A circle of
    /// sitting directors only is a fact that this election did not bring about.
    static Decision<Board> mayTakeOffice(
            Set<UUID> takingOffice, Board board, List<Relation> relations, Rule jp240) {
        int most = most(board, jp240);
        Optional<Circle> largest =
                circles(board, relations).stream()
                        .filter(circle ->
                                takingOffice.contains(circle.director())
                                        || circle.related().stream()
                                                .anyMatch(takingOffice::contains))
                        .max(Comparator.comparingInt(Circle::size));
        return largest.isEmpty() || largest.get().size() <= most
                ? Decision.accepted(board)
                : Decision.refused(
                        Refusal.of("related-directors", jp240)
                                .with("director", largest.get().director())
                                .with("related", largest.get().size())
                                .with("directors", board.all())
                                .with("most", most)
                                .with("on", board.on()));
    }
}
