package coop.kyodo.governance.counting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.exact.Fraction;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Real votes, counted from their ballots, give their published outcomes.
class PublishedContestsTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @ParameterizedTest
    @MethodSource("debianVotes")
    void a_debian_vote_has_its_published_outcome(Path file) throws IOException {
        JsonNode contest = JSON.readTree(file.toFile());
        DebianCount.Result result = countDebian(contest);

        JsonNode official = contest.get("official");
        assertThat(result.winners()).isEqualTo(options(official.get("winners")));
        List<Integer> dropped = new ArrayList<>(result.droppedForQuorum());
        dropped.addAll(result.droppedForMajority());
        assertThat(dropped)
                .containsExactlyInAnyOrderElementsOf(
                        options(official.get("dropped_for_quorum_or_majority")));
        JsonNode matrix = official.get("beats_matrix");
        for (int a = 0; a < matrix.size(); a++) {
            for (int b = 0; b < matrix.size(); b++) {
                if (a != b) {
                    assertThat(result.pairwise().get(a).get(b))
                            .as("votes of option %d over %d", a + 1, b + 1)
                            .isEqualTo(matrix.get(a).get(b).longValue());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kubernetesElections")
    void a_kubernetes_election_has_its_published_order(Path file) throws IOException {
        JsonNode contest = JSON.readTree(file.toFile());
        int seats = contest.get("seats").intValue();

        SchulzeCount.Result result =
                SchulzeCount.count(
                        contest.get("candidates").size(),
                        seats,
                        numberedBallots(contest),
                        UnrankedMeans.NOT_COMPARED);

        List<Integer> published = options(contest.get("official_order"));
        assertThat(result.order().stream().flatMap(List::stream).toList()).isEqualTo(published);
        assertThat(result.winners()).isEqualTo(published.subList(0, seats));
        assertThat(result.tied()).isEmpty();
    }

    private static DebianCount.Result countDebian(JsonNode contest) {
        Map<Integer, Fraction> majorities = new HashMap<>();
        contest.get("majority_ratio")
                .properties()
                .forEach(entry ->
                        majorities.put(
                                Integer.parseInt(entry.getKey()) - 1,
                                exact(entry.getValue().decimalValue())));
        Fraction quorum = exact(contest.get("quorum_R").decimalValue());
        return DebianCount.count(
                contest.get("options").size(),
                letteredBallots(contest),
                contest.get("default_option").intValue() - 1,
                quorum.times(quorum),
                majorities);
    }

    private static Fraction exact(BigDecimal decimal) {
        return new Fraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    /// "12-": one character per option, its rank in base 36.
    private static List<RankedBallot> letteredBallots(JsonNode contest) {
        List<RankedBallot> ballots = new ArrayList<>();
        for (JsonNode ballot : contest.get("ballots")) {
            List<@Nullable Integer> ranks = new ArrayList<>();
            for (char rank : ballot.get(1).asText().toCharArray()) {
                ranks.add(rank == '-' ? null : (Integer) Character.digit(rank, 36));
            }
            ballots.add(new RankedBallot(ballot.get(0).longValue(), ranks));
        }
        return ballots;
    }

    private static List<RankedBallot> numberedBallots(JsonNode contest) {
        List<RankedBallot> ballots = new ArrayList<>();
        for (JsonNode ballot : contest.get("ballots")) {
            List<@Nullable Integer> ranks = new ArrayList<>();
            for (JsonNode rank : ballot.get(1)) {
                ranks.add(rank.isNull() ? null : (Integer) rank.intValue());
            }
            ballots.add(new RankedBallot(ballot.get(0).longValue(), ranks));
        }
        return ballots;
    }

    /// The files number options from 1.
    private static List<Integer> options(JsonNode numbers) {
        List<Integer> options = new ArrayList<>();
        numbers.forEach(number -> options.add(number.intValue() - 1));
        return options;
    }

    static Stream<Path> debianVotes() throws IOException {
        return files("debian");
    }

    static Stream<Path> kubernetesElections() throws IOException {
        return files("kubernetes");
    }

    private static Stream<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/contests", folder))) {
            List<Path> contests = files.sorted().toList();
            assertThat(contests).isNotEmpty();
            return contests.stream();
        }
    }
}
