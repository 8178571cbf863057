package coop.kyodo.governance;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Published contests counted over HTTP.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class CountTest {

    private final GivenCooperative coop = new GivenCooperative();

    @Test
    void a_debian_vote_is_counted_and_kept() {
        String id =
                coop.post("/counts", socialContract())
                        .then()
                        .statusCode(201)
                        .body("winners", contains("Change the Social Contract"))
                        .body("pairwise[0][1]", equalTo(174), "pairwise[1][0]", equalTo(39))
                        .body("ballots", equalTo(214))
                        .body("stages[0].schwartzSet", contains("Change the Social Contract"))
                        .extract()
                        .path("id");

        coop.get("/counts/" + id).then().statusCode(200).body("id", equalTo(id));
        coop.get("/counts").then().statusCode(200).body("items.id", hasItem(id));
        coop.provesItself();
    }

    @Test
    void one_vote_less_than_the_quorum_drops_the_option() {
        Map<String, Object> contest = socialContract();
        contest.put("quorumSquared", "30277");

        coop.post("/counts", contest)
                .then()
                .statusCode(201)
                .body("winners", contains("Further Discussion"))
                .body("droppedForQuorum", contains("Change the Social Contract"));
    }

    @Test
    void a_kubernetes_election_has_its_published_winners() throws IOException {
        JsonNode published =
                new ObjectMapper()
                        .readTree(
                                Path.of("src/test/resources/contests/kubernetes/2024.json")
                                        .toFile());
        List<Object> ballots = new ArrayList<>();
        published
                .get("ballots")
                .forEach(line -> ballots.add(Map.of("count", line.get(0), "ranks", line.get(1))));

        coop.post(
                        "/counts",
                        Map.of(
                                "method",
                                "SCHULZE",
                                "contest",
                                "Kubernetes steering committee 2024",
                                "options",
                                published.get("candidates"),
                                "seats",
                                3,
                                "unrankedMeans",
                                "NOT_COMPARED",
                                "ballots",
                                ballots))
                .then()
                .statusCode(201)
                .body("winners", contains("bentheelder", "aojea", "saschagrunert"))
                .body("tied.size()", equalTo(0));
    }

    @Test
    void parts_that_do_not_fit_each_other_are_malformed() {
        Map<String, Object> contest = socialContract();
        contest.put("defaultOption", "None of the above");

        coop.post("/counts", contest)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/defaultOption"));
    }

    private static Map<String, Object> socialContract() {
        return new HashMap<>(
                Map.of(
                        "method", "DEBIAN",
                        "contest", "Debian 2004, editorial amendments",
                        "options", List.of("Change the Social Contract", "Further Discussion"),
                        "defaultOption", "Further Discussion",
                        "quorumSquared", "8199/4",
                        "majorities",
                                List.of(
                                        Map.of(
                                                "option",
                                                "Change the Social Contract",
                                                "ratio",
                                                "3")),
                        "ballots",
                                List.of(
                                        ballot(18, null, 1),
                                        ballot(43, 1, null),
                                        ballot(1, 1, 1),
                                        ballot(131, 1, 2),
                                        ballot(21, 2, 1))));
    }

    private static Map<String, Object> ballot(
            int count, @org.jspecify.annotations.Nullable Integer... ranks) {
        return Map.of("count", count, "ranks", Arrays.asList(ranks));
    }
}
