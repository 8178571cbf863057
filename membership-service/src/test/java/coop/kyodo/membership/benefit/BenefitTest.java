package coop.kyodo.membership.benefit;

import static coop.kyodo.membership.Coop.yen;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class BenefitTest {

    private static final String LEASE_HASH = "a".repeat(64);

    private Coop coop;
    private UUID member;

    @BeforeEach
    void aCoopThatPaysHalfTheRentOfItsTrainees() {
        coop = Coop.withMembers(4, 2);
        member = coop.member(2);
        decide("2025-04-01", "30000").then().statusCode(201).body("version", equalTo(1));
    }

    @Test
    void aClaimIsGrantedApprovedAndPaidAndTheLedgerShowsIt() {
        UUID claim = claimed("2025-05-01", 55_000);

        approve(claim, other()).then().statusCode(200).body("state", equalTo("APPROVED"));
        assertBalances("27500", "-27500", "0");
        pay(claim, "bank-1").then().statusCode(201).body("state", equalTo("PAID"));

        assertBalances("27500", "0", "-27500");
        coop.get("/benefit-ledger/postings")
                .then()
                .statusCode(200)
                .body("items.debit", contains("BENEFITS", "BENEFITS_PAYABLE"))
                .body("items.number", contains(1, 2));
        assertThat(Events.await("coop.kyodo.membership.benefit-claim-changed.v1", claim))
                .isNotNull();
    }

    @Test
    void aRefusedClaimPromisesNothingAndCanBeMadeAgain() {
        UUID claim = claimed("2025-05-01", 55_000);

        act(claim, "refusal", Map.of("refusedOn", "2025-06-05", "reason", "wrong lease"), other())
                .then()
                .statusCode(200)
                .body("state", equalTo("REFUSED"));

        assertBalances("0", "0", "0");
        claimed("2025-05-01", 55_000);
    }

    @Test
    void oneMonthIsClaimedOnce() {
        claimed("2025-05-01", 55_000);

        claim("2025-05-01", 55_000)
                .then()
                .statusCode(409)
                .body("code", equalTo("benefit-claimed-already"));
    }

    @Test
    void aClaimIsJudgedByTheSchemeOfItsDay() {
        decide("2025-06-01", "40000").then().statusCode(201).body("version", equalTo(2));

        assertThat(amount("2025-05-01", 100_000)).isEqualTo("30000");
        assertThat(amount("2025-06-01", 100_000)).isEqualTo("40000");
        decide("2025-06-01", "50000")
                .then()
                .statusCode(409)
                .body("code", equalTo("benefit-scheme-not-newer"));
        coop.get("/benefit-schemes?asOf=2025-05-31").then().body("items.version", contains(1));
    }

    @Test
    void whatTheSchemeDoesNotGrantIsRefusedWithTheScheme() {
        claim("2025-05-01", 55_000, "2025-08-01")
                .then()
                .statusCode(422)
                .body("code", equalTo("benefit-claimed-too-late"))
                .body("rule", equalTo("BENEFIT-TRAINING_RENT"))
                .body("source", equalTo("Rules on benefits, art. 4"))
                .body("figures.days", equalTo(62))
                .body("figures.claimWithinDays", equalTo(60));
        claim("2025-05-01", 55_000, "2025-07-30").then().statusCode(201);
    }

    @Test
    void theSeventhMonthIsRefused() {
        List.of("2025-05-01", "2025-06-01", "2025-07-01", "2025-08-01", "2025-09-01", "2025-10-01")
                .forEach(month -> claimed(month, 50_000));

        claim("2025-11-01", 50_000)
                .then()
                .statusCode(422)
                .body("code", equalTo("benefit-used-up"))
                .body("figures.claims", equalTo(6));
    }

    /// The year of August ended on 2025-09-30; the new articles let the next one end in March.
    @Test
    void claimsAreCountedInTheFiscalYearsThatTheArticlesThenSet() {
        Map<String, Object> articles = Coop.articles();
        articles.put("fiscalYearEnd", "09-30");
        coop = Coop.under("JP_ACT_2022", articles);
        member = coop.member(2);
        articles.put("fiscalYearEnd", "03-31");
        coop.changeArticles("2025-12-01", articles).then().statusCode(201);
        Map<String, Object> terms = new HashMap<>(terms("30000"));
        terms.put("conditions", Map.of("mostPerYear", 1, "evidence", List.of()));
        coop.post(
                        "/benefit-schemes",
                        Map.of(
                                "code",
                                "TRAINING_RENT",
                                "effectiveOn",
                                "2025-04-01",
                                "terms",
                                terms))
                .then()
                .statusCode(201);
        claimed("2025-08-01", 50_000);

        claimed("2025-10-01", 50_000);
        claim("2026-03-01", 50_000)
                .then()
                .statusCode(422)
                .body("code", equalTo("benefit-used-up"))
                .body("figures.claimsInYear", equalTo(1));
        claimed("2026-04-01", 50_000);
    }

    @Test
    void nobodyDecidesOnAClaimOfTheirOwn() {
        UUID claim = claimed("2025-05-01", 55_000);

        approve(claim, coop.director())
                .then()
                .statusCode(409)
                .body("code", equalTo("benefit-claim-own"));
        approve(claim, coop.tokens().role("director").subject("other").member(member).bearer())
                .then()
                .statusCode(409)
                .body("code", equalTo("benefit-claim-own"));
    }

    /// Whoever left and joined again is one person with two memberships.
    @Test
    void norOnOneOfAnEarlierMembershipOfTheirs() throws SQLException {
        UUID claim = claimed("2025-05-01", 55_000);
        coop.ended(member, "LOSS_OF_QUALIFICATION", "2025-06-10").then().statusCode(200);
        UUID again = coop.joinsAgain(member, "2025-06-11");
        UUID another = coop.member(1);

        approve(claim, director(again))
                .then()
                .statusCode(409)
                .body("code", equalTo("benefit-claim-own"));
        act(claim, "refusal", Map.of("refusedOn", "2025-06-20", "reason", "x"), director(again))
                .then()
                .statusCode(409)
                .body("code", equalTo("benefit-claim-own"));
        try (Connection app = Db.asApp();
                Statement sql = app.createStatement()) {
            sql.execute("set kyodo.tenant = '" + coop.id() + "'");
            for (UUID self : List.of(member, again)) {
                assertThatThrownBy(() -> sql.execute(decided(claim, self)))
                        .hasMessageContaining("by whoever gains by it");
            }
        }
        approve(claim, director(another)).then().statusCode(200);
    }

    private static String decided(UUID claim, UUID by) {
        return """
        update benefit_claim set state = 'APPROVED', decided_on = '2025-06-20', decided_by = 'x',
          deciding_member = '%s'
        where claim_id = '%s'\
        """
                .formatted(by, claim);
    }

    private String director(UUID self) {
        return coop.tokens().role("director").subject("other").member(self).bearer();
    }

    @Test
    void aClaimIsPaidOnceAndOnlyAfterItsApproval() {
        UUID claim = claimed("2025-05-01", 55_000);
        UUID next =
                UUID.fromString(
                        claim("2025-06-01", 55_000, "2025-06-02")
                                .then()
                                .statusCode(201)
                                .extract()
                                .path("claimId"));

        pay(claim, "bank-1")
                .then()
                .statusCode(409)
                .body("code", equalTo("benefit-claim-not-payable"));
        approve(claim, other()).then().statusCode(200);
        approve(claim, other())
                .then()
                .statusCode(409)
                .body("code", equalTo("benefit-claim-decided"));
        pay(claim, "bank-1").then().statusCode(201);
        pay(claim, "bank-2").then().statusCode(409);
        approve(next, other()).then().statusCode(200);
        pay(next, "bank-1").then().statusCode(409).body("code", equalTo("payment-reference-used"));
    }

    @Test
    void aDecisionComesAfterTheClaimAndAPaymentAfterTheDecision() {
        UUID claim = claimed("2025-05-01", 55_000);

        act(claim, "approval", Map.of("approvedOn", "2025-05-27"), other())
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-early"));
        act(claim, "refusal", Map.of("refusedOn", "2025-05-27", "reason", "wrong lease"), other())
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-early"));
        act(claim, "approval", Map.of("approvedOn", "2025-05-28"), other()).then().statusCode(200);
        act(claim, "payment", Map.of("paidOn", "2025-05-27", "reference", "bank-1"), other())
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-early"))
                .body("errors.pointer", contains("/paidOn"));
        act(claim, "payment", Map.of("paidOn", "2025-05-28", "reference", "bank-1"), other())
                .then()
                .statusCode(201);
    }

    @Test
    void aMemberClaimsForThemselvesAndSeesNobodyElsesClaims() {
        String own = coop.tokens().role("member").member(member).bearer();
        String stranger = coop.tokens().role("member").member(Ids.next()).bearer();
        UUID claim = Ids.next();

        Coop.posting(stranger, Coop.key())
                .body(claiming(claim, "2025-05-01", 55_000, "2025-06-02"))
                .post(coop.path("/benefit-claims"))
                .then()
                .statusCode(404);
        Coop.posting(own, Coop.key())
                .body(claiming(claim, "2025-05-01", 55_000, "2025-06-02"))
                .post(coop.path("/benefit-claims"))
                .then()
                .statusCode(201);

        String path = coop.path("/benefit-claims/" + claim);
        given().auth().oauth2(own).get(path).then().statusCode(200);
        given().auth().oauth2(stranger).get(path).then().statusCode(404);
        String all = coop.path("/members/" + member + "/benefit-claims");
        given().auth().oauth2(own).get(all).then().statusCode(200).body("items", hasSize(1));
        given().auth().oauth2(own).get(all + "?state=PAID").then().body("items", hasSize(0));
        given().auth().oauth2(stranger).get(all).then().statusCode(404);
        coop.audit("/members/" + Ids.next() + "/benefit-claims").then().statusCode(404);
        coop.get("/benefit-claims?memberId=" + member + "&state=CLAIMED")
                .then()
                .body("items", hasSize(1));
        coop.get("/benefit-claims?memberId=" + Ids.next()).then().body("items", hasSize(0));
    }

    @Test
    void anAwardThatDoesNotSayHowMuchIsRefused() {
        Map<String, Object> terms = new HashMap<>(terms("30000"));
        terms.put("award", Map.of("kind", "FIXED", "share", "1/2"));

        coop.post(
                        "/benefit-schemes",
                        Map.of("code", "OTHER", "effectiveOn", "2025-04-01", "terms", terms))
                .then()
                .statusCode(400)
                .body("code", equalTo("benefit-award-unclear"))
                .body("errors.pointer", hasItem("/terms/award/amount"));
    }

    @Test
    void verificationFindsAPaymentThatTheClaimDoesNotKnowOf() throws SQLException {
        UUID claim = claimed("2025-05-01", 55_000);
        approve(claim, other()).then().statusCode(200);

        try (Connection owner = Db.asOwner();
                Statement sql = owner.createStatement()) {
            sql.execute("set kyodo.tenant = '" + coop.id() + "'");
            sql.execute("update benefit_claim set state = 'PAID' where claim_id = '" + claim + "'");
        }

        coop.audit("/verification")
                .then()
                .body("ok", equalTo(false))
                .body(
                        "checks.find { it.name == 'benefits-equal-claims' }.faults",
                        contains("claim 1 of 27500 is PAID, promised are 27500, paid 0"));
    }

    @Test
    void theDatabaseTakesNoSecondPromise() throws SQLException {
        UUID claim = claimed("2025-05-01", 55_000);
        approve(claim, other()).then().statusCode(200);

        try (Connection app = Db.asApp();
                Statement sql = app.createStatement()) {
            sql.execute("set kyodo.tenant = '" + coop.id() + "'");
            assertThatThrownBy(() ->
                            sql.execute(
                                    """
                                    insert into benefit_posting values ('%s', '%s', 9, '%s', 'BENEFITS',
                                      'BENEFITS_PAYABLE', 1, '2025-06-05', null, now())\
                                    """
                                            .formatted(coop.id(), Ids.next(), claim)))
                    .hasMessageContaining("duplicate key");
        }
    }

    private Response decide(String effectiveOn, String atMost) {
        return coop.post(
                "/benefit-schemes",
                Map.of(
                        "code",
                        "TRAINING_RENT",
                        "effectiveOn",
                        effectiveOn,
                        "terms",
                        terms(atMost)));
    }

    private static Map<String, Object> terms(String atMost) {
        return Map.of(
                "title", Map.of("en", "Half of the rent during training", "ja", "研修期間中の家賃補助"),
                "source", "Rules on benefits, art. 4",
                "basis", "MONTH",
                "award",
                        Map.of(
                                "kind", "SHARE_OF_COST",
                                "share", "1/2",
                                "atMost", yen(Long.parseLong(atMost))),
                "conditions",
                        Map.of(
                                "claimWithinDays", 60,
                                "mostInAll", 6,
                                "evidence", List.of("LEASE")));
    }

    private UUID claimed(String month, long rent) {
        return UUID.fromString(claim(month, rent).then().statusCode(201).extract().path("claimId"));
    }

    private String amount(String month, long rent) {
        return claim(month, rent).then().statusCode(201).extract().path("amount.amount");
    }

    private Response claim(String month, long rent) {
        return claim(month, rent, month.replaceFirst("-01$", "-28"));
    }

    private Response claim(String month, long rent, String claimedOn) {
        return coop.post("/benefit-claims", claiming(Ids.next(), month, rent, claimedOn));
    }

    private Map<String, Object> claiming(UUID id, String month, long rent, String claimedOn) {
        return Map.of(
                "id", id,
                "scheme", "TRAINING_RENT",
                "memberId", member,
                "happenedOn", month,
                "cost", yen(rent),
                "claimedOn", claimedOn,
                "evidence",
                        List.of(
                                Map.of(
                                        "kind", "LEASE",
                                        "reference", "documents/lease",
                                        "hash", LEASE_HASH)));
    }

    private Response approve(UUID claim, String token) {
        return act(claim, "approval", Map.of("approvedOn", "2025-06-05"), token);
    }

    private Response pay(UUID claim, String reference) {
        return act(
                claim,
                "payment",
                Map.of("paidOn", "2025-06-25", "reference", reference),
                coop.director());
    }

    private Response act(UUID claim, String action, Map<String, ?> body, String token) {
        return Coop.posting(token, Coop.key())
                .body(body)
                .post(coop.path("/benefit-claims/" + claim + "/" + action));
    }

    /// A director who is not the one that claims.
    private String other() {
        return coop.tokens().role("director").subject("other-director").bearer();
    }

    private void assertBalances(String benefits, String payable, String cash) {
        coop.get("/benefit-ledger/accounts")
                .then()
                .statusCode(200)
                .body("accounts.balance.amount", contains(benefits, payable, cash));
    }
}
