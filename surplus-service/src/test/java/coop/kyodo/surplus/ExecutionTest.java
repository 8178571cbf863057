package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From the assembly's resolution to the funds and the members' statements.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ExecutionTest {

    private static final EventSchemas SCHEMAS = EventSchemas.of("surplus-service");

    @Test
    void anAdoptedPlanIsExecutedToTheLastYen() {
        Coop coop = Coop.withAYear();
        String plan = coop.adoptedPlan(1_000_000);

        coop.execute(plan)
                .then()
                .statusCode(200)
                .body("state", equalTo("EXECUTED"))
                .body("adoption.adoptedOn", equalTo("2026-06-20"))
                .body("executedOn", equalTo("2026-06-30"));

        coop.get("member", "fiscal-years/2025").then().body("state", equalTo("CLOSED"));
        coop.get("member", "funds")
                .then()
                .body(balance("LEGAL_RESERVE"), equalTo("1300000"))
                .body(balance("JOB_CREATION_FUND"), equalTo("200000"))
                .body(balance("EDUCATION_CARRY_OVER"), equalTo("200000"))
                .body(balance("DIVIDENDS_PAYABLE"), equalTo("795801"))
                .body(balance("WITHHOLDING_TAX_PAYABLE"), equalTo("204199"))
                .body(balance("CARRY_OVER"), equalTo("2200000"))
                .body(balance("UNAPPROPRIATED_SURPLUS"), equalTo("0"));
        coop.get("member", "funds?on=2026-06-29")
                .then()
                .body(balance("LEGAL_RESERVE"), equalTo("900000"))
                .body("balances.account", contains("LEGAL_RESERVE", "REPORTED"));
        coop.get("member", "funds?on=2026-03-30").then().body("balances", hasSize(0));
        coop.get("auditor", "journals")
                .then()
                .body("items.kind", contains("OPENING", "RESULT", "DISPOSITION", "PAYOUT"))
                .body("items.number", contains(1, 2, 3, 4));
        coop.verified();
    }

    @Test
    void whatIsDoneIsPublished() {
        Coop coop = Coop.withAYear();
        String plan = coop.adoptedPlan(1_000_000);
        coop.execute(plan).then().statusCode(200);

        JsonNode submitted =
                Events.await("coop.kyodo.surplus.surplus-plan-submitted.v1", UUID.fromString(plan));
        JsonNode executed =
                Events.await("coop.kyodo.surplus.allocation-executed.v1", UUID.fromString(plan));

        SCHEMAS.validate(submitted);
        SCHEMAS.validate(executed);
        assertThat(executed.path("data").path("lines").asInt()).isEqualTo(4);
        assertThat(executed.path("data").path("hash"))
                .isEqualTo(submitted.path("data").path("hash"));
        assertThat(executed.path("sequence").asLong())
                .isGreaterThan(submitted.path("sequence").asLong());
    }

    @Test
    void aMemberSeesHowTheOwnShareCameAbout() {
        Coop coop = Coop.withAYear().paidIn(1, 2, 500_000, 480_000).settled();
        coop.execute(coop.adoptedPlan(1_000_000)).then().statusCode(200);
        UUID member = coop.member(1);
        String path = "members/" + member + "/statements";

        coop.as(Tokens.of(coop.id).member(member))
                .get(path)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].months.period", contains("2026-02", "2026-03"))
                .body("items[0].months.minutes", contains(54_000, 54_000))
                .body("items[0].shares[0].pool.amount", equalTo("1000000"))
                .body("items[0].shares[0].measures[0].own", equalTo(108_000))
                .body("items[0].shares[0].measures[0].total", equalTo(270_000))
                .body("items[0].shares[0].share.weight", equalTo("2/5"))
                .body("items[0].total.amount", equalTo("400000"))
                .body("items[0].payout.withheld.amount", equalTo("81680"))
                .body("items[0].payout.unpaidCapital.amount", equalTo("20000"))
                .body("items[0].payout.cash.amount", equalTo("298320"));
        coop.as(Tokens.of(coop.id).member(coop.member(2))).get(path).then().statusCode(404);
        coop.get("auditor", path).then().statusCode(200);
    }

    @Test
    void whatPaysUpCapitalIsReportedAndWhatComesBackIsPaidInMoney() {
        Coop coop = Coop.withAYear().paidIn(1, 2, 500_000, 480_000).settled();
        String plan = coop.adoptedPlan(1_000_000);
        coop.execute(plan).then().statusCode(200);

        JsonNode applied =
                Events.await(
                        "coop.kyodo.surplus.dividends-applied.v1",
                        UUID.nameUUIDFromBytes(
                                (plan + "/" + coop.member(1)).getBytes(StandardCharsets.UTF_8)));
        SCHEMAS.validate(applied);
        assertThat(applied.path("data").path("applications")).hasSize(1);
        coop.get("auditor", "plans/" + plan + "/payouts")
                .then()
                .body("items.memberNumber", contains(1, 2, 3, 4))
                .body("items[0].gross.amount", equalTo("400000"))
                .body("items[0].withheld.amount", equalTo("81680"))
                .body("items[0].unpaidCapital.amount", equalTo("20000"))
                .body("items[0].cash.amount", equalTo("298320"))
                .body("items[1].unpaidCapital.amount", equalTo("0"));

        coop.dividendNotApplied(plan, 1, 15_000).settled();

        coop.get("auditor", "plans/" + plan + "/payouts?limit=1")
                .then()
                .body("items[0].returned.amount", equalTo("15000"));
        coop.get("auditor", "members/" + coop.member(1) + "/statements")
                .then()
                .body("items[0].payout.unpaidCapital.amount", equalTo("5000"))
                .body("items[0].payout.cash.amount", equalTo("313320"));
        coop.verified();
    }

    @Test
    void capitalThatIsPaidAfterTheExecutionChangesNoStatement() {
        Coop coop = Coop.withAYear().paidIn(1, 2, 500_000, 480_000).settled();
        coop.execute(coop.adoptedPlan(1_000_000)).then().statusCode(200);

        coop.paidIn(1, 3, 500_000, 500_000).settled();

        coop.get("auditor", "members/" + coop.member(1) + "/statements")
                .then()
                .body("items[0].payout.unpaidCapital.amount", equalTo("20000"));
    }

    @Test
    void theDividendOfOneWhoHasLeftPaysUpNoCapital() {
        Coop coop =
                Coop.withAYear().paidIn(1, 2, 500_000, 480_000).leave(1, "2026-05-31").settled();
        String plan = coop.adoptedPlan(1_000_000);
        coop.execute(plan).then().statusCode(200);

        coop.get("auditor", "plans/" + plan + "/payouts")
                .then()
                .body("items[0].unpaidCapital.amount", equalTo("0"))
                .body("items[0].cash.amount", equalTo("318320"));
    }

    @Test
    void aPlanIsDrawnInTheLanguageOfTheReader() {
        Coop coop = Coop.withAYear();
        String plan = coop.plan(1_000_000).path("planId");

        coop.as("member")
                .header("Accept-Language", "ja")
                .get("plans/" + plan + "/diagram")
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("image/svg+xml"))
                .body(containsString("当期純利益"));
        assertThat(coop.get("member", "plans/" + plan + "/diagram").asString())
                .contains("Workers' Co-op, 2025: disposition of the surplus")
                .contains("−1,000,000");
        coop.get("member", "plans/" + UUID.randomUUID() + "/diagram").then().statusCode(404);
    }

    @Test
    void theStatutoryTableIsReadReckonedWithAndPrinted() {
        Coop coop = Coop.withAYear();
        String table = "plans/" + coop.plan(1_000_000).path("planId") + "/statutory-table";

        coop.as("member")
                .header("Accept-Language", "ja")
                .get(table)
                .then()
                .statusCode(200)
                .body("title", equalTo("剰余金処分案"))
                .body("rows[0].title", equalTo("当期未処分剰余金"))
                .body("rows[0].amount.amount", equalTo("4000000"));
        assertThat(coop.get("member", table + "?format=CSV").asString())
                .startsWith(
                        "number,title,amount,currency\r\n1,Unappropriated surplus,4000000,JPY\r\n");
        byte[] paper = coop.get("member", table + "?format=PDF").asByteArray();
        assertThat(new String(paper, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(coop.get("member", table + "?format=PDF").asByteArray()).isEqualTo(paper);
        coop.get("member", table + "?format=XML").then().statusCode(400);
    }

    @Test
    void aStatementIsPrintedForItsMember() {
        Coop coop = Coop.withAYear();
        String plan = coop.adoptedPlan(1_000_000);
        String paper = "members/" + coop.member(1) + "/statements/" + plan + "/document";
        coop.get("auditor", paper).then().statusCode(404);
        coop.execute(plan).then().statusCode(200);

        byte[] file =
                coop.as(Tokens.of(coop.id).member(coop.member(1)))
                        .header("Accept-Language", "ja")
                        .get(paper)
                        .asByteArray();
        assertThat(new String(file, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        coop.as(Tokens.of(coop.id).member(coop.member(2))).get(paper).then().statusCode(404);
        coop.get("auditor", "members/" + UUID.randomUUID() + "/statements/" + plan + "/document")
                .then()
                .statusCode(404);
    }

    @Test
    void nothingIsExecutedThatTheAssemblyDidNotAdopt() {
        Coop coop = Coop.withAYear();
        String plan = coop.plan(1_000_000).path("planId");

        coop.execute(plan)
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-not-adopted"))
                .body("rule", equalTo("JP-181"))
                .body("source", equalTo("Workers Cooperatives Act, art. 51(5)-(9)"))
                .body("figures.state", equalTo("DRAFT"));
        coop.submit(plan).then().statusCode(200);
        coop.execute(plan).then().statusCode(409).body("code", equalTo("plan-not-adopted"));
    }

    @Test
    void onlyADirectorWithTheScopeExecutes() {
        Coop coop = Coop.withAYear();
        String plan = coop.adoptedPlan(1_000_000);
        Map<String, String> body = Map.of("executedOn", "2026-06-30");

        coop.post("clerk", "plans/" + plan + "/execution", body).then().statusCode(403);
        coop.as(Tokens.of(coop.id).role("director").scopes("surplus:write surplus:read"))
                .header("Idempotency-Key", "x")
                .body(body)
                .post("plans/" + plan + "/execution")
                .then()
                .statusCode(403);
    }

    @Test
    void aSecondExecutionIsRefusedAndARepetitionIsAnsweredAgain() {
        Coop coop = Coop.withAYear();
        String plan = coop.adoptedPlan(1_000_000);
        Map<String, String> body = Map.of("executedOn", "2026-06-30");

        Response first =
                coop.as("director")
                        .header("Idempotency-Key", "once")
                        .body(body)
                        .post("plans/" + plan + "/execution");
        Response again =
                coop.as("director")
                        .header("Idempotency-Key", "once")
                        .body(body)
                        .post("plans/" + plan + "/execution");

        assertThat(again.asString()).isEqualTo(first.asString());
        coop.execute(plan).then().statusCode(409).body("code", equalTo("plan-already-executed"));
        coop.get("auditor", "journals").then().body("items", hasSize(4));
    }

    @Test
    void anotherHashDoesNotAdoptThePlanAndIsShown() {
        Coop coop = Coop.withAYear();
        Response made = coop.plan(1_000_000);
        String plan = made.path("planId");
        coop.submit(plan).then().statusCode(200);

        UUID resolution = coop.adopts(UUID.randomUUID(), plan, "0".repeat(64));

        coop.get("member", "plans/" + plan)
                .then()
                .body("state", equalTo("SUBMITTED"))
                .body("mismatches.resolutionId", contains(resolution.toString()))
                .body("mismatches.reason", contains("HASH_DIFFERS"))
                .body("mismatches.givenHash", contains("0".repeat(64)));
        coop.adopts(UUID.randomUUID(), plan, made.path("hash"));
        coop.get("member", "plans/" + plan).then().body("state", equalTo("ADOPTED"));
    }

    @Test
    void aDraftIsNotAdopted() {
        Coop coop = Coop.withAYear();
        Response made = coop.plan(1_000_000);

        coop.adopts(UUID.randomUUID(), made.path("planId"), made.path("hash"));

        coop.get("member", "plans/" + made.path("planId"))
                .then()
                .body("state", equalTo("DRAFT"))
                .body("mismatches.reason", contains("NOT_SUBMITTED"));
    }

    @Test
    void oneYearHasOneAdoptedPlan() {
        Coop coop = Coop.withAYear();
        coop.adoptedPlan(1_000_000);

        String second = coop.adoptedPlan(2_000_000);

        coop.get("member", "plans/" + second)
                .then()
                .body("state", equalTo("SUBMITTED"))
                .body("mismatches.reason", contains("OTHER_PLAN_ADOPTED"));
    }

    @Test
    void anotherCoopsResolutionAdoptsNothing() {
        Coop coop = Coop.withAYear();
        Response made = coop.plan(1_000_000);
        coop.submit(made.path("planId")).then().statusCode(200);
        Coop other = Coop.under("JP_ACT_2022").settled();

        other.adopts(UUID.randomUUID(), made.path("planId"), made.path("hash"));

        coop.get("member", "plans/" + made.path("planId"))
                .then()
                .body("state", equalTo("SUBMITTED"))
                .body("mismatches", hasSize(0));
    }

    @Test
    void aResolutionDeliveredTwiceAdoptsOnce() {
        Coop coop = Coop.withAYear();
        Response made = coop.plan(1_000_000);
        String plan = made.path("planId");
        coop.submit(plan).then().statusCode(200);
        UUID resolution = UUID.randomUUID();
        UUID event = UUID.randomUUID();
        Map<String, Object> data = coop.resolution(resolution, plan, made.path("hash"));

        Events.deliver(event, Coop.RESOLUTION, resolution, 1, coop.id, data);
        Events.deliver(event, Coop.RESOLUTION, resolution, 1, coop.id, data);
        coop.expectOneMore();
        coop.adopts(UUID.randomUUID(), UUID.randomUUID().toString(), "unknown plan");

        coop.get("member", "plans/" + plan)
                .then()
                .body("state", equalTo("ADOPTED"))
                .body("mismatches", hasSize(0));
    }

    @Test
    void aPlanOfOldFiguresIsNotExecuted() {
        Coop coop = Coop.withAYear();
        String plan = coop.adoptedPlan(1_000_000);
        coop.post("clerk", "fiscal-years/2025/figures", figures(4_000_001, 0))
                .then()
                .statusCode(201);

        coop.execute(plan).then().statusCode(409).body("code", equalTo("figures-changed"));
    }

    @ParameterizedTest
    @CsvSource({"JP_ACT_2022, JP-181", "GENERIC, GEN-01"})
    void aPlanOfFiguresThatNobodyApprovedIsNotExecuted(String profile, String rule) {
        Coop coop = Coop.under(profile).fourMembers().worked("2026-02").worked("2026-03").settled();
        coop.openYear(figures(4_000_000, 0)).then().statusCode(201);
        Response made = coop.plan(1_000_000);
        String plan = made.path("planId");
        coop.submit(plan).then().statusCode(200);
        UUID resolution = UUID.randomUUID();
        coop.decides(resolution, coop.resolution(resolution, plan, made.path("hash")));

        coop.execute(plan)
                .then()
                .statusCode(409)
                .body("code", equalTo("figures-not-approved"))
                .body("rule", equalTo(rule));

        Approvals.ofPlan(coop, plan);
        coop.execute(plan).then().statusCode(200);
    }

    @Test
    void aPlanIsNotExecutedBeforeItWasAdopted() {
        Coop coop = Coop.withAYear();
        String plan = coop.adoptedPlan(1_000_000);

        coop.post("director", "plans/" + plan + "/execution", Map.of("executedOn", "2026-06-19"))
                .then()
                .statusCode(409)
                .body("code", equalTo("execution-before-adoption"))
                .body("rule", equalTo("JP-181"))
                .body("figures.executedOn", equalTo("2026-06-19"))
                .body("figures.adoptedOn", equalTo("2026-06-20"));
    }

    @Test
    void aLateMeasureDoesNotChangeAPlan() {
        Coop coop = Coop.withAYear();
        String plan = coop.adoptedPlan(1_000_000);
        coop.worked("2026-03", 2, 1, 1, 1, 1_000).settled();

        coop.execute(plan).then().statusCode(200);

        coop.get("auditor", "plans/" + plan + "/allocations")
                .then()
                .body("items.amount.amount", contains("400000", "266667", "200000", "133333"));
        coop.get("auditor", "members/" + coop.member(1) + "/statements")
                .then()
                .body("items[0].months.minutes", contains(54_000, 54_000));
    }

    @Test
    void theNextYearContinuesWhatTheLastPlanLeft() {
        Coop coop = Coop.withAYear();
        coop.execute(coop.adoptedPlan(1_000_000)).then().statusCode(200);
        for (int month = 4; month <= 12; month++) {
            coop.worked("2026-%02d".formatted(month));
        }
        coop.worked("2027-01").worked("2027-02").worked("2027-03").settled();
        Map<String, Object> figures = new HashMap<>(figures(1_000_000, 2_200_000));
        figures.put("reserveBalance", Coop.yen(1_299_999));
        coop.post(
                        "clerk",
                        "fiscal-years",
                        Map.of(
                                "year", "2026",
                                "from", "2026-04-01",
                                "to", "2027-03-31",
                                "figures", figures))
                .then()
                .statusCode(201);

        coop.plan("2026", 1_000_000)
                .then()
                .statusCode(409)
                .body("code", equalTo("opening-balance-differs"));
    }

    private static String balance(String account) {
        return "balances.find { it.account == '" + account + "' }.balance.amount";
    }
}
