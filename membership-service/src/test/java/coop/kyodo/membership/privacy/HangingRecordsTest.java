package coop.kyodo.membership.privacy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Records that name no person, or another one, and are about a person all the same.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class HangingRecordsTest {

    private static final String HANGING =
            """
            with recursive named as (
              select distinct c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid
              where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                and a.attname ~ ? and not a.attisdropped and a.atttypid = 'uuid'::regtype
            ), hanging as (
              select f.conrelid as oid from pg_constraint f
              where f.contype = 'f' and f.confrelid in (select oid from named)
                and f.conrelid not in (select oid from named)
              union
              select f.conrelid from hanging h join pg_constraint f on f.confrelid = h.oid
              where f.contype = 'f' and f.conrelid not in (select oid from named)
            )
            select c.relname from hanging h join pg_class c on c.oid = h.oid order by c.relname\
            """;

    private static final String CLAIM_CHANGED = "coop.kyodo.membership.benefit-claim-changed.v1";

    private Coop coop;
    private UUID giver;
    private UUID taker;
    private String person;

    @BeforeEach
    void somebodyGaveUnitsAndHadABenefit() {
        coop = Coop.under("GENERIC");
        giver = coop.member(3);
        taker = coop.member(1);
        person = coop.get("/members/" + giver).path("personId");
        coop.post(
                        "/members/" + giver + "/transfers",
                        Map.of(
                                "toMemberId",
                                taker,
                                "units",
                                2,
                                "transferredOn",
                                "2025-09-01",
                                "consent",
                                Map.of("on", "2025-08-25", "reference", "御手洗さんとの合意書")))
                .then()
                .statusCode(201);
        benefit();
    }

    @Test
    void noTableThatHangsOnAPersonsIsForgotten() throws SQLException {
        List<String> hanging = new ArrayList<>();
        try (Connection app = Db.asApp();
                PreparedStatement query = app.prepareStatement(HANGING)) {
            query.setString(1, ExportPerson.OF_PERSONS);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    hanging.add(rows.getString(1));
                }
            }
        }

        assertThat(hanging).contains("posting", "benefit_evidence");
        assertThat(ExportPerson.CHILDREN.stream().map(ExportPerson.Child::name))
                .as("tables that are part of what is held about a person")
                .containsAll(hanging);
    }

    @Test
    void theGiverGetsTheConsentAndWhatABenefitWasShownAndPaidWith() {
        export(giver, person)
                .then()
                .statusCode(200)
                .body("records.transfer_consent.reference", contains("御手洗さんとの合意書"))
                .body("records.benefit_evidence.reference", contains("御手洗の契約書"))
                .body("records.benefit_posting", hasSize(2))
                .body("records.benefit_posting.reference", hasItem("御手洗-家賃"))
                .body("events.type", hasItem(CLAIM_CHANGED))
                .body("auditEntries.action", hasItem("benefit-claimed"))
                .body("records.posting.account", hasItem("CAPITAL"));
        export(taker, coop.get("/members/" + taker).path("personId"))
                .then()
                .statusCode(200)
                .body("records.transfer_consent", hasSize(1))
                .body("records.benefit_evidence", nullValue())
                .body("records.benefit_posting", nullValue())
                .body("events.type", not(hasItem(CLAIM_CHANGED)));
    }

    @Test
    void withTheGiversErasureTheConsentsWordsAreGone() throws SQLException {
        coop.giveNotice(giver, "2025-12-31").then().statusCode(200);
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);
        Time.on("2036-04-01");

        coop.post("/persons/" + person + "/erasure", Map.of("cause", "RETENTION_ENDED"))
                .then()
                .statusCode(201);

        assertThat(Db.tablesHolding(coop.id(), List.of("御手洗"))).isEmpty();
        coop.get("/members/" + taker + "/transfers")
                .then()
                .body("items.consent.on", contains("2025-08-25"))
                .body("items.consent.reference", contains("[erased]"));
    }

    @Test
    void whoseBenefitIsNeitherPaidNorRefusedIsNotErased() {
        UUID open = claim("2025-06-01");
        coop.giveNotice(giver, "2025-12-31").then().statusCode(200);
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);
        Time.on("2036-04-01");

        coop.post("/persons/" + person + "/erasure", Map.of("cause", "RETENTION_ENDED"))
                .then()
                .statusCode(422)
                .body("code", equalTo("benefit-open"))
                .body("figures.claims", equalTo(1))
                .body("figures.claimed.amount", equalTo("25000"));
        act(coop.director(), open, "withdrawal", Map.of("withdrawnOn", "2036-04-01"))
                .then()
                .statusCode(200);
        coop.post("/persons/" + person + "/erasure", Map.of("cause", "RETENTION_ENDED"))
                .then()
                .statusCode(201);
    }

    @Test
    void whoseBenefitIsApprovedAndNotPaidIsNotErased() {
        UUID approved = claim("2025-06-01");
        String other = coop.tokens().role("director").subject("other-director").bearer();
        act(other, approved, "approval", Map.of("approvedOn", "2025-06-05")).then().statusCode(200);
        coop.giveNotice(giver, "2025-12-31").then().statusCode(200);
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);
        Time.on("2036-04-01");

        coop.post("/persons/" + person + "/erasure", Map.of("cause", "RETENTION_ENDED"))
                .then()
                .statusCode(422)
                .body("code", equalTo("benefit-open"))
                .body("figures.claims", equalTo(1));
    }

    /// Both left in the same way; one of them worked at a site, as it is said in free words.
    @Test
    void asWhatSomebodyWorkedGoesWithTheErasureAndFromTheEvents() throws SQLException {
        UUID other = coop.member(1);
        UUID placed = coop.member(1);
        String role = "御手洗の後任";
        coop.post(
                        "/members/" + placed + "/placements",
                        Map.of("siteId", coop.site(), "role", role, "from", "2025-05-01"))
                .then()
                .statusCode(201);
        assertThat(Db.tablesHolding(coop.id(), List.of(role))).contains("placement", "outbox");
        for (UUID leaver : List.of(other, placed)) {
            coop.giveNotice(leaver, "2025-12-31").then().statusCode(200);
        }
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);
        Time.on("2036-04-01");

        int without = erasedExplanations(other);
        int with = erasedExplanations(placed);

        assertThat(with - without).isEqualTo(1);
        assertThat(Db.tablesHolding(coop.id(), List.of(role))).isEmpty();
        coop.get("/members/" + placed + "/placements")
                .then()
                .body("items.role", contains("[erased]"))
                .body("items.from", contains("2025-05-01"));
    }

    /// Why it was corrected may be about the member, too; the export tells what was noted and what
    /// it was corrected to.
    @Test
    void whyAnEngagementWasCorrectedIsExportedAndGoesWithTheErasure() throws SQLException {
        UUID placed = coop.member(1);
        String why = "御手洗と取り違えた";
        Map<String, Object> first =
                Map.of("siteId", coop.site(), "role", "調理", "from", "2025-05-01");
        String placement =
                coop.post("/members/" + placed + "/placements", first)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("placementId");
        String term =
                coop.post(
                                "/members/" + placed + "/labour-terms",
                                Map.of("kind", "CONTRACT", "from", "2025-05-01"))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("termId");
        for (String of : List.of("/placements/" + placement, "/labour-terms/" + term)) {
            coop.post(
                            "/members/" + placed + of + "/corrections",
                            Map.of("reason", why, "struck", true))
                    .then()
                    .statusCode(200);
        }
        export(placed, coop.get("/members/" + placed).path("personId"))
                .then()
                .body("records.placement.correction_reason", contains(why))
                .body("records.labour_term.correction_reason", contains(why));
        assertThat(Db.tablesHolding(coop.id(), List.of(why))).contains("placement", "labour_term");
        coop.giveNotice(placed, "2025-12-31").then().statusCode(200);
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);
        Time.on("2036-04-01");

        erasedExplanations(placed);

        assertThat(Db.tablesHolding(coop.id(), List.of(why))).isEmpty();
    }

    private int erasedExplanations(UUID member) {
        String of = coop.get("/members/" + member).path("personId");
        return coop.post("/persons/" + of + "/erasure", Map.of("cause", "RETENTION_ENDED"))
                .then()
                .statusCode(201)
                .extract()
                .path("erased.explanations");
    }

    private Response export(UUID member, String of) {
        return given().auth()
                .oauth2(coop.tokens().member(member).bearer())
                .get(coop.path("/persons/" + of + "/export"));
    }

    private void benefit() {
        coop.post(
                        "/benefit-schemes",
                        Map.of(
                                "code",
                                "RENT",
                                "effectiveOn",
                                "2025-04-01",
                                "terms",
                                Map.of(
                                        "title",
                                        Map.of("en", "Half of the rent", "ja", "家賃補助"),
                                        "source",
                                        "Rules on benefits, art. 4",
                                        "basis",
                                        "MONTH",
                                        "award",
                                        Map.of(
                                                "kind",
                                                "SHARE_OF_COST",
                                                "share",
                                                "1/2",
                                                "atMost",
                                                Coop.yen(30_000)),
                                        "conditions",
                                        Map.of("evidence", List.of("LEASE")))))
                .then()
                .statusCode(201);
        UUID claim = claim("2025-05-01");
        String other = coop.tokens().role("director").subject("other-director").bearer();
        act(other, claim, "approval", Map.of("approvedOn", "2025-06-05")).then().statusCode(200);
        act(
                        coop.director(),
                        claim,
                        "payment",
                        Map.of("paidOn", "2025-06-25", "reference", "御手洗-家賃"))
                .then()
                .statusCode(201);
    }

    /// A claim of the giver's for a month.
    private UUID claim(String month) {
        UUID claim = Ids.next();
        coop.post(
                        "/benefit-claims",
                        Map.of(
                                "id",
                                claim,
                                "scheme",
                                "RENT",
                                "memberId",
                                giver,
                                "happenedOn",
                                month,
                                "cost",
                                Coop.yen(50_000),
                                "claimedOn",
                                "2025-06-01",
                                "evidence",
                                List.of(
                                        Map.of(
                                                "kind",
                                                "LEASE",
                                                "reference",
                                                "御手洗の契約書",
                                                "hash",
                                                "a".repeat(64)))))
                .then()
                .statusCode(201);
        return claim;
    }

    private Response act(String token, UUID claim, String action, Map<String, ?> body) {
        return Coop.posting(token, Coop.key())
                .body(body)
                .post(coop.path("/benefit-claims/" + claim + "/" + action));
    }
}
