package coop.kyodo.membership.unitcut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import coop.kyodo.membership.Told;
import coop.kyodo.membership.resolution.AdoptedResolutions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class UnitCutTest {

    private Coop coop;
    private UUID founder;
    private UUID resolution;

    @BeforeEach
    void aCoopThatResolvedToReduceItsUnits() {
        Time.from("2026-10-01");
        coop = Coop.withMembers(4, 2);
        founder = coop.founder(2);
        coop.pay(founder, 90_000, "2025-04-10").then().statusCode(201);
        resolution = AdoptedResolutions.special(coop.id(), "ARTICLES", null, "2025-06-20");
    }

    @Test
    void theUnitsFallOnTheDayAndNotBefore() {
        String cut = ready();
        effect(cut, "2025-08-04").statusCode(200).body("effectiveOn", equalTo("2025-08-04"));

        coop.get("/capital-statement?from=2025-08-04&to=2025-08-04")
                .then()
                .body("opening.capital.amount", equalTo("500000"))
                .body("opening.unpaidCapital.amount", equalTo("10000"))
                .body("movements.kind", hasItem("UNIT_CUT"))
                .body("closing.units", equalTo(10))
                .body("closing.capital.amount", equalTo("400000"))
                .body("closing.unpaidCapital.amount", equalTo("0"))
                .body("closing.capitalSurplus.amount", equalTo("90000"));
        coop.get("?asOf=2025-08-03").then().body("articles.unitAmount.amount", equalTo("50000"));
        coop.get("?asOf=2025-08-04").then().body("articles.unitAmount.amount", equalTo("40000"));
        coop.get("/members/" + founder + "/arrears?on=2025-08-05")
                .then()
                .body("outstanding.amount", equalTo("0"))
                .body("uncalled.amount", equalTo("0"));
        coop.audit("/verification")
                .then()
                .body("checks.find { it.name == 'register-equals-ledger' }.ok", equalTo(true));
        Events.await("coop.kyodo.membership.capital-reduced.v1", founder);

        coop.subscribe(founder, 1, "2025-08-03")
                .then()
                .statusCode(409)
                .body("code", equalTo("fiscal-year-closed"));
        UUID late = coop.accepted(2);
        coop.pay(late, 80_000, "2025-09-01")
                .then()
                .statusCode(201)
                .body("holding.state", equalTo("MEMBER"))
                .body("holding.subscribed.amount", equalTo("80000"));
    }

    @Test
    void eachStepHasItsTime() {
        String cut = begin(40_000).statusCode(201).extract().path("unitCutId");
        step(cut, "notice", notice("2025-07-01", "2025-08-01"))
                .statusCode(409)
                .body("code", equalTo("documents-missing"))
                .body("rule", equalTo("JP-031"))
                .body("figures.resolvedOn", equalTo("2025-06-20"));
        step(cut, "documents", Map.of("documentsOn", "2025-07-05"))
                .statusCode(422)
                .body("rule", equalTo("JP-031"))
                .body("figures.last", equalTo("2025-07-04"));
        step(cut, "documents", Map.of("documentsOn", "2025-06-19")).statusCode(400);
        step(cut, "documents", Map.of("documentsOn", "2025-07-04")).statusCode(200);
        step(cut, "objections", Map.of("objections", 1, "settled", false))
                .statusCode(409)
                .body("code", equalTo("notice-missing"));
        effect(cut, "2025-08-04")
                .statusCode(409)
                .body("code", equalTo("notice-missing"))
                .body("rule", equalTo("JP-031"))
                .body("figures.resolvedOn", equalTo("2025-06-20"));
        step(cut, "notice", notice("2025-07-05", "2025-08-04"))
                .statusCode(422)
                .body("code", equalTo("objection-period-too-short"));
        step(cut, "notice", notice("2025-07-05", "2025-08-05")).statusCode(200);
        effect(cut, "2025-08-05")
                .statusCode(422)
                .body("code", equalTo("creditors-may-still-object"));
        step(cut, "objections", Map.of("objections", 1, "settled", false)).statusCode(200);
        effect(cut, "2025-08-06")
                .statusCode(409)
                .body("code", equalTo("objections-open"))
                .body("rule", equalTo("JP-031"))
                .body("figures.objections", equalTo(1));
        settled(cut, 1, ways(0, 1, 0, 0)).statusCode(200);
        effect(cut, "2025-08-06").statusCode(200);
        effect(cut, "2025-08-07").statusCode(409).body("code", equalTo("unit-cut-effective"));
    }

    /// Two creditors objected: one is paid, and one is shown to lose nothing.
    @Test
    void objectionsAreSettledWithAStatementOfHow() {
        String cut = ready();
        step(cut, "objections", Map.of("objections", 2, "settled", false)).statusCode(200);
        step(cut, "objections", Map.of("objections", 2, "settled", true))
                .statusCode(422)
                .body("code", equalTo("objections-not-accounted-for"))
                .body("rule", equalTo("JP-031"))
                .body("figures.objections", equalTo(2))
                .body("figures.accountedFor", equalTo(0));
        settled(cut, 2, ways(1, 0, 0, 0)).statusCode(422);
        settled(cut, 2, ways(1, 0, 0, 2)).statusCode(422);
        settled(cut, 2, ways(1, 0, 0, 1))
                .statusCode(200)
                .body("objectionsSettled", equalTo(true))
                .body("settlement.paid", equalTo(1))
                .body("settlement.secured", equalTo(0))
                .body("settlement.unharmed", equalTo(1))
                .body("corrections", hasSize(0));
        Map<String, Integer> two = ways(1, 0, 0, 1);
        settled(cut, 3, two).statusCode(422);
        step(cut, "objections", Map.of("objections", 3, "settled", false))
                .statusCode(409)
                .body("code", equalTo("correction-unexplained"));
        step(cut, "objections", Map.of("objections", 3, "settled", false, "settlement", two))
                .statusCode(200)
                .body("objectionsSettled", equalTo(false))
                .body("corrections", hasSize(0));
        effect(cut, "2025-08-04").statusCode(409).body("code", equalTo("objections-open"));
        settled(cut, 3, ways(2, 0, 0, 1)).statusCode(200);
    }

    /// Two objections do not become none without a word.
    @Test
    void whatWasNotedIsCorrectedWithAReasonAndKept() {
        String cut = ready();
        step(cut, "objections", Map.of("objections", 2, "settled", false)).statusCode(200);

        step(cut, "objections", Map.of("objections", 0, "settled", false))
                .statusCode(409)
                .body("code", equalTo("correction-unexplained"))
                .body("rule", equalTo("JP-031"))
                .body("figures.step", equalTo("OBJECTIONS"));
        step(cut, "objections", Map.of("objections", 0, "settled", false, "reason", "別の組合への異議"))
                .statusCode(200)
                .body("objections", equalTo(0));
        coop.get("/unit-cuts/" + cut)
                .then()
                .body("corrections", hasSize(1))
                .body("corrections[0].step", equalTo("OBJECTIONS"))
                .body("corrections[0].reason", equalTo("別の組合への異議"))
                .body("corrections[0].objections", equalTo(2))
                .body("corrections[0].noticeOn", equalTo("2025-07-01"));
        effect(cut, "2025-08-04").statusCode(200);
    }

    @Test
    void anotherSettlementIsACorrectionToo() {
        String cut = ready();
        settled(cut, 1, ways(1, 0, 0, 0)).statusCode(200);
        settled(cut, 1, ways(1, 0, 0, 0)).statusCode(200).body("corrections", hasSize(0));

        settled(cut, 1, ways(0, 1, 0, 0))
                .statusCode(409)
                .body("code", equalTo("correction-unexplained"));
        step(cut, "objections", Map.of("objections", 1, "settled", false))
                .statusCode(409)
                .body("code", equalTo("correction-unexplained"));
        step(cut, "objections", Map.of("objections", 1, "settled", false, "reason", "支払が戻った"))
                .statusCode(200)
                .body("corrections[0].settlement.paid", equalTo(1));
    }

    @Test
    void aStepStaysOnceALaterOneRestsOnIt() {
        String cut = begin(40_000).statusCode(201).extract().path("unitCutId");
        Map<String, String> documents = Map.of("documentsOn", "2025-06-29", "reason", "誤記");
        step(cut, "documents", Map.of("documentsOn", "2025-06-30")).statusCode(200);
        step(cut, "documents", Map.of("documentsOn", "2025-06-29"))
                .statusCode(409)
                .body("code", equalTo("correction-unexplained"));
        step(cut, "documents", documents)
                .statusCode(200)
                .body("corrections[0].documentsOn", equalTo("2025-06-30"));
        step(cut, "notice", notice("2025-07-01", "2025-08-03")).statusCode(200);
        step(cut, "documents", documents)
                .statusCode(409)
                .body("code", equalTo("later-step-taken"))
                .body("rule", equalTo("JP-031"))
                .body("figures.later", equalTo("NOTICE"));
        step(cut, "notice", notice("2025-07-02", "2025-08-03"))
                .statusCode(409)
                .body("code", equalTo("correction-unexplained"));
        Map<String, String> later = new HashMap<>(notice("2025-07-02", "2025-08-03"));
        later.put("reason", "官報の日付の誤り");
        step(cut, "notice", later).statusCode(200).body("noticeOn", equalTo("2025-07-02"));
        step(cut, "objections", Map.of("objections", 1, "settled", false)).statusCode(200);
        step(cut, "notice", later)
                .statusCode(409)
                .body("code", equalTo("later-step-taken"))
                .body("figures.step", equalTo("NOTICE"))
                .body("figures.later", equalTo("OBJECTIONS"));
    }

    @Test
    void oneThatIsStoppedIsDroppedAndAnotherBegins() {
        String cut = ready();
        step(cut, "dropping", Map.of("droppedOn", "2025-07-20")).statusCode(400);
        step(cut, "dropping", dropping("2025-06-19")).statusCode(400);
        step(cut, "dropping", dropping("2025-07-20"))
                .statusCode(200)
                .body("droppedOn", equalTo("2025-07-20"))
                .body("dropReason", equalTo("債権者に弁済できない"));
        assertThat(Told.of(coop, "unit-cut-changed").getLast().at("/data/step").asText())
                .isEqualTo("DROPPED");
        step(cut, "dropping", dropping("2025-07-21"))
                .statusCode(409)
                .body("code", equalTo("unit-cut-dropped"));
        effect(cut, "2025-08-04").statusCode(409).body("code", equalTo("unit-cut-dropped"));
        begin(40_000).statusCode(422).body("code", equalTo("resolution-used"));
        resolution = AdoptedResolutions.special(coop.id(), "ARTICLES", null, "2025-06-20");
        String other = ready();
        effect(other, "2025-08-04").statusCode(200);
        step(other, "dropping", dropping("2025-08-05"))
                .statusCode(409)
                .body("code", equalTo("unit-cut-effective"));
    }

    @Test
    void nothingElseIsUnderWay() {
        String cut = ready();
        UUID applicant = coop.accepted(1);
        effect(cut, "2025-08-04")
                .statusCode(409)
                .body("code", equalTo("applications-open"))
                .body("rule", equalTo("JP-020"))
                .body("figures.applications", equalTo(1));
        coop.pay(applicant, 50_000, "2025-08-04").then().statusCode(201);
        effect(cut, "2025-08-04")
                .statusCode(409)
                .body("code", equalTo("capital-moved-later"))
                .body("rule", equalTo("JP-020"))
                .body("figures.lastMovedOn", equalTo("2025-08-04"));
        effect(cut, "2026-08-04")
                .statusCode(409)
                .body("code", equalTo("year-end-open"))
                .body("rule", equalTo("JP-031"))
                .body("figures.fiscalYearEnd", equalTo("2026-03-31"));
        begin(30_000).statusCode(409).body("code", equalTo("unit-cut-open"));
        coop.get("/unit-cuts")
                .then()
                .body("items", hasSize(1))
                .body("items[0].effectiveOn", nullValue());
        coop.get("/unit-cuts/" + cut).then().body("noticeOn", equalTo("2025-07-01"));
    }

    /// The version ahead states the amount before.
    @Test
    void itTakesEffectAfterAllArticlesThatWereAdopted() {
        String cut = ready();
        coop.changeArticles("2025-08-10", Coop.articles()).then().statusCode(201);

        effect(cut, "2025-08-10")
                .statusCode(409)
                .body("code", equalTo("effective-too-early"))
                .body("rule", equalTo("JP-031"))
                .body("figures.articlesVersion", equalTo(2))
                .body("figures.articlesEffectiveOn", equalTo("2025-08-10"))
                .body("figures.earliest", equalTo("2025-08-11"));
        effect(cut, "2025-08-11").statusCode(200);
    }

    /// The year that the former articles ended on 2025-06-30 is over, though those in force would
    /// have their first year end on 2026-03-31.
    @Test
    void aYearIsClosedFirstThatEndedUnderFormerArticles() {
        Map<String, Object> articles = Coop.articles();
        articles.put("fiscalYearEnd", "06-30");
        coop = Coop.under("JP_ACT_2022", articles);
        coop.member(2);
        resolution = AdoptedResolutions.special(coop.id(), "ARTICLES", null, "2025-06-20");
        articles.put("fiscalYearEnd", "03-31");
        coop.changeArticles("2025-07-15", articles).then().statusCode(201);
        String cut = ready();

        effect(cut, "2025-08-04").statusCode(409).body("code", equalTo("year-end-open"));
        coop.closeYear("2025-06-30", 100_000).then().statusCode(201);
        effect(cut, "2025-08-04").statusCode(200);
    }

    @Test
    void itTakesAKnownSpecialResolutionAndALowerAmount() {
        begin(50_000).statusCode(400).body("code", equalTo("unit-amount-not-lower"));
        resolution = Ids.next();
        begin(40_000).statusCode(409).body("code", equalTo("resolution-unknown"));
        resolution =
                AdoptedResolutions.adopt(coop.id(), "ORDINARY", "OTHER", null, null, "2025-06-20");
        begin(40_000).statusCode(422).body("rule", equalTo("JP-031"));
        coop.get("/unit-cuts/" + Ids.next()).then().statusCode(404);
    }

    @Test
    void aResolutionCutsTheUnitOnce() throws SQLException {
        effect(ready(), "2025-08-04").statusCode(200);

        begin(30_000)
                .statusCode(422)
                .body("code", equalTo("resolution-used"))
                .body("rule", equalTo("JP-031"))
                .body("errors.pointer", hasItem("/resolutionId"))
                .body("figures.resolvedOn", equalTo("2025-06-20"))
                .body("figures.usedFrom.amount", equalTo("50000"))
                .body("figures.usedTo.amount", equalTo("40000"));
        try (Connection app = Db.asApp();
                Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("set local kyodo.tenant = '" + coop.id() + "'");
            assertThatThrownBy(() ->
                            statement.execute(
                                    """
                                    insert into unit_cut (tenant_id, unit_cut_id, amount_before,
                                      amount_after, resolution_id, resolved_on, recorded_at)
                                    values ('%s', '%s', 40000, 30000, '%s', '2025-06-20', now())\
                                    """
                                            .formatted(coop.id(), Ids.next(), resolution)))
                    .hasMessageContaining("one_unit_cut_of_a_resolution");
        }
        resolution = AdoptedResolutions.special(coop.id(), "ARTICLES", null, "2025-08-20");
        begin(30_000).statusCode(201);
    }

    private String ready() {
        String cut = begin(40_000).statusCode(201).extract().path("unitCutId");
        step(cut, "documents", Map.of("documentsOn", "2025-06-30")).statusCode(200);
        step(cut, "notice", notice("2025-07-01", "2025-08-03")).statusCode(200);
        return cut;
    }

    private ValidatableResponse begin(long unitAmount) {
        return coop.post(
                        "/unit-cuts",
                        Map.of("unitAmount", Coop.yen(unitAmount), "resolutionId", resolution))
                .then();
    }

    private ValidatableResponse settled(String cut, int objections, Map<String, ?> settlement) {
        return step(
                cut,
                "objections",
                Map.of("objections", objections, "settled", true, "settlement", settlement));
    }

    /// So many paid, secured, with property entrusted, and unharmed.
    private static Map<String, Integer> ways(int paid, int secured, int entrusted, int unharmed) {
        return Map.of(
                "paid", paid, "secured", secured, "entrusted", entrusted, "unharmed", unharmed);
    }

    private static Map<String, String> dropping(String on) {
        return Map.of("droppedOn", on, "reason", "債権者に弁済できない");
    }

    private static Map<String, String> notice(String on, String until) {
        return Map.of("gazetteOn", on, "notifiedOn", on, "objectionsUntil", until);
    }

    private ValidatableResponse effect(String cut, String on) {
        return step(cut, "effect", Map.of("effectiveOn", on));
    }

    private ValidatableResponse step(String cut, String step, Map<String, ?> request) {
        return coop.post("/unit-cuts/" + cut + "/" + step, request).then();
    }
}
