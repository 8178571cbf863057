package coop.kyodo.governance;

import static coop.kyodo.governance.GivenCooperative.election;
import static coop.kyodo.governance.GivenCooperative.itemPath;
import static coop.kyodo.governance.GivenCooperative.resolution;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Motions, votes and minutes of an assembly in session.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class DecisionTest {

    private static final String ADOPTED = "coop.kyodo.governance.resolution-adopted.v1";
    private static final String ELECTED = "coop.kyodo.governance.officers-elected.v1";

    private final UUID item = UUID.randomUUID();

    // Motions

    @Test
    void a_motion_that_was_not_notified_is_refused_and_stands_in_the_minutes() {
        GivenCooperative coop = GivenCooperative.with(2);
        UUID assembly = coop.open(budget());

        van(coop, assembly, "OTHER")
                .then()
                .statusCode(422)
                .body("code", equalTo("matter-not-notified"), "rule", equalTo("JP-134"))
                .body("figures.notified", contains("On BUDGET"));
        van(coop, assembly, "BUDGET").then().statusCode(422);
        close(coop, assembly)
                .then()
                .statusCode(201)
                .body("document.refusedMotions.title", contains("Buy a van", "Buy a van"))
                .body("document.refusedMotions[0].rule", equalTo("JP-134"))
                .body("document.agenda.outcome", contains("NOT_DECIDED"));
    }

    @Test
    void an_un_notified_motion_is_taken_with_the_consent_of_all_but_not_voted_in_writing() {
        GivenCooperative coop = GivenCooperative.with(3);
        UUID assembly = coop.withRoll(budget());
        coop.attend(assembly, 1, "IN_PERSON").then().statusCode(201);
        coop.attend(assembly, 2, "WRITTEN").then().statusCode(201);
        coop.chair(assembly, 1).then().statusCode(200);

        coop.post(
                        "/assemblies/" + assembly + "/motions",
                        Map.of(
                                "id",
                                item,
                                "title",
                                "Buy a van",
                                "kind",
                                "ORDINARY_RESOLUTION",
                                "matter",
                                Map.of("type", "OTHER"),
                                "allMembersConsented",
                                true))
                .then()
                .statusCode(201)
                .body("notified", equalTo(false), "position", equalTo(2));
        coop.vote(assembly, item, 2, "YES")
                .then()
                .statusCode(422)
                .body("code", equalTo("matter-not-notified-to-absent"), "rule", equalTo("JP-138"));
    }

    // Votes and results

    @Test
    void an_ordinary_resolution_shows_its_bases_and_is_reported() {
        GivenCooperative coop = GivenCooperative.with(6);
        UUID assembly = coop.withRoll(budget());
        coop.attend(assembly, 1, "IN_PERSON").then().statusCode(201);
        coop.attend(assembly, 2, "IN_PERSON").then().statusCode(201);
        coop.attend(assembly, 3, "WRITTEN").then().statusCode(201);
        coop.attend(assembly, 4, "ELECTRONIC").then().statusCode(201);
        coop.attendByProxy(assembly, 5, 2).then().statusCode(201);
        coop.chair(assembly, 1).then().statusCode(200);
        votes(coop, assembly, Map.of(2, "YES", 3, "YES", 4, "YES", 5, "NO"));

        Response counted = coop.count(assembly, budgetId());

        counted.then()
                .statusCode(201)
                .body("adopted", equalTo(true), "kind", equalTo("ORDINARY"))
                .body("reasons", contains("majority-reached"))
                .body("figures.onRoll", equalTo(6), "figures.voteBase", equalTo(4))
                .body("figures.present.total", equalTo(5), "figures.present.proxy", equalTo(1))
                .body("figures.yes", equalTo(3), "figures.no", equalTo(1))
                .body("figures.silent", equalTo(0), "figures.yesRequired", equalTo(3))
                .body("rules.rule", hasItems("JP-135", "JP-136"));
        coop.get(itemPath(assembly, budgetId()) + "/resolution")
                .then()
                .statusCode(200)
                .body("id", equalTo(counted.path("id")));
        JsonNode event = Events.await(ADOPTED, UUID.fromString(counted.path("id")));
        EventSchemas.of("governance-service").validate(event);
        assertThat(event.at("/data/matter/type").asText()).isEqualTo("BUDGET");
        assertThat(event.at("/cooperative").asText()).isEqualTo(coop.id.toString());
    }

    @Test
    void a_rejected_resolution_is_a_result_and_not_reported() {
        GivenCooperative coop = GivenCooperative.with(4);
        UUID assembly = coop.open(budget());
        votes(coop, assembly, Map.of(2, "YES", 3, "NO", 4, "ABSTAIN"));
        coop.count(assembly, budgetId()).then().statusCode(409);

        String id =
                closeItem(coop, assembly, budgetId(), "NO")
                        .then()
                        .statusCode(201)
                        .body("adopted", equalTo(false))
                        .body("reasons", contains("tie", "chair-decided-no"))
                        .extract()
                        .path("id");

        coop.provesItself();
        assertThat(Events.ofType(ADOPTED))
                .noneMatch(event -> event.path("subject").asText().equals(id));
    }

    @Test
    void a_tie_waits_for_the_chair() {
        GivenCooperative coop = GivenCooperative.with(3);
        UUID assembly = coop.open(budget());
        votes(coop, assembly, Map.of(2, "YES", 3, "NO"));

        coop.count(assembly, budgetId())
                .then()
                .statusCode(409)
                .body("code", equalTo("casting-vote-needed"));
        closeItem(coop, assembly, budgetId(), "YES")
                .then()
                .statusCode(201)
                .body("adopted", equalTo(true))
                .body("figures.chairCastingVote", equalTo("YES"));
    }

    @Test
    void a_special_resolution_needs_half_the_members_and_two_thirds_of_the_votes() {
        GivenCooperative coop = GivenCooperative.with(8);
        UUID articles = UUID.randomUUID();
        UUID cap = UUID.randomUUID();
        UUID assembly =
                coop.withRoll(
                        resolution(articles, "SPECIAL_RESOLUTION", "ARTICLES"),
                        resolution(cap, "SPECIAL_RESOLUTION", "DISSOLUTION"));
        for (int number = 1; number <= 4; number++) {
            coop.attend(assembly, number, "IN_PERSON").then().statusCode(201);
        }
        coop.chair(assembly, 1).then().statusCode(200);
        for (int number = 2; number <= 4; number++) {
            coop.vote(assembly, articles, number, number == 4 ? "NO" : "YES")
                    .then()
                    .statusCode(201);
            coop.vote(assembly, cap, number, number == 2 ? "YES" : "NO").then().statusCode(201);
        }

        coop.count(assembly, articles)
                .then()
                .statusCode(201)
                .body("adopted", equalTo(true), "kind", equalTo("SPECIAL"))
                .body("reasons", contains("head-count-reached", "two-thirds-reached"))
                .body("figures.headCount", equalTo(4), "figures.headCountRequired", equalTo(4))
                .body("figures.voteBase", equalTo(3), "figures.yesRequired", equalTo(2));
        coop.count(assembly, cap)
                .then()
                .statusCode(201)
                .body("adopted", equalTo(false))
                .body("reasons", contains("head-count-reached", "two-thirds-missed"));
    }

    @Test
    void the_chair_does_not_vote_and_nobody_votes_twice_or_from_afar() {
        GivenCooperative coop = GivenCooperative.with(3);
        UUID assembly = coop.withRoll(budget());
        coop.attend(assembly, 1, "IN_PERSON").then().statusCode(201);
        coop.attend(assembly, 2, "IN_PERSON").then().statusCode(201);
        coop.vote(assembly, budgetId(), 2, "YES").then().statusCode(409);
        coop.chair(assembly, 1).then().statusCode(200);

        coop.vote(assembly, budgetId(), 1, "YES")
                .then()
                .statusCode(422)
                .body("code", equalTo("chair-does-not-vote"), "rule", equalTo("JP-136"));
        coop.vote(assembly, budgetId(), 2, "YES").then().statusCode(201);
        coop.vote(assembly, budgetId(), 2, "NO")
                .then()
                .statusCode(409)
                .body("code", equalTo("already-voted"));
        coop.vote(assembly, budgetId(), 3, "YES")
                .then()
                .statusCode(409)
                .body("code", equalTo("not-present"));
        coop.count(assembly, budgetId()).then().statusCode(201);
        coop.count(assembly, budgetId())
                .then()
                .statusCode(409)
                .body("code", equalTo("already-decided"));
    }

    @Test
    void a_member_casts_their_own_vote_and_those_they_hold_a_proxy_for() {
        GivenCooperative coop = GivenCooperative.with(4);
        UUID assembly = coop.withRoll(budget());
        coop.attend(assembly, 1, "IN_PERSON").then().statusCode(201);
        coop.attend(assembly, 2, "IN_PERSON").then().statusCode(201);
        coop.attend(assembly, 3, "ELECTRONIC").then().statusCode(201);
        coop.attendByProxy(assembly, 4, 2).then().statusCode(201);
        coop.chair(assembly, 1).then().statusCode(200);
        String second = Tokens.of(coop.id).member(coop.member(2)).bearer();
        String fourth = Tokens.of(coop.id).member(coop.member(4)).bearer();

        voteAs(coop, second, assembly, 2).then().statusCode(201);
        voteAs(coop, second, assembly, 4).then().statusCode(201);
        voteAs(coop, second, assembly, 3)
                .then()
                .statusCode(403)
                .body("code", equalTo("vote-not-yours"));
        voteAs(coop, fourth, assembly, 4).then().statusCode(403);
    }

    @Test
    void a_vote_cast_by_two_connections_at_once_is_one_vote() {
        GivenCooperative coop = GivenCooperative.with(2);
        UUID assembly = coop.open(budget());

        try (ExecutorService connections = Executors.newFixedThreadPool(4)) {
            List<Integer> answers =
                    IntStream.range(0, 4)
                            .mapToObj(each ->
                                    CompletableFuture.supplyAsync(
                                            () ->
                                                    coop.vote(assembly, budgetId(), 2, "YES")
                                                            .statusCode(),
                                            connections))
                            .toList()
                            .stream()
                            .map(CompletableFuture::join)
                            .toList();
            assertThat(answers).containsExactlyInAnyOrder(201, 409, 409, 409);
        }
    }

    // Minutes

    @Test
    void the_minutes_prove_themselves_and_the_assembly_is_over() throws IOException {
        GivenCooperative coop = GivenCooperative.with(3);
        UUID assembly = coop.open(budget(), election(item, "DIRECTOR", coop.members));
        votes(coop, assembly, Map.of(2, "YES", 3, "YES"));
        coop.count(assembly, budgetId()).then().statusCode(201);
        List<UUID> paper = coop.members;
        coop.hallBallot(assembly, item, 3, 2, List.of(paper, paper)).then().statusCode(201);
        coop.get("/assemblies/" + assembly + "/minutes").then().statusCode(404);

        close(coop, assembly)
                .then()
                .statusCode(201)
                .body("document.agenda.outcome", contains("ADOPTED", "ELECTED"))
                .body("document.present.total", equalTo(3))
                .body("document.chairMemberId", equalTo(coop.member(1).toString()));

        ObjectMapper json = new ObjectMapper();
        JsonNode minutes =
                json.readTree(coop.get("/assemblies/" + assembly + "/minutes").asByteArray());
        String canonical =
                json.writer()
                        .with(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
                        .writeValueAsString(minutes.get("document"));
        assertThat(Hashes.sha256(canonical)).isEqualTo(minutes.get("hash").asText());
        coop.vote(assembly, budgetId(), 2, "YES").then().statusCode(409);
        coop.provesItself();
    }

    private final UUID budgetId = UUID.randomUUID();

    private UUID budgetId() {
        return budgetId;
    }

    private Map<String, Object> budget() {
        return resolution(budgetId, "ORDINARY_RESOLUTION", "BUDGET");
    }

    private static Response van(GivenCooperative coop, UUID assembly, String matter) {
        return coop.post(
                "/assemblies/" + assembly + "/motions",
                Map.of(
                        "title",
                        "Buy a van",
                        "kind",
                        "ORDINARY_RESOLUTION",
                        "matter",
                        Map.of("type", matter)));
    }

    private void votes(GivenCooperative coop, UUID assembly, Map<Integer, String> choices) {
        choices.forEach((number, choice) ->
                coop.vote(assembly, budgetId, number, choice).then().statusCode(201));
    }

    private Response voteAs(GivenCooperative coop, String token, UUID assembly, int number) {
        return coop.postAs(
                token,
                UUID.randomUUID().toString(),
                itemPath(assembly, budgetId) + "/votes",
                Map.of("memberId", coop.member(number), "choice", "YES"));
    }

    private static Response closeItem(
            GivenCooperative coop, UUID assembly, UUID closed, String chair) {
        return coop.post(
                itemPath(assembly, closed) + "/closing", Map.of("chairCastingVote", chair));
    }

    private static Response close(GivenCooperative coop, UUID assembly) {
        return coop.post("/assemblies/" + assembly + "/closing", Map.of("closedOn", "2025-06-20"));
    }
}
