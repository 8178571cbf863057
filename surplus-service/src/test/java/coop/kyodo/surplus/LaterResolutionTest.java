package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;
import static coop.kyodo.surplus.Corrections.balance;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What can never be executed is not put to the assembly, and a later resolution replaces what was
/// not executed.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class LaterResolutionTest {

    @ParameterizedTest
    @CsvSource({
        "carriedForward, 2199999, CARRY_OVER",
        "carriedForward, 2200001, CARRY_OVER",
        "reserveBalance, 1299999, LEGAL_RESERVE",
        "reserveBalance, 1300001, LEGAL_RESERVE"
    })
    void figuresThatDoNotContinueTheLedgerGiveNoPlan(String figure, long amount, String account) {
        Coop coop = Years.one();
        Map<String, Object> figures = Years.continued();
        figures.put(figure, yen(amount));
        Years.open2025(coop, figures);

        coop.plan("2025", 0)
                .then()
                .statusCode(409)
                .body("code", equalTo("opening-balance-differs"))
                .body("detail", containsString(account))
                .body("detail", containsString("2026-03-31"));

        coop.post("clerk", "fiscal-years/2025/figures", Years.continued()).then().statusCode(201);
        coop.plan("2025", 0).then().statusCode(201);
    }

    /// The plan of before the correction of the figures was adopted; the one after it replaces it.
    @Test
    void aLaterResolutionReplacesAnAdoptedPlanThatWasNotExecuted() {
        Coop coop = Years.one();
        Map<String, Object> figures = Years.continued();
        figures.put("netProfit", yen(900_000));
        Years.open2025(coop, figures);
        String first = Years.adopted(coop, coop.plan("2025", 100_000), "2026-06-20");
        coop.post("clerk", "fiscal-years/2025/figures", Years.continued()).then().statusCode(201);
        Years.approve(coop, "2025", "2026-06-25");
        Years.execute(coop, first, "2026-06-30")
                .then()
                .statusCode(409)
                .body("code", equalTo("figures-changed"));

        String second = Years.adopted(coop, coop.plan("2025", 200_000), "2026-07-20");

        coop.get("member", "plans/" + first)
                .then()
                .body("state", equalTo("SUPERSEDED"))
                .body("adoption.adoptedOn", equalTo("2026-06-20"))
                .body("superseded.adoptedOn", equalTo("2026-07-20"));
        coop.get("member", "year-documents/2025?asOf=2030-01-01")
                .then()
                .body("assemblyOn", equalTo("2026-07-20"))
                .body("overdue.document", hasItem("BALANCE_SHEET"));
        Years.execute(coop, first, "2026-07-30")
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-not-adopted"));
        Years.execute(coop, second, "2026-07-30").then().statusCode(200);
        coop.verified();
    }

    @Test
    void anEarlierResolutionAnotherHashAndOneOfTheSameDayReplaceNothing() {
        Coop coop = Coop.withAYear();
        String first = coop.adoptedPlan(1_000_000);
        Response other = coop.plan(2_000_000);
        String second = other.path("planId");
        coop.submit(second).then().statusCode(200);

        Years.adopt(coop, second, other.path("hash"), "2026-06-19");
        Years.adopt(coop, second, "00".repeat(32), "2026-07-20");
        Years.adopt(coop, second, other.path("hash"), "2026-06-20");

        coop.get("member", "plans/" + second)
                .then()
                .body("state", equalTo("SUBMITTED"))
                .body(
                        "mismatches.reason",
                        contains("OTHER_PLAN_ADOPTED", "HASH_DIFFERS", "OTHER_PLAN_ADOPTED"));
        coop.execute(first).then().statusCode(200);
        Years.adopt(coop, second, other.path("hash"), "2026-07-20");
        coop.get("member", "plans/" + second).then().body("state", equalTo("SUBMITTED"));
        coop.get("member", "plans/" + first).then().body("state", equalTo("EXECUTED"));
        coop.verified();
    }

    @Test
    void noFurtherPlanOfAYearIsMadeOrSubmittedOnceOneIsExecuted() {
        Coop coop = Coop.withAYear();
        String first = coop.adoptedPlan(1_000_000);
        String other = coop.plan(2_000_000).path("planId");
        coop.execute(first).then().statusCode(200);

        for (Response refused : List.of(coop.plan(2_000_000), coop.submit(other))) {
            refused.then()
                    .statusCode(409)
                    .body("code", equalTo("plan-already-executed"))
                    .body("detail", containsString(first));
        }
        Corrections.correct(coop, first, 900_000).then().statusCode(201);
    }

    @Test
    void aResolutionThatGoesBackToAnEarlierPlanStopsTheOneThatReplacedIt() {
        Coop coop = Coop.withAYear();
        String first = coop.adoptedPlan(1_000_000);
        String hash = coop.get("member", "plans/" + first).path("hash");
        String second = Years.adopted(coop, coop.plan(2_000_000), "2026-07-20");

        Years.adopt(coop, first, "00".repeat(32), "2026-07-25");
        Years.adopt(coop, first, hash, "2026-07-20");
        coop.get("member", "plans/" + second).then().body("state", equalTo("ADOPTED"));
        Years.adopt(coop, first, hash, "2026-07-25");

        coop.get("member", "plans/" + first)
                .then()
                .body("state", equalTo("SUPERSEDED"))
                .body(
                        "mismatches.reason",
                        contains("HASH_DIFFERS", "OTHER_PLAN_ADOPTED", "SUPERSEDED"));
        coop.get("member", "plans/" + second)
                .then()
                .body("state", equalTo("SUPERSEDED"))
                .body("superseded.adoptedOn", equalTo("2026-07-25"));
        Years.execute(coop, second, "2026-07-30")
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-not-adopted"));
        String again = Years.adopted(coop, coop.plan(1_000_000), "2026-07-30");
        Years.execute(coop, again, "2026-07-31").then().statusCode(200);
        coop.verified();
    }

    @Test
    void aCorrectionThatCannotBeExecutedAnyMoreGivesWayToALaterOne() {
        Coop coop = Coop.withAYear();
        String plan = DividendBatchTest.executed(coop);
        Corrections.correctFigures(coop, 3_600_000, "2026-09-01").then().statusCode(201);
        Years.approve(coop, "2025", "2026-09-01");
        String first = Years.adopted(coop, Corrections.correct(coop, plan, 800_000), "2026-09-10");
        spend(coop, 190_000);
        Corrections.execute(coop, first, "2026-09-20")
                .then()
                .statusCode(422)
                .body("code", equalTo("corrected-fund-spent"));
        Corrections.correct(coop, plan, 800_000)
                .then()
                .statusCode(422)
                .body("code", equalTo("corrected-fund-spent"))
                .body("figures.missing.amount", equalTo("10000"));

        Corrections.correctFigures(coop, 3_800_000, "2026-09-21").then().statusCode(201);
        Years.approve(coop, "2025", "2026-09-21");
        String second = Years.adopted(coop, Corrections.correct(coop, plan, 900_000), "2026-09-25");

        coop.get("member", "plans/" + first).then().body("state", equalTo("SUPERSEDED"));
        Corrections.execute(coop, second, "2026-09-30").then().statusCode(200);
        coop.get("member", "funds").then().body(balance("JOB_CREATION_FUND"), equalTo("0"));
        coop.get("member", "plans/" + plan).then().body("correctedBy", equalTo(second));
        coop.verified();
    }

    @Test
    void theDatabaseKeepsOneAdoptedPlanOfAYear() throws Exception {
        Coop coop = Coop.withAYear();
        String first = coop.adoptedPlan(1_000_000);
        coop.submit(coop.plan(2_000_000).path("planId")).then().statusCode(200);
        try (Connection app = Db.asApp();
                Statement run = app.createStatement()) {
            run.execute("set kyodo.tenant = '" + coop.id + "'");
            assertThatThrownBy(() ->
                            run.execute(
                                    """
                                    insert into plan_state
                                    select tenant_id, plan_id, 'ADOPTED', year, revision, hash,
                                      on_day, plan_id, now(), corrects
                                    from plan_state where plan_id <> '%s'\
                                    """
                                            .formatted(first)))
                    .hasMessageContaining("is adopted");
        }
    }

    /// Neither does an executed plan give way, nor is one that gave way executed.
    @Test
    void theDatabaseKeepsWhatWasExecutedAndWhatGaveWay() throws Exception {
        Coop coop = Coop.withAYear();
        String first = coop.adoptedPlan(1_000_000);
        String second = Years.adopted(coop, coop.plan(2_000_000), "2026-07-20");
        coop.get("member", "plans/" + first).then().body("state", equalTo("SUPERSEDED"));
        Years.execute(coop, second, "2026-07-30").then().statusCode(200);
        try (Connection app = Db.asApp();
                Statement run = app.createStatement()) {
            run.execute("set kyodo.tenant = '" + coop.id + "'");
            assertThatThrownBy(() -> run.execute(reaches(second, "SUPERSEDED", "resolution_id")))
                    .hasMessageContaining("cannot become SUPERSEDED");
            assertThatThrownBy(() -> run.execute(reaches(first, "EXECUTING", "null")))
                    .hasMessageContaining("cannot become EXECUTING");
            run.execute(
                    """
                    insert into execution (tenant_id, plan_id, revision, executed_on, lines,
                      currency, recorded_at)
                    select tenant_id, '%s', revision, executed_on, lines, currency, now()
                    from execution where plan_id = '%s'\
                    """
                            .formatted(first, second));
            assertThatThrownBy(() ->
                            run.execute(
                                    "update execution set halted = 'late' where plan_id = '%s'"
                                            .formatted(first)))
                    .hasMessageContaining("gave way to another");
            run.execute(
                    "update execution set compared_at = compared_at where plan_id = '%s'"
                            .formatted(second));
        }
    }

    private static String reaches(String plan, String state, String resolution) {
        return """
        insert into plan_state
        select tenant_id, plan_id, '%s', year, revision, hash, on_day, %s, now(), corrects
        from plan_state where plan_id = '%s' and state = 'ADOPTED'\
        """
                .formatted(state, resolution, plan);
    }

    @Test
    void aPlanIsSubmittedAfterItsYearAndNotExecutedAhead() {
        Coop coop = Coop.withAYear();
        Response made = coop.plan(1_000_000);
        String plan = made.path("planId");
        String path = "plans/" + plan + "/submission";
        coop.post("clerk", path, Map.of("submittedOn", "2026-03-30"))
                .then()
                .statusCode(400)
                .body("code", equalTo("submission-before-year-end"));
        coop.post("clerk", path, Map.of("submittedOn", "2026-03-31")).then().statusCode(200);
        coop.adopts(UUID.randomUUID(), plan, made.path("hash"));

        Years.execute(coop, plan, LocalDate.now(ZoneOffset.UTC).plusDays(2).toString())
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-late"));
        coop.execute(plan).then().statusCode(200);
    }

    static void spend(Coop coop, long amount) {
        String use = FundUseTest.asked(coop, "JOB_CREATION_FUND", "JOB_CREATION", amount);
        FundUseTest.approve(coop, use).then().statusCode(200);
        FundUseTest.spend(coop, use, amount).then().statusCode(201);
    }
}
