package coop.kyodo.membership.privacy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class PersonExportTest {

    private Coop coop;
    private UUID member;
    private Remembered somebody;

    @Inject Work work;

    @BeforeEach
    void somebodyOfWhomMuchIsKept() {
        somebody = Remembered.in(Coop.withMembers(3, 2), work);
        coop = somebody.coop;
        member = somebody.member;
    }

    @Test
    void thePersonGetsEverythingThatIsHeld() {
        String person = somebody.left();

        Response export =
                given().auth()
                        .oauth2(coop.tokens().member(member).bearer())
                        .get(coop.path("/persons/" + person + "/export"));

        export.then()
                .statusCode(200)
                .body("rule", equalTo("APPI-33"))
                .body("records.person_version.name", contains("御手洗花子", "御手洗花子"))
                .body(
                        "records.person_version[0].contacts[0].value",
                        equalTo("mitarai@coop.example"))
                .body("records.member[0].member_number", equalTo(4))
                .body("records.journal.kind", hasItems("DEPOSIT", "ADMISSION", "WITHDRAWAL"))
                .body("records.evidence[0].reference", equalTo("mitarai-file"))
                .body("records.settlement", hasSize(1))
                .body("records.register_inspection", hasSize(1))
                .body("records.payee_account[0].details.holder", equalTo("御手洗花子"))
                .body("auditEntries.action", hasItems("membership-applied-for", "member-admitted"))
                .body("events.type", hasItems("coop.kyodo.membership.member-left.v1"));
        assertThat(export.asString()).doesNotContain("name_key", "山田花子");
    }

    @Test
    void whatWasToldAndNotedUnderOtherIdsThanThePersonsIsThereToo() {
        String person = somebody.left();
        coop.payeeAccount(member).then().statusCode(201);

        coop.get("/persons/" + person + "/export")
                .then()
                .statusCode(200)
                .body(
                        "events.type",
                        hasItems(
                                "coop.kyodo.membership.evidence-attached.v1",
                                "coop.kyodo.membership.debt-changed.v1",
                                "coop.kyodo.membership.work-changed.v1",
                                "coop.kyodo.membership.register-inspected.v1",
                                "coop.kyodo.membership.payee-account-changed.v1"))
                .body(
                        "auditEntries.action",
                        hasItems("work-recorded", "register-inspection-granted"));
    }

    @Test
    void nobodyGetsAnotherPersonsData() {
        String person = coop.get("/members/" + somebody.join()).path("personId");
        String other = coop.get("/register?asOf=2025-12-31").path("items[0].memberId");

        given().auth()
                .oauth2(coop.tokens().member(other).bearer())
                .get(coop.path("/persons/" + person + "/export"))
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(coop.tokens().role("auditor").bearer())
                .get(coop.path("/persons/" + person + "/export"))
                .then()
                .statusCode(403);
    }
}
