package coop.kyodo.governance.counting;

import static coop.kyodo.governance.counting.ScottishStv.VOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.governance.counting.ScottishStv.Ballot;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScottishStvTest {

    private static final Path WARDS = Path.of("../../shared/data/elections/stv-scotland");

    @Test
    void a_surplus_goes_on_at_five_decimals_and_the_rest_is_ignored() {
        var result =
                ScottishStv.count(
                        3,
                        2,
                        List.of(
                                new Ballot(7, List.of(0, 1)),
                                new Ballot(3, List.of(1)),
                                new Ballot(2, List.of(2))),
                        List.of(0, 1, 2));

        // 12 papers, quota 5; the surplus of 2 goes on as 7 papers of 2/7 = 0.28571 each
        assertThat(result.quota()).isEqualTo(5);
        assertThat(result.totals().get(1))
                .containsExactly(5 * VOTE, 3 * VOTE + 7 * 28_571, 2 * VOTE);
        assertThat(result.elected()).containsExactly(0, 1);
        assertThat(result.lotDrawn()).isFalse();
    }

    @Test
    void a_tie_that_was_never_otherwise_is_settled_by_the_lot() {
        List<Ballot> level =
                List.of(
                        new Ballot(4, List.of(0)),
                        new Ballot(2, List.of(1, 0)),
                        new Ballot(2, List.of(2, 0)));

        assertThat(ScottishStv.count(3, 2, level, List.of(1, 2, 0)).elected()).contains(0, 2);
        assertThat(ScottishStv.count(3, 2, level, List.of(2, 1, 0)).elected()).contains(0, 1);
        assertThat(ScottishStv.count(3, 2, level, List.of(2, 1, 0)).lotDrawn()).isTrue();
    }

    /// The published wards are not part of this project (their licence does not allow it); where
    /// they lie beside it, every stage must agree with the councils' tables.
    @Test
    void published_wards_have_their_published_stages() throws IOException {
        assumeTrue(Files.isDirectory(WARDS), "skipped: no published wards at " + WARDS);
        try (Stream<Path> files = Files.list(WARDS.resolve("official"))) {
            List<Path> wards = files.sorted().toList();
            assertThat(wards).isNotEmpty();
            for (Path ward : wards) {
                compare(ward);
            }
        }
    }

    private static void compare(Path ward) throws IOException {
        JsonNode official = new ObjectMapper().readTree(ward.toFile());
        String name = official.get("contest").asText();
        List<String> lines = Files.readAllLines(WARDS.resolve("blt/" + name + ".blt"));
        int[] head = numbers(lines.getFirst());
        List<Ballot> ballots = new ArrayList<>();
        for (String line : lines.subList(1, lines.indexOf("0"))) {
            int[] paper = numbers(line);
            ballots.add(
                    new Ballot(
                            paper[0],
                            IntStream.range(1, paper.length - 1)
                                    .mapToObj(at -> paper[at] - 1)
                                    .toList()));
        }

        var result =
                ScottishStv.count(
                        head[0], head[1], ballots, IntStream.range(0, head[0]).boxed().toList());

        assertThat(result.quota()).as(name).isEqualTo(official.get("quota").longValue());
        List<Integer> elected = new ArrayList<>();
        official.get("elected").forEach(number -> elected.add(number.intValue() - 1));
        assertThat(result.elected()).as(name).containsExactlyInAnyOrderElementsOf(elected);
        JsonNode stages = official.get("stages");
        assertThat(result.totals()).as(name).hasSize(stages.size());
        long tolerance = tolerance(official.get("published_precision").asText());
        for (int stage = 0; stage < stages.size(); stage++) {
            for (int option = 0; option < head[0]; option++) {
                long published = hundredThousandths(stages.get(stage).get(option).asText());
                assertThat(result.totals().get(stage).get(option) - published)
                        .as("%s, stage %d, candidate %d", name, stage + 1, option + 1)
                        .isBetween(-tolerance, tolerance);
            }
        }
    }

    /// "5dp", or a remark that ends in how far a table is off.
    private static long tolerance(String precision) {
        return precision.equals("5dp")
                ? 0
                : hundredThousandths(precision.substring(precision.lastIndexOf(' ') + 1));
    }

    private static long hundredThousandths(String decimal) {
        return new BigDecimal(decimal).movePointRight(5).longValueExact();
    }

    private static int[] numbers(String line) {
        return Arrays.stream(line.trim().split("\\s+")).mapToInt(Integer::parseInt).toArray();
    }
}
