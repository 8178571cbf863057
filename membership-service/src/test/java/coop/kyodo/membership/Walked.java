package coop.kyodo.membership;

import static io.restassured.RestAssured.given;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.membership.resolution.AdoptedResolutions;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A co-op with one of everything that a path can name.
final class Walked {

    private final Coop coop = Coop.registeredOn("2024-04-01");
    private final Map<String, String> path;

    Walked() {
        UUID webhook = Ids.next();
        coop.post("/webhooks", Map.of("id", webhook, "url", "https://hooks.coop.example/kyodo"))
                .then()
                .statusCode(201);
        UUID member = coop.member(2);
        String event = coop.get("/webhooks/" + webhook + "/deliveries").path("items[0].eventId");
        UUID entry = Ids.next();
        Response recorded =
                coop.post(
                        "/work-entries",
                        Map.of(
                                "id",
                                entry,
                                "memberId",
                                member,
                                "siteId",
                                coop.site(),
                                "month",
                                "2025-04",
                                "minutes",
                                9_600,
                                "days",
                                20));
        recorded.then().statusCode(201);
        String person = coop.get("/members/" + member).path("personId");
        String workImport = Ids.next().toString();
        given().auth()
                .oauth2(coop.director())
                .contentType("text/csv; charset=UTF-8")
                .body(
                        "memberId,siteId,month,minutes,days\n%s,%s,2025-05,60,1\n"
                                .formatted(member, coop.site()))
                .put(coop.path("/work-imports/" + workImport))
                .then()
                .statusCode(200);
        UUID site = coop.site();
        Map<String, UUID> engaged =
                Map.of("placementId", Ids.next(), "termId", Ids.next(), "workerId", Ids.next());
        String ofMember = "/members/" + member;
        coop.post(
                        ofMember + "/placements",
                        Map.of(
                                "id",
                                engaged.get("placementId"),
                                "siteId",
                                site,
                                "role",
                                "調理",
                                "from",
                                "2025-04-10"))
                .then()
                .statusCode(201);
        coop.post(
                        ofMember + "/labour-terms",
                        Map.of(
                                "id", engaged.get("termId"),
                                "kind", "CONTRACT",
                                "from", "2025-04-10"))
                .then()
                .statusCode(201);
        coop.post(
                        "/workers",
                        Map.of(
                                "id", engaged.get("workerId"),
                                "siteId", site,
                                "kind", "EMPLOYEE",
                                "reference", "P-017",
                                "from", "2025-04-10"))
                .then()
                .statusCode(201);
        Map<String, String> values = new HashMap<>();
        engaged.forEach((name, id) -> values.put(name, id.toString()));
        values.put("siteId", site.toString());
        values.put("schemeCode", "TRANSFER");
        UUID debt = Ids.next();
        coop.debt(debt, member, 30_000).then().statusCode(201);
        values.put("debtId", debt.toString());
        values.put("payeeId", member.toString());
        values.put("batchId", batch());
        values.putAll(
                Map.of(
                        "claimId", benefitClaim(coop, member).toString(),
                        "personId", person,
                        "memberId", member.toString(),
                        "entryId", entry.toString(),
                        "importId", workImport,
                        "webhookId", webhook.toString(),
                        "eventId", event));
        values.put(
                "paymentId",
                coop.get("/members/" + member + "/account?asOf=2025-04-10")
                        .path("entries.find { it.kind == 'DEPOSIT' }.journalId"));
        values.put("inspectionId", inspection().toString());
        values.put("certificateNumber", certificate(member));
        values.put("unitCutId", unitCut());
        path = Map.copyOf(values);
    }

    private String unitCut() {
        UUID resolution = AdoptedResolutions.special(coop.id(), "ARTICLES", null, "2025-06-20");
        return coop.post(
                        "/unit-cuts",
                        Map.of("unitAmount", Coop.yen(40_000), "resolutionId", resolution))
                .then()
                .statusCode(201)
                .extract()
                .path("unitCutId");
    }

    private UUID inspection() {
        UUID inspection = Ids.next();
        coop.post(
                        "/register/inspections",
                        Map.of(
                                "id",
                                inspection,
                                "requester",
                                Map.of("kind", "CREDITOR", "name", "みなと信用金庫"),
                                "purpose",
                                "債権の保全のため",
                                "requestedOn",
                                "2025-06-30"))
                .then()
                .statusCode(201);
        return inspection;
    }

    private String certificate(UUID member) {
        Response issued =
                coop.post("/members/" + member + "/certificates", Map.of("issuedOn", "2025-06-30"));
        issued.then().statusCode(201);
        return issued.path("number").toString();
    }

    /// A batch that refunds somebody who left in the year before the contract's examples.
    private String batch() {
        UUID leaver = Ids.next();
        Map<String, Object> application = Coop.application(leaver, 1);
        application.put("appliedOn", "2024-04-02");
        coop.post("/members", application).then().statusCode(201);
        coop.post("/members/" + leaver + "/acceptance", Map.of("acceptedOn", "2024-04-03"))
                .then()
                .statusCode(200);
        coop.pay(leaver, Coop.UNIT, "2024-04-10").then().statusCode(201);
        coop.ended(leaver, "LOSS_OF_QUALIFICATION", "2024-12-10").then().statusCode(200);
        coop.closeYear("2025-03-31", 1_000_000).then().statusCode(201);
        coop.payeeAccount(leaver).then().statusCode(201);
        return coop.refundBatch("2025-06-30")
                .then()
                .statusCode(201)
                .extract()
                .path("batch.batchId");
    }

    UUID tenant() {
        return coop.id();
    }

    Map<String, String> path() {
        return path;
    }

    private static UUID benefitClaim(Coop coop, UUID member) {
        UUID claim = Ids.next();
        coop.post(
                        "/benefit-schemes",
                        Map.of(
                                "code",
                                "TRANSFER",
                                "effectiveOn",
                                "2025-04-01",
                                "terms",
                                Map.of(
                                        "title",
                                        Map.of("en", "On a transfer", "ja", "赴任手当"),
                                        "source",
                                        "Rules on benefits, art. 7",
                                        "basis",
                                        "EVENT",
                                        "award",
                                        Map.of("kind", "FIXED", "amount", Coop.yen(50_000)),
                                        "conditions",
                                        Map.of("evidence", List.of()))))
                .then()
                .statusCode(201);
        coop.post(
                        "/benefit-claims",
                        Map.of(
                                "id", claim,
                                "scheme", "TRANSFER",
                                "memberId", member,
                                "happenedOn", "2025-05-01",
                                "claimedOn", "2025-05-02"))
                .then()
                .statusCode(201);
        return claim;
    }
}
