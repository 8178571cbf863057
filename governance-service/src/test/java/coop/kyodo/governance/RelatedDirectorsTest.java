package coop.kyodo.governance;

import static coop.kyodo.governance.GivenCooperative.election;
import static coop.kyodo.governance.GivenCooperative.itemPath;
import static coop.kyodo.governance.GivenCooperative.marriage;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// JP-240: how many directors of a certified non-profit co-op are related to each other.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class RelatedDirectorsTest {

    private static final String RELATIONS = "/officer-relations?asOf=";

    private final UUID item = UUID.randomUUID();

    // Taking office

    @Test
    void two_related_directors_of_five_do_not_take_office_and_another_ballot_may_follow() {
        GivenCooperative coop = certified(5);
        coop.related(1, 2).then().statusCode(201);
        UUID assembly = coop.open(election(item, "DIRECTOR", coop.members));

        elect(coop, assembly, coop.members)
                .then()
                .statusCode(422)
                .body("code", equalTo("related-directors"), "rule", equalTo("JP-240"))
                .body("source", equalTo("Workers Cooperatives Act, art. 94-3(iv)"))
                .body("figures.director", oneOf(texts(coop, 1, 2)))
                .body("figures.related", equalTo(2), "figures.directors", equalTo(5))
                .body("figures.most", equalTo(1), "figures.on", equalTo("2025-06-20"))
                .body("detail", containsString("2 of 5 directors"));
        coop.get("/officers?asOf=2025-07-01").then().body("officers", hasSize(0));
        elect(coop, assembly, coop.members.subList(1, 5))
                .then()
                .statusCode(201)
                .body("vacantSeats", equalTo(1));
        coop.provesItself();
    }

    @Test
    void two_related_directors_of_six_take_office() {
        GivenCooperative coop = certified(6);
        coop.related(1, 2).then().statusCode(201);
        UUID assembly = coop.open(election(item, "DIRECTOR", coop.members));

        elect(coop, assembly, coop.members).then().statusCode(201);

        coop.get(RELATIONS + "2025-07-01")
                .then()
                .statusCode(200)
                .body("relatedDirectors.kept", equalTo(true))
                .body("relatedDirectors.directors", equalTo(6), "relatedDirectors.most", equalTo(2))
                .body("relatedDirectors.circles.tooMany", contains(false, false));
    }

    @Test
    void three_directors_who_are_not_related_take_office() {
        GivenCooperative coop = certified(3);
        UUID assembly = coop.open(election(item, "DIRECTOR", coop.members));

        elect(coop, assembly, coop.members).then().statusCode(201);

        coop.get(RELATIONS + "2025-07-01")
                .then()
                .body("relatedDirectors.kept", equalTo(true))
                .body("relatedDirectors.most", equalTo(1))
                .body("relatedDirectors.circles", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({"2025-06-20, 201", "2025-06-21, 422"})
    void a_relation_that_has_ended_does_not_count(String endedOn, int status) {
        GivenCooperative coop = certified(5);
        String relation = coop.related(1, 2).path("id");
        end(coop, relation, endedOn).then().statusCode(200).body("endedOn", equalTo(endedOn));
        UUID assembly = coop.open(election(item, "DIRECTOR", coop.members));

        elect(coop, assembly, coop.members).then().statusCode(status);
    }

    @Test
    void an_ordinary_co_op_is_not_bound() {
        GivenCooperative coop = ordinary();
        coop.related(1, 2).then().statusCode(201);
        UUID assembly = coop.open(election(item, "DIRECTOR", coop.members));

        elect(coop, assembly, coop.members).then().statusCode(201);

        coop.get(RELATIONS + "2025-07-01")
                .then()
                .statusCode(200)
                .body("relations", hasSize(1))
                .body("relatedDirectors", nullValue());
    }

    @Test
    void a_certification_binds_from_its_day_on_and_not_from_the_next_notice() {
        GivenCooperative coop = ordinary();
        coop.related(1, 2).then().statusCode(201);
        UUID assembly = coop.open(election(item, "DIRECTOR", coop.members));
        Map<String, Object> second =
                new HashMap<>(coop.registration(Map.of(), Map.of("directors", 5)));
        second.put("profile", "JP_ACT_2022_NONPROFIT");
        second.put("articlesVersion", 2);
        second.put("effectiveOn", "2025-06-20");
        Events.deliver("coop.kyodo.membership.articles-changed.v1", coop.id, 2, coop.id, second);
        Map<String, Object> next =
                GivenCooperative.notice(
                        LocalDate.of(2025, 6, 20), Map.of("title", "Report", "kind", "REPORT"));
        next.put("heldOn", "2025-07-10");
        Events.eventually(
                "the certification is known",
                () -> coop.post("/assemblies", next).<Integer>path("articlesVersion"),
                version -> version == 2);

        elect(coop, assembly, coop.members)
                .then()
                .statusCode(422)
                .body("code", equalTo("related-directors"));
    }

    @Test
    void a_resolution_appoints_no_more_related_directors_than_a_ballot_elects() {
        GivenCooperative coop =
                GivenCooperative.certified(5, Map.of("directors", 5, "method", "APPOINTMENT"));
        coop.related(4, 5).then().statusCode(201);
        UUID assembly =
                coop.open(
                        Map.of(
                                "id",
                                item,
                                "title",
                                "Appointment of directors",
                                "kind",
                                "ORDINARY_RESOLUTION",
                                "matter",
                                Map.of("type", "OFFICERS"),
                                "election",
                                Map.of("office", "DIRECTOR", "candidates", coop.members)));
        coop.vote(assembly, item, 2, "YES").then().statusCode(201);
        coop.vote(assembly, item, 3, "YES").then().statusCode(201);
        coop.vote(assembly, item, 4, "YES").then().statusCode(201);

        coop.count(assembly, item)
                .then()
                .statusCode(422)
                .body("code", equalTo("related-directors"), "rule", equalTo("JP-240"))
                .body("figures.related", equalTo(2), "figures.directors", equalTo(5));

        coop.get(itemPath(assembly, item) + "/resolution").then().statusCode(404);
        coop.get("/officers?asOf=2025-07-01").then().body("officers", hasSize(0));
    }

    /// Both are held up before they can be over, so that neither sees what the other one committed.
    @Test
    void two_elections_at_once_see_each_other() throws SQLException {
        GivenCooperative coop = certified(5);
        coop.related(1, 4).then().statusCode(201);
        UUID other = UUID.randomUUID();
        UUID first = coop.open(election(item, "DIRECTOR", coop.members.subList(0, 3)));
        UUID second = coop.open(election(other, "DIRECTOR", coop.members.subList(3, 5)));

        try (ExecutorService connections = Executors.newFixedThreadPool(2);
                Connection database = Db.asOwner();
                Statement sql = database.createStatement()) {
            database.setAutoCommit(false);
            sql.execute("set local kyodo.tenant = '" + coop.id + "'");
            sql.execute("select 1 from audit_head where tenant_id = '" + coop.id + "' for update");
            List<CompletableFuture<Integer>> answers =
                    List.of(
                            later(connections, coop, first, item, 0, 3),
                            later(connections, coop, second, other, 3, 5));
            Events.eventually("both are held up", () -> waiting(sql), count -> count == 2);
            database.commit();
            assertThat(answers.stream().map(CompletableFuture::join).toList())
                    .containsExactlyInAnyOrder(201, 422);
        }
    }

    // Declarations

    @Test
    void a_declaration_about_sitting_directors_is_recorded_and_shows_the_breach() {
        GivenCooperative coop = certified(5);
        UUID assembly = coop.open(election(item, "DIRECTOR", coop.members));
        elect(coop, assembly, coop.members).then().statusCode(201);

        String relation = coop.related(1, 2).then().statusCode(201).extract().path("id");

        coop.get(RELATIONS + "2025-07-01")
                .then()
                .statusCode(200)
                .body("relations.id", contains(relation), "relations.kind", contains("SPOUSE"))
                .body("relatedDirectors.rule", equalTo("JP-240"))
                .body("relatedDirectors.kept", equalTo(false))
                .body("relatedDirectors.directors", equalTo(5), "relatedDirectors.most", equalTo(1))
                .body(
                        "relatedDirectors.circles.memberId",
                        containsInAnyOrder(texts(coop, 1, 2)),
                        "relatedDirectors.circles.directors",
                        contains(2, 2),
                        "relatedDirectors.circles.tooMany",
                        contains(true, true));
        end(coop, relation, "2025-08-01").then().statusCode(200);
        coop.get(RELATIONS + "2025-07-31").then().body("relatedDirectors.kept", equalTo(false));
        coop.get(RELATIONS + "2025-08-01")
                .then()
                .body("relations", hasSize(0), "relatedDirectors.kept", equalTo(true));
        coop.provesItself();
    }

    @Test
    void a_declaration_sent_twice_is_one_relation() {
        GivenCooperative coop = certified(3);
        coop.withRoll(election(item, "DIRECTOR", coop.members));
        String key = UUID.randomUUID().toString();
        Response first = declare(coop, clerk(coop), key, 1, 2);

        declare(coop, clerk(coop), key, 1, 2)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first.path("id")));

        coop.get(RELATIONS + "2025-07-01").then().body("relations", hasSize(1));
        declare(coop, clerk(coop), UUID.randomUUID().toString(), 2, 1)
                .then()
                .statusCode(409)
                .body("code", equalTo("relation-declared"));
        end(coop, first.path("id"), "2025-05-01").then().statusCode(200);
        declare(coop, clerk(coop), UUID.randomUUID().toString(), 2, 1).then().statusCode(201);
    }

    @Test
    void a_relation_is_between_two_members_and_ends_once_after_it_began() {
        GivenCooperative coop = certified(2);
        String relation = coop.related(1, 2).path("id");

        declare(coop, clerk(coop), UUID.randomUUID().toString(), 1, 1)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/otherMemberId"));
        coop.post("/officer-relations", marriage(coop.member(1), UUID.randomUUID()))
                .then()
                .statusCode(409)
                .body("code", equalTo("member-unknown"));
        end(coop, relation, "2025-03-31")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/endedOn"));
        end(coop, relation, "2025-04-01").then().statusCode(200);
        end(coop, relation, "2025-04-02")
                .then()
                .statusCode(409)
                .body("code", equalTo("relation-ended"));
        coop.get(RELATIONS + "2025-04-01").then().body("relations", hasSize(0));
    }

    // Who may see and say it

    @Test
    void relations_are_read_by_the_clerk_the_directors_and_the_auditors_alone() {
        GivenCooperative coop = certified(2);
        coop.related(1, 2).then().statusCode(201);
        String path = RELATIONS + "2025-07-01";

        for (String role : List.of("clerk", "director", "auditor")) {
            coop.getAs(Tokens.of(coop.id).role(role).bearer(), path).then().statusCode(200);
        }
        coop.getAs(Tokens.of(coop.id).member(coop.member(1)).bearer(), path)
                .then()
                .statusCode(403)
                .body("code", equalTo("role-missing"));
        coop.getAs(
                        Tokens.of(coop.id)
                                .role("clerk")
                                .scopes("assembly:read election:write")
                                .bearer(),
                        path)
                .then()
                .statusCode(403)
                .body("code", equalTo("scope-missing"));
        coop.getAs(Tokens.of(UUID.randomUUID()).everyRole().bearer(), path).then().statusCode(404);
        given().get("/v1/cooperatives/" + coop.id + path).then().statusCode(401);
    }

    @Test
    void relations_are_declared_and_ended_by_the_clerk_and_the_directors_of_the_co_op_alone() {
        GivenCooperative coop = certified(2);
        String relation = coop.related(1, 2).path("id");
        GivenCooperative other = certified(2);
        Tokens auditor = Tokens.of(coop.id).role("auditor");
        Tokens reader = Tokens.of(coop.id).role("clerk").scopes("assembly:read audit:read");

        for (String token : List.of(auditor.bearer(), reader.bearer())) {
            declare(coop, token, UUID.randomUUID().toString(), 1, 2).then().statusCode(403);
        }
        declare(coop, Tokens.of(other.id).everyRole().bearer(), UUID.randomUUID().toString(), 1, 2)
                .then()
                .statusCode(404);
        end(other, relation, "2025-06-01")
                .then()
                .statusCode(404)
                .body("code", equalTo("relation-not-found"));
        other.get(RELATIONS + "2025-07-01").then().body("relations", hasSize(0));
    }

    private static GivenCooperative certified(int directors) {
        return GivenCooperative.certified(directors, Map.of("directors", directors));
    }

    private static GivenCooperative ordinary() {
        return GivenCooperative.with(5, Map.of(), Map.of("directors", 5));
    }

    /// Records one paper that names the whole slate.
    private Response elect(GivenCooperative coop, UUID assembly, List<UUID> slate) {
        return coop.hallBallot(assembly, item, 1, 1, List.of(slate));
    }

    private static CompletableFuture<Integer> later(
            ExecutorService connections,
            GivenCooperative coop,
            UUID assembly,
            UUID contest,
            int from,
            int to) {
        return CompletableFuture.supplyAsync(
                () ->
                        coop.hallBallot(
                                        assembly,
                                        contest,
                                        1,
                                        1,
                                        List.of(coop.members.subList(from, to)))
                                .statusCode(),
                connections);
    }

    /// How many wait for a lock in the database.
    private static int waiting(Statement sql) throws SQLException {
        try (ResultSet row = sql.executeQuery("select count(*) from pg_locks where not granted")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Response declare(
            GivenCooperative coop, String token, String key, int number, int other) {
        return coop.postAs(
                token,
                key,
                "/officer-relations",
                marriage(coop.member(number), coop.member(other)));
    }

    private static Response end(GivenCooperative coop, String relation, String endedOn) {
        return coop.post("/officer-relations/" + relation + "/ending", Map.of("endedOn", endedOn));
    }

    private static String clerk(GivenCooperative coop) {
        return Tokens.of(coop.id).role("clerk").bearer();
    }

    private static String[] texts(GivenCooperative coop, int... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> coop.member(number).toString())
                .toArray(String[]::new);
    }
}
