package coop.kyodo.governance;

import static coop.kyodo.governance.GivenCooperative.marriage;
import static coop.kyodo.governance.GivenCooperative.resolution;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.testing.ContractFilter;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is left here of a person whose data membership has erased: ids, dates and votes.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ErasedPersonTest {

    private static final String ERASED = "coop.kyodo.membership.person-erased.v1";
    private static final String RECEIPT = Hashes.sha256("receipt");
    private static final List<String> PERSONAL = List.of("mitarai");

    private final UUID person = UUID.randomUUID();
    private final UUID item = UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();

    @Test
    void reasons_and_answers_that_name_the_person_are_gone_and_all_else_is_as_it_was()
            throws SQLException {
        GivenCooperative coop = GivenCooperative.with(3);
        UUID assembly = decided(coop);
        Response minutes = coop.get("/assemblies/" + assembly + "/minutes");
        assertThat(Db.tablesHolding(coop.id, PERSONAL)).containsExactly("audit_reason");

        erase(coop, coop.member(3), RECEIPT, 1);

        assertThat(Db.tablesHolding(coop.id, PERSONAL)).isEmpty();
        attend(coop, assembly).then().statusCode(410).body("code", equalTo("answer-erased"));
        coop.get("/assemblies/" + assembly + "/minutes")
                .then()
                .statusCode(200)
                .body("", equalTo(minutes.<Map<String, Object>>path("")));
        assertThat(erasures(coop).getFirst())
                .containsEntry("receipt", RECEIPT)
                .containsEntry("words", 1);
        coop.provesItself();
    }

    @Test
    void a_relation_stays_by_its_ids_and_why_it_was_declared_is_gone() throws SQLException {
        GivenCooperative coop = GivenCooperative.with(3);
        coop.withRoll(resolution(item, "ORDINARY_RESOLUTION", "BUDGET"));
        Map<String, Object> relation = marriage(coop.member(2), coop.member(3));
        String id = noted(coop, "/officer-relations", relation).path("id");

        erase(coop, coop.member(3), RECEIPT, 1);

        assertThat(Db.tablesHolding(coop.id, PERSONAL)).isEmpty();
        noted(coop, "/officer-relations", relation).then().statusCode(410);
        coop.get("/officer-relations?asOf=2025-07-01")
                .then()
                .statusCode(200)
                .body("relations.id", contains(id))
                .body("relations.otherMemberId", contains(coop.member(3).toString()));
        coop.provesItself();
    }

    @Test
    void an_erasure_delivered_twice_takes_effect_once() {
        GivenCooperative coop = GivenCooperative.with(2);
        UUID event = UUID.randomUUID();
        deliver(coop, event, coop.member(2), RECEIPT);
        deliver(coop, event, coop.member(2), RECEIPT);

        erase(coop, UUID.randomUUID(), Hashes.sha256("another receipt"), 2);

        assertThat(erasures(coop))
                .extracting(details -> details.get("receipt"))
                .containsExactly(RECEIPT, Hashes.sha256("another receipt"));
        assertThat(erasures(coop).getLast())
                .containsEntry("words", 0)
                .containsEntry("accounts", 0)
                .containsEntry("answers", 0);
        coop.provesItself();
    }

    @Test
    void what_another_co_op_keeps_under_the_same_ids_stays() throws SQLException {
        GivenCooperative coop = GivenCooperative.with(3);
        decided(coop);
        GivenCooperative other = GivenCooperative.with(1);

        erase(other, coop.member(3), RECEIPT, 1);

        assertThat(Db.tablesHolding(coop.id, PERSONAL)).containsExactly("audit_reason");
        assertThat(erasures(coop)).isEmpty();
    }

    /// An assembly that decided and was closed, where the third member's coming was noted with
    /// words.
    private UUID decided(GivenCooperative coop) {
        UUID assembly = coop.withRoll(resolution(item, "ORDINARY_RESOLUTION", "BUDGET"));
        coop.attend(assembly, 1, "IN_PERSON").then().statusCode(201);
        coop.attend(assembly, 2, "IN_PERSON").then().statusCode(201);
        attend(coop, assembly).then().statusCode(201);
        coop.chair(assembly, 1).then().statusCode(200);
        for (int number = 2; number <= 3; number++) {
            coop.vote(assembly, item, number, "YES").then().statusCode(201);
        }
        coop.count(assembly, item).then().statusCode(201);
        coop.post(
                        "/assemblies/" + assembly + "/closing",
                        Map.of("closedOn", GivenCooperative.HELD_ON.toString()))
                .then()
                .statusCode(201);
        return assembly;
    }

    private Response attend(GivenCooperative coop, UUID assembly) {
        return noted(
                coop,
                "/assemblies/" + assembly + "/attendances",
                Map.of("memberId", coop.member(3), "mode", "IN_PERSON"));
    }

    /// Sent with a reason that names the person.
    private Response noted(GivenCooperative coop, String path, Map<String, Object> body) {
        return given().noFiltersOfType(ContractFilter.class)
                .auth()
                .oauth2(Tokens.of(coop.id).role("clerk").bearer())
                .header("Idempotency-Key", key)
                .header("Audit-Reason", "mitarai came late")
                .contentType("application/json")
                .body(body)
                .post("/v1/cooperatives/" + coop.id + path);
    }

    /// Delivers an erasure and waits until there were so many.
    private void erase(GivenCooperative coop, UUID member, String receipt, int erasures) {
        deliver(coop, UUID.randomUUID(), member, receipt);
        Events.eventually("the erasure", () -> erasures(coop), found -> found.size() == erasures);
    }

    private void deliver(GivenCooperative coop, UUID event, UUID member, String receipt) {
        Events.deliver(
                event,
                ERASED,
                person,
                1,
                coop.id,
                Map.of(
                        "cooperativeId",
                        coop.id,
                        "personId",
                        person,
                        "formerPersonIds",
                        List.of(),
                        "memberIds",
                        List.of(member),
                        "receiptHash",
                        receipt));
    }

    /// What the audit log has of erasures.
    private static List<Map<String, Object>> erasures(GivenCooperative coop) {
        return coop.getAs(Tokens.of(coop.id).role("auditor").bearer(), "/audit-entries?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.entry.findAll { it.action == 'person-erased' }.details");
    }
}
