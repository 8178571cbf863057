package coop.kyodo.governance;

import static coop.kyodo.governance.GivenCooperative.election;
import static coop.kyodo.governance.GivenCooperative.itemPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Elections in an assembly, with papers, by nomination or by resolution.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class AssemblyElectionTest {

    private static final String ELECTED = "coop.kyodo.governance.officers-elected.v1";

    private final UUID item = UUID.randomUUID();

    /// JP-102: of three present all agree.
    @Test
    void a_nomination_elects_the_whole_slate_when_all_present_agree() {
        GivenCooperative coop = GivenCooperative.with(3);
        UUID assembly = coop.open(election(item, "DIRECTOR", coop.members));

        nominate(coop, assembly, coop.members, 0, 3)
                .then()
                .statusCode(201)
                .body("method", equalTo("NOMINATION"), "entitled", equalTo(3))
                .body("rules.rule", hasItem("JP-102"), "vacantSeats", equalTo(0))
                .body("elected.memberId", containsInAnyOrder(texts(coop.members)));

        coop.get(itemPath(assembly, item) + "/election")
                .then()
                .statusCode(200)
                .body("method", equalTo("NOMINATION"));
        coop.get("/officers?asOf=2025-06-20").then().body("officers", hasSize(3));
        nominate(coop, assembly, coop.members, 0, 3)
                .then()
                .statusCode(409)
                .body("code", equalTo("already-decided"));
        coop.provesItself();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2, nomination-not-unanimous",
        "0, 4, nomination-not-unanimous",
        "1, 2, nomination-objected",
        "1, 3, nomination-objected"
    })
    void with_one_who_objects_or_abstains_nobody_is_elected_and_a_ballot_may_follow(
            int objections, int agreed, String code) {
        GivenCooperative coop = GivenCooperative.with(3);
        UUID assembly = coop.open(election(item, "DIRECTOR", coop.members));

        nominate(coop, assembly, coop.members, objections, agreed)
                .then()
                .statusCode(422)
                .body("code", equalTo(code), "rule", equalTo("JP-102"))
                .body("source", equalTo("Workers Cooperatives Act, art. 32(9)-(11)"))
                .body("figures.present", equalTo(3));

        coop.get("/officers?asOf=2025-06-20").then().body("officers", hasSize(0));
        coop.hallBallot(assembly, item, 3, 3, List.of(coop.members, coop.members, coop.members))
                .then()
                .statusCode(201)
                .body("method", equalTo("BALLOT"));
    }

    @Test
    void a_slate_has_candidates_of_the_item_each_once_and_no_more_than_the_seats() {
        GivenCooperative coop = GivenCooperative.with(4);
        UUID assembly = coop.open(election(item, "DIRECTOR", coop.members));

        for (List<UUID> slate :
                List.of(
                        List.of(UUID.randomUUID()),
                        List.of(coop.member(1), coop.member(1)),
                        coop.members)) {
            nominate(coop, assembly, slate, 0, 4)
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/nominees"));
        }
    }

    @Test
    void a_hall_ballot_elects_directors_for_their_terms_and_reports_them() {
        GivenCooperative coop = GivenCooperative.with(6);
        UUID assembly = coop.open(election(item, "DIRECTOR", coop.members.subList(0, 4)));
        List<UUID> slate = coop.members.subList(0, 3);

        Response recorded =
                coop.hallBallot(
                        assembly,
                        item,
                        6,
                        5,
                        List.of(
                                slate,
                                slate,
                                slate,
                                List.of(coop.member(1)),
                                List.of(coop.member(4))));

        recorded.then()
                .statusCode(201)
                .body("entitled", equalTo(6), "valid", equalTo(5), "vacantSeats", equalTo(0))
                .body("votes[0].candidate", equalTo(coop.member(1).toString()))
                .body("votes[0].votes", equalTo(4))
                .body("elected.memberId", containsInAnyOrder(texts(slate)))
                .body("elected.termEndsOn", hasItem("2027-06-20"))
                .body("tie", nullValue());
        coop.get("/officers?asOf=2025-06-20")
                .then()
                .statusCode(200)
                .body("officers.memberId", containsInAnyOrder(texts(slate)))
                .body("officers.state", hasItem("IN_OFFICE"));
        coop.get("/officers?asOf=2025-06-19").then().body("officers", hasSize(0));
        coop.get("/officers?asOf=2027-06-21")
                .then()
                .body("officers.state", hasItem("HOLDING_OVER"));
        JsonNode event = Events.await(ELECTED, UUID.fromString(recorded.path("id")));
        EventSchemas.of("governance-service").validate(event);
        assertThat(event.at("/data/officers")).hasSize(3);
    }

    @Test
    void who_attends_electronically_gets_no_paper_and_no_vote() {
        GivenCooperative coop = GivenCooperative.with(4);
        UUID assembly = coop.withRoll(election(item, "AUDITOR", List.of(UUID.randomUUID())));
        coop.attend(assembly, 1, "IN_PERSON").then().statusCode(201);
        coop.attend(assembly, 2, "WRITTEN").then().statusCode(201);
        coop.attend(assembly, 3, "ELECTRONIC").then().statusCode(201);
        coop.chair(assembly, 1).then().statusCode(200);

        coop.hallBallot(assembly, item, 3, 0, List.of())
                .then()
                .statusCode(422)
                .body("code", equalTo("papers-exceed-entitled"), "rule", equalTo("JP-101"))
                .body("figures.papersIssued", equalTo(3), "figures.entitled", equalTo(2));
        coop.vote(assembly, item, 3, "YES")
                .then()
                .statusCode(422)
                .body("code", equalTo("electronic-vote-in-election"), "rule", equalTo("JP-138"));
    }

    @Test
    void papers_that_do_not_add_up_are_refused() {
        GivenCooperative coop = GivenCooperative.with(3);
        UUID assembly = coop.open(election(item, "DIRECTOR", coop.members));
        List<UUID> paper = List.of(coop.member(1));

        coop.hallBallot(assembly, item, 2, 3, List.of(paper, paper, paper))
                .then()
                .statusCode(422)
                .body("code", equalTo("papers-exceed-issued"));
        coop.hallBallot(assembly, item, 3, 3, List.of(paper))
                .then()
                .statusCode(422)
                .body("code", equalTo("papers-do-not-add-up"));
        coop.hallBallot(assembly, item, 3, 1, List.of(List.of(UUID.randomUUID())))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/ballots/0"));
    }

    @Test
    void a_director_who_is_no_member_cannot_be_elected() {
        GivenCooperative coop = GivenCooperative.with(2);
        UUID stranger = UUID.randomUUID();
        UUID assembly = coop.open(election(item, "DIRECTOR", List.of(stranger)));

        coop.hallBallot(assembly, item, 1, 1, List.of(List.of(stranger)))
                .then()
                .statusCode(422)
                .body("code", equalTo("director-not-a-member"), "rule", equalTo("JP-100"));
    }

    @Test
    void totals_instead_of_papers_show_a_tie_and_its_lot() {
        GivenCooperative coop = GivenCooperative.with(4);
        UUID assembly =
                coop.open(
                        Map.of(
                                "id",
                                item,
                                "title",
                                "By-election",
                                "kind",
                                "ELECTION",
                                "election",
                                Map.of(
                                        "office",
                                        "DIRECTOR",
                                        "seats",
                                        1,
                                        "candidates",
                                        coop.members.subList(0, 2))));

        coop.post(
                        itemPath(assembly, item) + "/hall-ballot",
                        Map.of(
                                "papersIssued", 4,
                                "papersFound", 4,
                                "votes",
                                        List.of(
                                                Map.of("candidate", coop.member(1), "votes", 1),
                                                Map.of("candidate", coop.member(2), "votes", 1)),
                                "blank", 1,
                                "invalid", 1,
                                "tellers", List.of(coop.member(3), coop.member(4))))
                .then()
                .statusCode(201)
                .body("tie", hasSize(2), "elected", hasSize(1))
                .body("elected[0].byLot", equalTo(true));
        coop.get(itemPath(assembly, item) + "/election").then().statusCode(200);
    }

    /// Vector V7, second half: appointed by resolution, an electronic vote counts.
    @Test
    void officers_are_appointed_by_resolution_where_the_articles_choose_it() {
        GivenCooperative coop = GivenCooperative.with(3, Map.of(), Map.of("method", "APPOINTMENT"));
        UUID assembly =
                coop.withRoll(
                        Map.of(
                                "id",
                                item,
                                "title",
                                "Directors",
                                "kind",
                                "ORDINARY_RESOLUTION",
                                "matter",
                                Map.of("type", "OFFICERS"),
                                "election",
                                Map.of("office", "DIRECTOR", "candidates", coop.members)));
        coop.attend(assembly, 1, "IN_PERSON").then().statusCode(201);
        coop.attend(assembly, 2, "ELECTRONIC").then().statusCode(201);
        coop.chair(assembly, 1).then().statusCode(200);
        coop.vote(assembly, item, 2, "YES").then().statusCode(201);

        String id =
                coop.count(assembly, item)
                        .then()
                        .statusCode(201)
                        .body("adopted", equalTo(true))
                        .extract()
                        .path("id");

        coop.get("/officers?asOf=2025-07-01").then().body("officers", hasSize(3));
        assertThat(Events.await(ELECTED, UUID.fromString(id)).at("/data/officers")).hasSize(3);
    }

    private static String[] texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private Response nominate(
            GivenCooperative coop, UUID assembly, List<UUID> slate, int objections, int agreed) {
        return coop.post(
                itemPath(assembly, item) + "/nomination",
                Map.of("nominees", slate, "objections", objections, "agreed", agreed));
    }
}
