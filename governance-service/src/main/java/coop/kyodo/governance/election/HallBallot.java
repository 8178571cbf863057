package coop.kyodo.governance.election;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// What the tellers found in the box: no paper has a name or an order.
sealed interface HallBallot {

    /// The valid papers one by one, each the candidates it names.
    record Papers(List<List<UUID>> papers) implements HallBallot {}

    /// The totals of this many valid papers.
    record Totals(long validPapers, List<CandidateVotes> totals) implements HallBallot {}

    default long valid() {
        return switch (this) {
            case Papers(var papers) -> papers.size();
            case Totals(var validPapers, var totals) -> validPapers;
        };
    }

    /// Votes by candidate.
    default Map<UUID, Long> votes() {
        Map<UUID, Long> votes = new LinkedHashMap<>();
        switch (this) {
            case Papers(var papers) ->
                    papers.forEach(
                            paper -> paper.forEach(name -> votes.merge(name, 1L, Long::sum)));
            case Totals(var validPapers, var totals) ->
                    totals.forEach(line -> votes.merge(line.candidate(), line.votes(), Long::sum));
        }
        return new HashMap<>(votes);
    }

    /// The papers as text, sorted: the same box always gives the same text, whoever emptied it.
    default String sorted() {
        List<String> lines = new ArrayList<>();
        switch (this) {
            case Papers(var papers) ->
                    papers.forEach(paper ->
                            lines.add(
                                    paper.stream()
                                            .map(UUID::toString)
                                            .sorted()
                                            .collect(Collectors.joining(","))));
            case Totals(var validPapers, var totals) ->
                    totals.forEach(line -> lines.add(line.candidate() + "=" + line.votes()));
        }
        return lines.stream().sorted().collect(Collectors.joining("\n"));
    }
}
