package coop.kyodo.membership.certificate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class CertificateTest {

    private Coop coop;
    private UUID member;

    @BeforeEach
    void aMemberWithTwoUnits() {
        coop = Coop.withMembers(6, 2);
        member = coop.member(2);
    }

    @Test
    void itSaysWhatTheRegisterSaysAndItsHashCanBeReckonedByAnybody() {
        Response issued = issue("2025-06-30");

        issued.then()
                .statusCode(201)
                .body("number", equalTo(1))
                .body("memberNumber", equalTo(7))
                .body("name", equalTo("山田花子"))
                .body("units", equalTo(2))
                .body("paidIn.amount", equalTo("100000"))
                .body("state", equalTo("CURRENT"))
                .body(
                        "contentHash",
                        equalTo(
                                Hashes.sha256(
                                        String.join(
                                                "\n",
                                                "kyodo certificate of units 1",
                                                coop.id().toString(),
                                                "1",
                                                member.toString(),
                                                "7",
                                                "山田花子",
                                                "2025-04-10",
                                                "2",
                                                "50000 JPY",
                                                "100000 JPY",
                                                "100000 JPY",
                                                "2025-06-30"))));
        assertThat(given().auth().oauth2(coop.director()).get(issued.header("Location")).asString())
                .isEqualTo(issued.asString());
    }

    @Test
    void onPaperItIsTheSameFileEveryTimeAndCarriesTheHash() throws IOException {
        String hash = issue("2025-06-30").path("contentHash");

        Response paper = document(1);
        paper.then().statusCode(200).contentType("application/pdf");

        assertThat(document(1).asByteArray()).isEqualTo(paper.asByteArray());
        try (PDDocument pdf = Loader.loadPDF(paper.asByteArray())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("出資証券", "労働者協同組合みどり", "山田花子", "100,000 JPY", hash);
        }
    }

    @Test
    void aGenuineOneIsConfirmedToAnyMember() {
        String hash = issue("2025-06-30").path("contentHash");

        confirm(1, hash)
                .then()
                .statusCode(200)
                .body("genuine", equalTo(true))
                .body("state", equalTo("CURRENT"))
                .body("units", equalTo(2));
    }

    @Test
    void aForgedOneIsNotConfirmedAndTellsNothing() {
        issue("2025-06-30");

        confirm(1, Hashes.sha256("forged"))
                .then()
                .statusCode(200)
                .body("genuine", equalTo(false))
                .body("units", nullValue())
                .body("state", nullValue());
        confirm(2, Hashes.sha256("forged")).then().statusCode(404);
        confirm(1, "nonsense").then().statusCode(400).body("errors.pointer", hasItem("query:hash"));
    }

    @Test
    void aChangeOfTheHoldingSupersedesIt() {
        String hash = issue("2025-06-30").path("contentHash");

        coop.subscribe(member, 1).then().statusCode(201);

        confirm(1, hash).then().body("genuine", equalTo(true)).body("state", equalTo("SUPERSEDED"));
        document(1).then().statusCode(409).body("code", equalTo("certificate-superseded"));
        coop.get("/members/" + member + "/certificates/1")
                .then()
                .body("units", equalTo(2))
                .body("state", equalTo("SUPERSEDED"));
    }

    @Test
    void itIsNotDatedBeforeWhatItSaysWasHeld() {
        coop.subscribe(member, 1, "2025-07-01").then().statusCode(201);
        issue("2025-06-30")
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-early"))
                .body("errors.pointer", hasItem("/issuedOn"))
                .body("detail", containsString("2025-07-01"));
        issue("2025-07-01").then().statusCode(201).body("units", equalTo(3));

        coop.pay(member, 50_000, "2025-08-01").then().statusCode(201);
        issue("2025-07-31").then().statusCode(400);
        issue("2025-08-01")
                .then()
                .statusCode(201)
                .body("paidIn.amount", equalTo("150000"))
                .body("state", equalTo("CURRENT"));
    }

    @Test
    void aPaymentSupersedesIt() {
        coop.subscribe(member, 1).then().statusCode(201);
        String hash = issue("2025-07-01").path("contentHash");

        coop.pay(member, 50_000, "2025-08-01").then().statusCode(201);

        confirm(1, hash).then().body("state", equalTo("SUPERSEDED"));
    }

    @Test
    void aChangeOfTheNameSupersedesIt() {
        String hash = issue("2025-06-30").path("contentHash");
        String person = coop.get("/members/" + member).path("personId");

        Coop.posting(coop.director(), Coop.key())
                .header("If-Match", "\"1\"")
                .body(
                        Map.of(
                                "effectiveOn",
                                "2025-09-01",
                                "person",
                                Map.of("name", "佐藤花子", "address", "横浜市中区1-1")))
                .post(coop.path("/persons/" + person + "/versions"))
                .then()
                .statusCode(201);

        confirm(1, hash).then().body("genuine", equalTo(true)).body("state", equalTo("SUPERSEDED"));
        issue("2025-09-01").then().body("name", equalTo("佐藤花子"));
        coop.audit("/members/" + member + "/history")
                .then()
                .body("items.facts.fact.flatten()", hasItem("person-changed"));
    }

    @Test
    void aNewerOneSupersedesIt() {
        issue("2025-06-30");
        issue("2025-07-31").then().statusCode(201).body("number", equalTo(2));

        coop.get("/members/" + member + "/certificates")
                .then()
                .statusCode(200)
                .body("items.number", contains(2, 1))
                .body("items.state", contains("CURRENT", "SUPERSEDED"));
    }

    @Test
    void leavingSupersedesIt() {
        String hash = issue("2025-06-30").path("contentHash");
        confirm(1, hash).then().body("state", equalTo("CURRENT"));

        coop.giveNotice(member, "2025-12-31").then().statusCode(200);
        confirm(1, hash).then().body("state", equalTo("SUPERSEDED"));
        coop.closeYear("2026-03-31", 700_000).then().statusCode(201);

        confirm(1, hash).then().body("state", equalTo("SUPERSEDED"));
        issue("2026-04-01").then().statusCode(409).body("code", equalTo("not-a-member"));
    }

    @Test
    void onlyMembersHaveOneAndNotFromBeforeTheirMembership() {
        coop.post(
                        "/members/" + coop.accepted(1) + "/certificates",
                        Map.of("issuedOn", "2025-06-30"))
                .then()
                .statusCode(409)
                .body("code", equalTo("not-a-member"));
        issue("2025-04-09").then().statusCode(400).body("errors.pointer", hasItem("/issuedOn"));
        issue("2025-04-10").then().statusCode(201);
    }

    @Test
    void membersReadTheirOwnAndNoOther() {
        issue("2025-06-30");
        String self = coop.tokens().role("member").member(member).bearer();
        UUID other = coop.member(1);

        given().auth()
                .oauth2(self)
                .get(coop.path("/members/" + member + "/certificates/1/document"))
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(self)
                .get(coop.path("/members/" + other + "/certificates"))
                .then()
                .statusCode(404);
        coop.get("/members/" + other + "/certificates/1").then().statusCode(404);
    }

    @Test
    void itIsTold() {
        String hash = issue("2025-06-30").path("contentHash");

        JsonNode told = Events.await("coop.kyodo.membership.certificate-issued.v1", member);

        EventSchemas.of("membership-service").validate(told);
        assertThat(told.at("/data/contentHash").asText()).isEqualTo(hash);
        assertThat(told.at("/data/paidIn/amount").asText()).isEqualTo("100000");
    }

    private Response issue(String issuedOn) {
        return coop.post("/members/" + member + "/certificates", Map.of("issuedOn", issuedOn));
    }

    private Response document(long number) {
        return coop.get("/members/" + member + "/certificates/" + number + "/document");
    }

    private Response confirm(long number, String hash) {
        return given().auth()
                .oauth2(coop.tokens().role("member").bearer())
                .get(coop.path("/certificates/" + number + "/verification?hash=" + hash));
    }
}
