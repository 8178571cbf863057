package coop.kyodo.local.year;

import static coop.kyodo.local.Service.GOVERNANCE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/// A real vote whose ballots and outcome are public is counted, and agrees.
final class PublishedElection {

    private final Tale tale;

    PublishedElection(Tale tale) {
        this.tale = tale;
    }

    void tell() {
        tale.chapter("A published election is counted");
        JsonNode vote = Json.parse(Json.resource("debian-2014-vote_003.json"));
        List<String> options =
                Json.list(vote.path("options")).stream().map(JsonNode::asText).toList();
        JsonNode count =
                tale.step(
                                "count",
                                "The Debian project's vote of 2014 on init systems, from its published"
                                        + " ballots, by its constitution (quorum, majorities, Schwartz"
                                        + " sequential dropping).")
                        .post(
                                GOVERNANCE,
                                tale.coop("/counts"),
                                Json.of(
                                        "id",
                                        tale.cast().count(),
                                        "method",
                                        "DEBIAN",
                                        "contest",
                                        "Debian 2014, vote 003",
                                        "options",
                                        options,
                                        "unrankedMeans",
                                        "LAST",
                                        "defaultOption",
                                        options.get(vote.path("default_option").asInt() - 1),
                                        "quorumSquared",
                                        quorumSquared(vote.path("quorum_R").decimalValue()),
                                        "ballots",
                                        ballots(vote)))
                        .created("ballots", "winners", "pairwise", "inputHash");
        compare(vote.path("official"), options, count);
    }

    /// R = 3 sqrt(developers) / 2, published as a rounded decimal; its exact square is 9 developers
    /// / 4, the developers being a whole number.
    private static String quorumSquared(BigDecimal quorum) {
        BigInteger developers =
                quorum.pow(2)
                        .multiply(BigDecimal.valueOf(4))
                        .divide(BigDecimal.valueOf(9), 0, RoundingMode.HALF_EVEN)
                        .toBigIntegerExact();
        return developers.multiply(BigInteger.valueOf(9)) + "/4";
    }

    /// One character per option, its rank; "-" for none.
    private static ArrayNode ballots(JsonNode vote) {
        ArrayNode ballots = Json.array();
        for (JsonNode published : vote.path("ballots")) {
            ArrayNode ranks = Json.array();
            for (char rank : published.path(1).asText().toCharArray()) {
                if (rank == '-') {
                    ranks.addNull();
                } else {
                    ranks.add(Character.digit(rank, 36));
                }
            }
            ballots.add(Json.of("count", published.path(0).asLong(), "ranks", ranks));
        }
        return ballots;
    }

    private void compare(JsonNode official, List<String> options, JsonNode count) {
        String winner = options.get(official.path("winners").path(0).asInt() - 1);
        tale.same(1, count.path("winners").size(), "winners");
        tale.same(winner, count.path("winners").path(0).asText(), "the published winner");
        JsonNode matrix = official.path("beats_matrix");
        int compared = 0;
        for (int row = 0; row < options.size(); row++) {
            for (int column = 0; column < options.size(); column++) {
                long mine = count.path("pairwise").path(row).path(column).asLong();
                JsonNode published = matrix.path(row).path(column);
                if (row != column) {
                    compared++;
                    if (published.asLong() != mine) {
                        throw tale.failure(
                                "%s over %s must be %s and is %d"
                                        .formatted(
                                                options.get(row),
                                                options.get(column),
                                                published,
                                                mine));
                    }
                }
            }
        }
        tale.note(compared + " numbers of preferences agree with the published table");
    }
}
