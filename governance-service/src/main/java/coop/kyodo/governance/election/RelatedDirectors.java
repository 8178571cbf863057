package coop.kyodo.governance.election;

import coop.kyodo.governance.cooperative.Cooperative;
import coop.kyodo.governance.cooperative.Cooperatives;
import coop.kyodo.governance.election.RelationRules.Board;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// How many directors are related to each other, where the co-op's profile limits it (JP-240).
@ApplicationScoped
class RelatedDirectors {

    /// What the limit says of the directors in office on a day.
    ///
    /// @param most the largest that a circle may be
    /// @param kept whether none is larger
    record Share(
            String rule,
            String source,
            int directors,
            int most,
            boolean kept,
            List<Circle> circles) {}

    /// @param directors the member with the related ones
    record Circle(UUID memberId, List<UUID> relatedMemberIds, int directors, boolean tooMany) {}

    private final Cooperatives cooperatives;
    private final Officers officers;
    private final Relations relations;

    RelatedDirectors(Cooperatives cooperatives, Officers officers, Relations relations) {
        this.cooperatives = cooperatives;
        this.officers = officers;
        this.relations = relations;
    }

    /// Refuses directors who took office in this transaction, all of them together. The profile is
    /// the one in force on that day: a certification binds from its day on.
    void mustBeFew(Tx tx, List<UUID> tookOffice, LocalDate from, LocalDate until) {
        Cooperative cooperative = cooperatives.inForce(tx, from);
        cooperative
                .findRule("JP-240")
                .ifPresent(jp240 -> {
                    relations.lock(tx);
                    List<Relation> declared = relations.all(tx);
                    List<Officer> terms = officers.electedUntil(tx, from);
                    int number = cooperative.articles().officers().directors();
                    for (Board board : RelationRules.boards(from, until, terms, number)) {
                        RelationRules.mayTakeOffice(Set.copyOf(tookOffice), board, declared, jp240)
                                .orRefuse();
                    }
                });
    }

    /// Empty where the profile has no such limit, or nobody was elected yet.
    Optional<Share> on(Tx tx, LocalDate date, List<Relation> declared) {
        List<Officer> terms = officers.electedUntil(tx, date);
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        Cooperative cooperative = cooperatives.inForce(tx, date);
        int number = cooperative.articles().officers().directors();
        return cooperative
                .findRule("JP-240")
                .map(jp240 -> share(RelationRules.board(date, terms, number), declared, jp240));
    }

    private static Share share(Board board, List<Relation> declared, Rule jp240) {
        int most = RelationRules.most(board, jp240);
        List<Circle> circles =
                RelationRules.circles(board, declared).stream()
                        .map(circle ->
                                new Circle(
                                        circle.director(),
                                        circle.related(),
                                        circle.size(),
                                        circle.size() > most))
                        .toList();
        return new Share(
                jp240.id(),
                jp240.source(),
                board.all(),
                most,
                circles.stream().noneMatch(Circle::tooMany),
                circles);
    }
}
