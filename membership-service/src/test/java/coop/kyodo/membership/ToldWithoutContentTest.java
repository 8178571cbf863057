package coop.kyodo.membership;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is told as having changed, without what only some may see of it.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ToldWithoutContentTest {

    private Coop coop;
    private UUID member;
    private UUID site;

    @BeforeEach
    void aMemberAtASite() {
        coop = Coop.registered();
        member = coop.member(1);
        site = coop.site();
    }

    @Test
    void aDocumentIsToldWithoutWhereItIsKept() {
        UUID id = Ids.next();
        evidence(id).then().statusCode(201);
        Told.nothingBy(coop, 409, () -> evidence(id));

        List<JsonNode> told = Told.of(coop, "evidence-attached");

        assertThat(told)
                .extracting(
                        event -> event.path("subject").asText(),
                        event -> event.path("sequence").asInt(),
                        event -> event.at("/data/memberId").asText(),
                        event -> event.at("/data/kind").asText(),
                        event -> event.at("/data/receivedOn").asText())
                .containsExactly(tuple(id.toString(), 1, member.toString(), "OTHER", "2025-04-01"));
        assertThat(told.toString()).doesNotContain("金庫").doesNotContain("a".repeat(64));
    }

    @Test
    void aRefusalIsToldWithItsCauseAndNotItsExplanation() {
        UUID applicant = Ids.next();
        coop.apply(applicant, 1).then().statusCode(201);
        Map<String, String> refusal =
                Map.of("refusedOn", "2025-04-05", "cause", "OTHER", "explanation", "利益相反");
        coop.post("/members/" + applicant + "/refusal", refusal).then().statusCode(200);
        Told.nothingBy(coop, 409, () -> coop.post("/members/" + applicant + "/refusal", refusal));

        List<JsonNode> told = Told.of(coop, "applicant-refused");

        assertThat(told)
                .extracting(
                        event -> event.path("subject").asText(),
                        event -> event.at("/data/cause").asText(),
                        event -> event.at("/data/refusedOn").asText())
                .containsExactly(tuple(applicant.toString(), "OTHER", "2025-04-05"));
        assertThat(told.toString()).doesNotContain("利益相反");
    }

    @Test
    void anAccountIsToldWithoutTheAccount() {
        coop.payeeAccount(member).then().statusCode(201);
        coop.post("/payees/" + member + "/account", Coop.account("ヤマダ タロウ")).then().statusCode(201);
        Told.nothingBy(coop, 404, () -> coop.payeeAccount(Ids.next()));

        List<JsonNode> told = Told.of(coop, "payee-account-changed");

        assertThat(told)
                .extracting(
                        event -> event.at("/data/payeeId").asText(),
                        event -> event.path("sequence").asInt(),
                        event -> event.at("/data/version").asInt())
                .containsExactly(tuple(member.toString(), 1, 1), tuple(member.toString(), 2, 2));
        assertThat(told)
                .extracting(event -> event.path("subject").asText())
                .containsOnly(told.getFirst().path("subject").asText())
                .doesNotContain(member.toString());
        assertThat(told.toString())
                .doesNotContain("1234567")
                .doesNotContain("ヤマダ")
                .doesNotContain("ミズホ");
    }

    /// An heir was recorded twice, with the account under the record that goes.
    @Test
    void anAccountThatMovesWithARecordIsToldOfWhomItIsNow() {
        UUID staying = Ids.next();
        UUID losing = Ids.next();
        coop.ended(member, "DEATH", "2025-12-10").then().statusCode(200);
        coop.post(
                        "/members/" + member + "/heirs",
                        Map.of("heirs", List.of(heir(staying), heir(losing))))
                .then()
                .statusCode(201);
        coop.payeeAccount(losing).then().statusCode(201);

        coop.post("/persons/" + losing + "/merge", Map.of("intoPersonId", staying))
                .then()
                .statusCode(200);

        assertThat(Told.of(coop, "payee-account-changed"))
                .extracting(
                        event -> event.at("/data/payeeId").asText(),
                        event -> event.at("/data/version").asInt())
                .containsExactly(tuple(losing.toString(), 1), tuple(staying.toString(), 1));
    }

    private static Map<String, Object> heir(UUID id) {
        return Map.of("id", id, "name", "山田", "address", "横浜市", "share", "1/2");
    }

    @Test
    void workIsToldWithoutWhoseItIsAndHowMuch() {
        UUID entry = Ids.next();
        UUID plan = Ids.next();
        work("/work-entries", entry, "2025-04").then().statusCode(201);
        Told.nothingBy(coop, 409, () -> work("/work-entries", entry, "2025-04"));
        String correction =
                coop.post(
                                "/work-entries/" + entry + "/corrections",
                                Map.of(
                                        "period", "2025-05", "minutes", 7_654, "days", 18, "reason",
                                        "休暇"))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("entryId");
        work("/work-plans", plan, "2025-06").then().statusCode(201);

        List<JsonNode> told = Told.of(coop, "work-changed");

        assertThat(told)
                .extracting(
                        event -> event.path("subject").asText(),
                        event -> event.at("/data/change").asText(),
                        event -> event.at("/data/periods").toString(),
                        event -> event.at("/data/entries").asInt())
                .containsExactly(
                        tuple(entry.toString(), "RECORDED", "[\"2025-04\"]", 1),
                        tuple(correction, "CORRECTED", "[\"2025-05\"]", 1),
                        tuple(plan.toString(), "PLANNED", "[\"2025-06\"]", 1));
        assertThat(told.toString()).doesNotContain(member.toString()).doesNotContain("休暇");
        told.forEach(event ->
                assertThat(event.path("data").fieldNames())
                        .toIterable()
                        .containsExactlyInAnyOrder(
                                "cooperativeId", "change", "id", "periods", "entries"));
    }

    @Test
    void anImportIsToldWithItsMonthsOnceItIsIn() {
        UUID id = Ids.next();
        String lines =
                "memberId,siteId,month,minutes,days\n"
                        + "%1$s,%2$s,2025-06,60,1\n"
                        + "%1$s,%2$s,2025-05,60,1\n"
                        + "%3$s,%2$s,2025-04,60,1\n";
        String body = lines.formatted(member, site, Ids.next());
        imported(id, body).then().statusCode(200);
        Told.nothingBy(coop, 200, () -> imported(id, body));
        Told.nothingBy(
                coop,
                200,
                () ->
                        imported(
                                Ids.next(),
                                "memberId,siteId,month,minutes,days\n%s,%s,2025-04,60,1\n"
                                        .formatted(Ids.next(), site)));

        assertThat(Told.of(coop, "work-changed"))
                .extracting(
                        event -> event.path("subject").asText(),
                        event -> event.path("sequence").asInt(),
                        event -> event.at("/data/change").asText(),
                        event -> event.at("/data/periods").toString(),
                        event -> event.at("/data/entries").asInt())
                .containsExactly(
                        tuple(id.toString(), 4, "IMPORTED", "[\"2025-05\",\"2025-06\"]", 2));
    }

    private Response evidence(UUID id) {
        return coop.post(
                "/members/" + member + "/evidence",
                Map.of(
                        "id", id,
                        "kind", "OTHER",
                        "reference", "金庫 3",
                        "hash", "a".repeat(64),
                        "receivedOn", "2025-04-01"));
    }

    private Response work(String path, UUID id, String month) {
        Map<String, Object> work = new HashMap<>();
        work.put("id", id);
        work.put("memberId", member);
        work.put("siteId", site);
        work.put("month", month);
        work.put("minutes", 8_765);
        work.put("days", 19);
        return coop.post(path, work);
    }

    private Response imported(UUID id, String body) {
        return given().auth()
                .oauth2(coop.director())
                .contentType("text/csv; charset=UTF-8")
                .body(body)
                .put(coop.path("/work-imports/" + id));
    }
}
