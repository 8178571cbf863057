package coop.kyodo.federation.dues;

import static coop.kyodo.federation.GivenFederation.body;
import static coop.kyodo.federation.GivenFederation.yen;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import coop.kyodo.federation.GivenFederation;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class DuesTest {

    private GivenFederation federation;
    private UUID large;

    @BeforeEach
    void registerAFederationWithTwoAffiliates() {
        federation = GivenFederation.registered();
        federation.affiliate("SMALL", 100);
        large = federation.affiliate("LARGE", 1_200);
    }

    @Test
    void aRunAssessesEveryAffiliateAndExplainsItself() {
        Response run = levy(policy(), null);

        run.then()
                .statusCode(201)
                .body("assessments", equalTo(2))
                .body("total", equalTo(yen(10_600)));
        assessments(run)
                .then()
                .body("items.code", contains("LARGE", "SMALL"))
                .body("items.amount", contains(yen(9_600), yen(1_000)))
                .body("items[1].lines.component", contains("PER_HEAD", "MINIMUM"))
                .body("items[1].lines.amount", contains(yen(800), yen(200)))
                .body(
                        "items[0].lines[0].calculation",
                        equalTo("1200 members × 8 × 1 period = 9600"));
        federation.isVerifiedClean();
    }

    @Test
    void aPreviewShowsWhatARunWouldLevyAndKeepsNothing() {
        UUID policy = policy();

        federation
                .get("/dues-policies/" + policy + "/preview?fiscalYear=2025&countAsOf=2025-03-31")
                .then()
                .statusCode(200)
                .body("total", equalTo(yen(10_600)))
                .body("assessments.code", contains("LARGE", "SMALL"));
        federation.get("/dues-runs").then().body("items", hasSize(0));
    }

    @Test
    void whatIsDeclaredLaterDoesNotChangeARun() {
        Response run = levy(policy(), null);
        federation.declared(large, 5_000, "2025-03-31");

        federation.get("/dues-runs/" + id(run)).then().body("total", equalTo(yen(10_600)));
        federation
                .get("/count-snapshots/" + run.jsonPath().getString("snapshotId"))
                .then()
                .statusCode(200)
                .body("hash", equalTo(run.jsonPath().getString("snapshotHash")))
                .body("content", org.hamcrest.Matchers.containsString(" 1200 LARGE\n"));
        federation.isVerifiedClean();
    }

    @Test
    void aYearHasOneRun() {
        UUID policy = policy();
        levy(policy, null);

        levy(policy, null).then().statusCode(409).body("code", equalTo("dues-run-exists"));
    }

    @Test
    void aCorrectionCreditsTheOldRunAndCarriesItsPaymentsOver() {
        UUID policy = policy();
        Response wrong = levy(policy, null);
        UUID old = assessment(wrong, 0);
        pay(old, 9_000, "bank-1").then().statusCode(201);
        federation.declared(large, 1_250, "2025-03-31");

        Response right = levy(policy, UUID.fromString(id(wrong)));

        right.then()
                .statusCode(201)
                .body("total", equalTo(yen(11_000)))
                .body("credited", equalTo(yen(10_600)))
                .body("corrects", equalTo(id(wrong)));
        federation
                .get("/dues-assessments/" + old)
                .then()
                .body("credited", equalTo(yen(9_600)))
                .body("carriedOut", equalTo(yen(9_000)))
                .body("outstanding", equalTo(yen(0)));
        federation
                .get("/dues-assessments/" + assessment(right, 0))
                .then()
                .body("corrects", equalTo(old.toString()))
                .body("carriedIn", equalTo(yen(9_000)))
                .body("outstanding", equalTo(yen(1_000)));
        federation.get("/dues-runs/" + id(wrong)).then().body("correctedBy", equalTo(id(right)));
        pay(old, 1, "bank-2")
                .then()
                .statusCode(422)
                .body("code", equalTo("payment-exceeds-outstanding"));
        levy(policy, UUID.fromString(id(wrong)))
                .then()
                .statusCode(409)
                .body("code", equalTo("dues-run-corrected"));
        federation.isVerifiedClean();
    }

    @Test
    void aCorrectionSaysWhyAndNamesARunOfItsOwnPolicy() {
        UUID policy = policy();
        Response run = levy(policy, null);
        UUID other = policy();

        federation
                .post("/dues-runs", run(policy, "2025-07-01", id(run), null))
                .then()
                .statusCode(400)
                .body("code", equalTo("reason-needed"));
        levy(other, UUID.fromString(id(run)))
                .then()
                .statusCode(409)
                .body("code", equalTo("dues-run-differs"));
    }

    @Test
    void duesAreNotLeviedBeforeTheMeetingHasDecided() {
        UUID policy = policy();

        federation
                .post("/dues-runs", run(policy, "2025-06-19", null, null))
                .then()
                .statusCode(422)
                .body("code", equalTo("dues-before-decision"))
                .body("rule", equalTo("JP-263"))
                .body("figures.adoptedOn", equalTo("2025-06-20"));
        federation.post("/dues-runs", run(policy, "2025-06-20", null, null)).then().statusCode(201);
    }

    @Test
    void aPaymentIsAtMostWhatIsOutstandingAndItsBusinessKeyIsTakenOnce() {
        UUID assessment = assessment(levy(policy(), null), 0);

        pay(assessment, 9_601, "bank-1")
                .then()
                .statusCode(422)
                .body("rule", equalTo("FED-004"))
                .body("figures.outstanding", equalTo(yen(9_600)));
        pay(assessment, 9_600, "bank-1")
                .then()
                .statusCode(201)
                .body("outstanding", equalTo(yen(0)));
        pay(assessment, 1, "bank-1").then().statusCode(409).body("code", equalTo("payment-known"));
        pay(assessment, 1, "bank-2")
                .then()
                .statusCode(422)
                .body("code", equalTo("payment-exceeds-outstanding"));
        federation
                .get("/dues-assessments/" + assessment + "/payments")
                .then()
                .body("items.businessKey", contains("bank-1"));
    }

    @Test
    void theSamePaymentSentAgainIsTakenOnce() {
        UUID assessment = assessment(levy(policy(), null), 0);
        String request = body("amount", yen(600), "paidOn", "2025-09-12", "businessKey", "bank-1");
        String path = "/dues-assessments/" + assessment + "/payments";
        Response first = federation.post(path, "key-1", request);

        Response again = federation.post(path, "key-1", request);

        assertThat(again.asString()).isEqualTo(first.asString());
        federation
                .get("/dues-assessments/" + assessment)
                .then()
                .body("outstanding", equalTo(yen(9_000)));
    }

    @Test
    void aPolicyMayConcernSomeKindsOnly() {
        UUID associated = federation.organisation("ASSOC", "ASSOCIATED");
        federation.affiliated(associated, null, "INDUSTRIAL", "2023-10-01");
        UUID policy =
                federation.created(
                        "/dues-policies",
                        body(
                                "name",
                                "Associates",
                                "formula",
                                "FLAT",
                                "line",
                                "INDUSTRIAL",
                                "base",
                                yen(5_000),
                                "kinds",
                                List.of("ASSOCIATED"),
                                "adoptedOn",
                                "2025-06-20",
                                "decision",
                                "Motion 5"));

        assessments(levy(policy, null)).then().body("items.code", contains("ASSOC"));
    }

    @Test
    void aPolicyKeepsWhatItWasToldAndIsRead() {
        UUID policy =
                federation.created(
                        "/dues-policies",
                        body(
                                "name",
                                "Bands",
                                "formula",
                                "BASE_PLUS_BANDS",
                                "line",
                                "NETWORK",
                                "base",
                                yen(20_000),
                                "bands",
                                List.of(band(0, 0), band(50, 5_000)),
                                "periodsPerYear",
                                12,
                                "roundUpTo",
                                1_000,
                                "maximum",
                                yen(900_000),
                                "entryFee",
                                yen(5_000),
                                "proration",
                                "HALF_YEAR",
                                "adoptedOn",
                                "2025-06-20",
                                "decision",
                                "Motion 6"));

        federation
                .get("/dues-policies/" + policy)
                .then()
                .statusCode(200)
                .body("bands.from", contains(0, 50))
                .body("entryFee", equalTo(yen(5_000)))
                .body("proration", equalTo("HALF_YEAR"));
        federation.get("/dues-policies").then().body("items.name", contains("Bands"));
    }

    @Test
    void aPolicyOfSeveralPiecesIsRefused() {
        wrongPolicy("formula", "FLAT")
                .then()
                .statusCode(400)
                .body("code", equalTo("formula-needs-it"));
        wrongPolicy("formula", "FLAT", "base", yen(1), "perHead", "8")
                .then()
                .statusCode(400)
                .body("code", equalTo("formula-has-no-use"))
                .body("errors[0].pointer", equalTo("/perHead"));
        wrongPolicy("formula", "BANDS", "bands", List.of(band(1, 5)))
                .then()
                .statusCode(400)
                .body("code", equalTo("bands-out-of-order"));
        wrongPolicy("formula", "FLAT", "base", Map.of("amount", "1", "currency", "EUR"))
                .then()
                .statusCode(400)
                .body("code", equalTo("amount-out-of-range"));
        wrongPolicy("formula", "PER_HEAD", "perHead", "1/0")
                .then()
                .statusCode(400)
                .body("code", equalTo("fraction-malformed"));
        wrongPolicy("formula", "FLAT", "base", yen(1), "minimum", yen(3), "maximum", yen(2))
                .then()
                .statusCode(400)
                .body("code", equalTo("minimum-above-maximum"));
    }

    @Test
    void duesNeedTheirOwnScope() {
        given().auth()
                .oauth2(
                        Tokens.ofFederation(federation.id)
                                .role("clerk")
                                .scopes("federation:read")
                                .bearer())
                .get("/v1/federations/" + federation.id + "/dues-runs")
                .then()
                .statusCode(403)
                .body("code", equalTo("scope-missing"));
    }

    private Response wrongPolicy(Object... pairs) {
        var policy =
                GivenFederation.map(
                        "name",
                        "P",
                        "line",
                        "INDUSTRIAL",
                        "adoptedOn",
                        "2025-06-20",
                        "decision",
                        "Motion");
        policy.putAll(GivenFederation.map(pairs));
        return federation.post(
                "/dues-policies",
                body(
                        policy.entrySet().stream()
                                .flatMap(entry ->
                                        java.util.stream.Stream.of(
                                                entry.getKey(), entry.getValue()))
                                .toArray()));
    }

    private static Map<String, Object> band(long from, long amount) {
        return GivenFederation.map("from", from, "amount", yen(amount));
    }

    private UUID policy() {
        return federation.created(
                "/dues-policies",
                body(
                        "name",
                        "Dues",
                        "formula",
                        "PER_HEAD",
                        "line",
                        "INDUSTRIAL",
                        "perHead",
                        "8",
                        "minimum",
                        yen(1_000),
                        "adoptedOn",
                        "2025-06-20",
                        "decision",
                        "Motion 4"));
    }

    private Response levy(UUID policy, @Nullable UUID corrects) {
        return federation.post(
                "/dues-runs",
                run(
                        policy,
                        "2025-07-01",
                        corrects == null ? null : corrects.toString(),
                        corrects == null ? null : "wrong number"));
    }

    private static String run(
            UUID policy, String assessedOn, @Nullable String corrects, @Nullable String reason) {
        return body(
                "policyId",
                policy,
                "fiscalYear",
                "2025",
                "countAsOf",
                "2025-03-31",
                "assessedOn",
                assessedOn,
                "dueOn",
                "2025-09-30",
                "corrects",
                corrects,
                "reason",
                reason);
    }

    private Response assessments(Response run) {
        return federation.get("/dues-runs/" + id(run) + "/assessments");
    }

    private UUID assessment(Response run, int index) {
        return UUID.fromString(assessments(run).jsonPath().getString("items[" + index + "].id"));
    }

    private Response pay(UUID assessment, long amount, String businessKey) {
        return federation.post(
                "/dues-assessments/" + assessment + "/payments",
                body("amount", yen(amount), "paidOn", "2025-09-12", "businessKey", businessKey));
    }

    private static String id(Response answer) {
        return answer.jsonPath().getString("id");
    }
}
