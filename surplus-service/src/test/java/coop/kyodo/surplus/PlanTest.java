package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static coop.kyodo.surplus.Coop.yen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Drafts: how they are made, what is refused, and what binds them.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class PlanTest {

    @Test
    void aPlanShowsTheWayFromTheResultToEachYen() {
        Coop coop = Coop.withAYear();

        Response made = coop.plan(1_000_000);

        made.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("state", equalTo("DRAFT"))
                .body("policyVersion", equalTo(0))
                .body("waterfall.distributable.amount", equalTo("3200000"))
                .body(
                        "waterfall.lines.step",
                        contains("reserve", "job-creation", "education", "work"))
                .body("waterfall.lines.rule", contains("JP-200", "JP-201", "JP-202", "JP-204"))
                .body(
                        "waterfall.lines.amount.amount",
                        contains("400000", "200000", "200000", "1000000"))
                .body("waterfall.carriedToNextYear.amount", equalTo("2200000"))
                .body("table.kind", equalTo("DISPOSITION"))
                .body("table.rule", equalTo("JP-209"))
                .body("snapshot.periods", contains("2026-02", "2026-03"))
                .body("snapshot.members", equalTo(4))
                .body("snapshot.minutes", equalTo(4_500 * 60));
        coop.get("auditor", "plans/" + made.path("planId") + "/allocations")
                .then()
                .statusCode(200)
                .body("items.amount.amount", contains("400000", "266667", "200000", "133333"))
                .body("items.quota", contains("400000", "800000/3", "200000", "400000/3"))
                .body("items.remainderUnit", contains(false, true, false, false));
    }

    @Test
    void aPlanFromBeforeItsTotalsWereNotedShowsTheSame() throws SQLException {
        Coop coop = Coop.withAYear();
        String plan = coop.plan(1_000_000).path("planId");

        Coop.tamper(
                "update plan_revision set members = null, minutes = null, days = null"
                        + " where plan_id = '%s'".formatted(plan));

        coop.get("member", "plans/" + plan)
                .then()
                .body("snapshot.members", equalTo(4))
                .body("snapshot.minutes", equalTo(4_500 * 60));
    }

    @Test
    void anybodyCanTakeTheHashAgain() {
        Coop coop = Coop.withAYear();
        Response made = coop.plan(1_000_000);

        String document =
                coop.get("auditor", "plans/" + made.path("planId") + "/document").asString();

        assertThat(Hashes.sha256(document)).isEqualTo(made.path("hash"));
    }

    @Test
    void sharesComeInPages() {
        Coop coop = Coop.withAYear();
        String path = "plans/" + coop.plan(1_000_000).path("planId") + "/allocations?limit=3";

        Response first = coop.get("clerk", path);
        Response second = coop.get("clerk", path + "&cursor=" + first.path("next"));

        first.then().body("items.memberNumber", contains(1, 2, 3));
        second.then().body("items.memberNumber", contains(4)).body("next", nullValue());
    }

    @Test
    void aMonthThatIsNotClosedIsNamed() {
        Coop coop = Coop.under("JP_ACT_2022").fourMembers().worked("2026-03").settled();
        coop.openYear(figures(4_000_000, 0)).then().statusCode(201);

        coop.plan(1)
                .then()
                .statusCode(422)
                .body("code", equalTo("months-not-closed"))
                .body("rule", equalTo("JP-205"))
                .body("figures.missing", contains("2026-02"));
    }

    @Test
    void oneYenMoreThanMayBeDistributedIsRefused() {
        Coop coop = Coop.withAYear();

        coop.plan(3_200_001)
                .then()
                .statusCode(422)
                .body("code", equalTo("distribution-above-available"))
                .body("rule", equalTo("JP-203"))
                .body("source", equalTo("Workers Cooperatives Act, art. 77(1)"))
                .body("figures.requested.amount", equalTo("3200001"))
                .body("figures.available.amount", equalTo("3200000"));
        coop.plan(3_200_000).then().statusCode(201);
    }

    @Test
    void aCertifiedNonProfitDistributesNothing() {
        Coop coop =
                Coop.under("JP_ACT_2022_NONPROFIT")
                        .fourMembers()
                        .worked("2026-02")
                        .worked("2026-03")
                        .settled();
        coop.openYear(figures(4_000_000, 0)).then().statusCode(201);

        coop.plan(1).then().statusCode(422).body("rule", equalTo("JP-241"));
        coop.plan(0).then().statusCode(201).body("waterfall.distributed.amount", equalTo("0"));
    }

    @Test
    void aRemainingLossGivesALossPlan() {
        Coop coop =
                Coop.under("JP_ACT_2022")
                        .fourMembers()
                        .worked("2026-02")
                        .worked("2026-03")
                        .settled();
        coop.openYear(figures(4_000_000, -5_000_000)).then().statusCode(201);

        coop.plan(1).then().statusCode(422).body("rule", equalTo("JP-203"));
        coop.plan(0)
                .then()
                .statusCode(201)
                .body("table.kind", equalTo("LOSS"))
                .body("waterfall.carriedToNextYear.amount", equalTo("-1000000"));
    }

    @Test
    void moreThanTheMinimumMayGoToAFundAndLessMayNot() {
        Coop coop = Coop.withAYear();

        choose(coop, "reserve", 399_999)
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-200"))
                .body("errors[0].pointer", equalTo("/choices/0/amount"));
        choose(coop, "reserve", 500_000)
                .then()
                .statusCode(201)
                .body("waterfall.lines[0].amount.amount", equalTo("500000"));
        choose(coop, "nonsense", 1)
                .then()
                .statusCode(400)
                .body("code", equalTo("choice-of-unknown-step"));
        choose(coop, "work", 1)
                .then()
                .statusCode(400)
                .body("code", equalTo("choice-is-distributed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plans", "simulations"})
    void aStepIsChosenForOnce(String path) {
        Coop coop = Coop.withAYear();

        coop.post(
                        "clerk",
                        path,
                        Map.of(
                                "fiscalYear",
                                "2025",
                                "distributed",
                                yen(0),
                                "choices",
                                List.of(
                                        Map.of("step", "reserve", "amount", yen(500_000)),
                                        Map.of("step", "reserve", "amount", yen(600_000)))))
                .then()
                .statusCode(400)
                .body("code", equalTo("choice-twice"))
                .body("errors[0].pointer", equalTo("/choices/1/step"));
    }

    @Test
    void aChoiceLeavesWhatTheLaterFundsMustHave() {
        Coop coop = Coop.withAYear();

        choose(coop, "reserve", 3_600_001)
                .then()
                .statusCode(422)
                .body("code", equalTo("later-minimum-missed"))
                .body("rule", equalTo("JP-202"))
                .body("source", equalTo("Workers Cooperatives Act, art. 76(5)"))
                .body("figures.left.amount", equalTo("399999"))
                .body("figures.due.amount", equalTo("400000"))
                .body("errors[0].pointer", equalTo("/choices/0/amount"));
        choose(coop, "reserve", 4_000_000).then().statusCode(422).body("rule", equalTo("JP-201"));
        choose(coop, "reserve", 3_600_000)
                .then()
                .statusCode(201)
                .body(
                        "waterfall.lines.amount.amount",
                        contains("3600000", "200000", "200000", "0"));
    }

    /// No rule is cited, though a choice for the reserve is below its minimum.
    @ParameterizedTest
    @ValueSource(strings = {"plans", "simulations"})
    void nothingNegativeIsChosenOrDistributed(String path) {
        Coop coop = Coop.withAYear();

        negative(coop, path, -1, 500_000).body("errors.pointer", contains("/distributed"));
        negative(coop, path, 0, -1).body("errors.pointer", contains("/choices/0/amount"));
    }

    private static ValidatableResponse negative(
            Coop coop, String path, long distributed, long chosen) {
        return coop.post(
                        "clerk",
                        path,
                        Map.of(
                                "fiscalYear", "2025",
                                "distributed", yen(distributed),
                                "choices",
                                        List.of(Map.of("step", "reserve", "amount", yen(chosen)))))
                .then()
                .statusCode(400)
                .body("code", equalTo("amount-negative"))
                .body("rule", nullValue());
    }

    @Test
    void aDraftIsComputedAgainFromWhatHoldsNow() {
        Coop coop = Coop.withAYear();
        Response made = coop.plan(1_000_000);
        coop.post("clerk", "fiscal-years/2025/figures", figures(5_000_000, 0))
                .then()
                .statusCode(201);

        revise(coop, made, "\"1\"")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("revision", equalTo(2))
                .body("figuresVersion", equalTo(2))
                .body("hash", not(equalTo(made.path("hash"))))
                .body("waterfall.netProfit.amount", equalTo("5000000"));
        revise(coop, made, "\"1\"").then().statusCode(412);
        revise(coop, made, null).then().statusCode(428);
    }

    /// A request for a plan has no steps that it could point at.
    @Test
    void whereNewerArticlesOutdateARecordedPolicyOnlyWhatChoseItIsPointedAt() {
        Coop coop = Coop.withAYear();
        coop.post("clerk", "policies", PolicyTest.policy("1/10", "HOURS")).then().statusCode(201);
        Response made = coop.plan(1_000_000);
        ObjectNode changed =
                EventSchemas.of("membership-service")
                        .example("coop.kyodo.membership.articles-changed.v1")
                        .deepCopy();
        changed.put("cooperativeId", coop.id.toString()).put("effectiveOn", "2026-03-01");
        ((ObjectNode) changed.at("/articles/surplus")).put("reserveRate", "1/5");
        coop.deliver("articles-changed", coop.id, 2, changed);
        coop.settled();

        outdated(coop.plan(1_000_000)).body("errors", nullValue());
        outdated(revise(coop, made, "\"1\"")).body("errors", nullValue());
        outdated(
                        coop.post(
                                "clerk",
                                "plans",
                                Map.of(
                                        "fiscalYear",
                                        "2025",
                                        "distributed",
                                        yen(1),
                                        "policyVersion",
                                        1)))
                .body("errors.pointer", contains("/policyVersion"));
        outdated(coop.post("clerk", "simulations", Map.of("fiscalYear", "2025")))
                .body("errors", nullValue());
        outdated(
                        coop.post(
                                "clerk",
                                "simulations",
                                Map.of("fiscalYear", "2025", "policyVersion", 1)))
                .body("errors.pointer", contains("/policyVersion"));
    }

    private static ValidatableResponse outdated(Response response) {
        return response.then()
                .statusCode(422)
                .body("code", equalTo("rate-below-minimum"))
                .body("figures.minimum", equalTo("1/5"));
    }

    @Test
    void aSubmittedPlanIsBoundByItsHash() {
        Coop coop = Coop.withAYear();
        Response made = coop.plan(1_000_000);
        coop.submit(made.path("planId"))
                .then()
                .statusCode(200)
                .body("state", equalTo("SUBMITTED"))
                .body("hash", equalTo(made.path("hash")))
                .body("submittedOn", equalTo("2026-05-28"));

        revise(coop, made, "\"2\"")
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-bound-by-hash"));
        coop.submit(made.path("planId"))
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-not-draft"));
    }

    @Test
    void aDraftOfOldFiguresIsMadeAgainBeforeItIsSubmitted() {
        Coop coop = Coop.withAYear();
        Response made = coop.plan(1_000_000);
        coop.post("clerk", "fiscal-years/2025/figures", figures(4_000_001, 0))
                .then()
                .statusCode(201);

        coop.submit(made.path("planId"))
                .then()
                .statusCode(409)
                .body("code", equalTo("figures-changed"));
        coop.get("member", "plans/" + made.path("planId")).then().body("state", equalTo("DRAFT"));
        revise(coop, made, "\"1\"").then().statusCode(200);
        coop.submit(made.path("planId")).then().statusCode(200);
    }

    @Test
    void thePlansIdMayBeChosenOnce() {
        Coop coop = Coop.withAYear();
        Map<String, Object> request =
                Map.of("id", UUID.randomUUID(), "fiscalYear", "2025", "distributed", yen(1));

        coop.post("clerk", "plans", request)
                .then()
                .statusCode(201)
                .body("planId", equalTo(String.valueOf(request.get("id"))));
        coop.post("clerk", "plans", request)
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-exists"));
        coop.get("member", "plans?fiscalYear=2025").then().body("items", hasSize(1));
        coop.get("member", "plans?fiscalYear=2024").then().body("items", hasSize(0));
    }

    @Test
    void theSamePlanIsMadeOnceForOneKey() {
        Coop coop = Coop.withAYear();
        Map<String, Object> request = Map.of("fiscalYear", "2025", "distributed", yen(1));

        String first =
                coop.as("clerk")
                        .header("Idempotency-Key", "p")
                        .body(request)
                        .post("plans")
                        .asString();
        String second =
                coop.as("clerk")
                        .header("Idempotency-Key", "p")
                        .body(request)
                        .post("plans")
                        .asString();

        assertThat(second).isEqualTo(first);
        coop.get("clerk", "plans").then().body("items", hasSize(1));
    }

    @Test
    void onlyWhoMayWriteMakesPlans() {
        Coop coop = Coop.withAYear();
        Map<String, Object> request = Map.of("fiscalYear", "2025", "distributed", yen(1));

        coop.post("member", "plans", request).then().statusCode(403);
        coop.post("auditor", "plans", request).then().statusCode(403);
        coop.as(Tokens.of(coop.id).role("clerk").scopes("surplus:read"))
                .header("Idempotency-Key", "x")
                .body(request)
                .post("plans")
                .then()
                .statusCode(403);
        coop.as(Tokens.of(UUID.randomUUID()).role("clerk")).get("plans").then().statusCode(404);
    }

    private static Response choose(Coop coop, String step, long amount) {
        return coop.post(
                "clerk",
                "plans",
                Map.of(
                        "fiscalYear", "2025",
                        "distributed", yen(0),
                        "choices", List.of(Map.of("step", step, "amount", yen(amount)))));
    }

    private static Response revise(Coop coop, Response made, @Nullable String version) {
        var request = coop.as("clerk").body(Map.of("distributed", yen(2_000_000)));
        if (version != null) {
            request = request.header("If-Match", version);
        }
        return request.put("plans/" + made.path("planId"));
    }
}
