package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A year's accounts, their approval, and its documents.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class YearDocumentsTest {

    @Test
    void theFiguresFollowFromTheAccountsAndAreApprovedByVersion() {
        Coop coop = Coop.withAYear();

        coop.post("clerk", "fiscal-years/2025/accounts", accounts(12_000_000))
                .then()
                .statusCode(201)
                .body("figuresVersion", equalTo(2))
                .body("figures.netProfit.amount", equalTo("4000000"))
                .body("figures.carriedForward.amount", equalTo("0"))
                .body("figures.turnover.amount", equalTo("30000000"))
                .body("results.gross.amount", equalTo("9000000"))
                .body("netAssets.amount", equalTo("7900000"))
                .body("accounts.origin.name", equalTo("accounts.csv"));
        approve(coop, 1).then().statusCode(409).body("code", equalTo("figures-changed"));
        approve(coop, 2)
                .then()
                .statusCode(200)
                .body("approval.approvedOn", equalTo("2026-05-20"))
                .body("approval.approvedBy", equalTo("director"));
        approve(coop, 2).then().statusCode(409).body("code", equalTo("figures-approved"));

        String type = "coop.kyodo.surplus.fiscal-year-approved.v1";
        UUID year = UUID.nameUUIDFromBytes((coop.id + "/2025").getBytes(StandardCharsets.UTF_8));
        EventSchemas.of("surplus-service").validate(type, Events.await(type, year).path("data"));
        coop.post("clerk", "fiscal-years/2025/figures", Coop.figures(1, 0))
                .then()
                .statusCode(201)
                .body("figuresVersion", equalTo(3))
                .body("approval", equalTo(null))
                .body("accounts", equalTo(null));
    }

    @Test
    void whatHappenedToADocumentIsSaid() {
        Coop.withAYear()
                .post(
                        "clerk",
                        "year-documents/2025/documents/BALANCE_SHEET/steps",
                        Map.of("on", "2026-05-20"))
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors.pointer", contains("/step"));
    }

    @Test
    void accountsThatDoNotAddUpOrComeAfterTheClosingAreNotTaken() {
        Coop coop = Coop.withAYear();

        coop.post("clerk", "fiscal-years/2025/accounts", accounts(12_000_001))
                .then()
                .statusCode(400)
                .body("code", equalTo("balance-sheet-differs"));
        coop.post("clerk", "fiscal-years/2025/closure", Map.of("closedOn", "2026-05-20"))
                .then()
                .statusCode(200);
        coop.post("clerk", "fiscal-years/2025/accounts", accounts(12_000_000))
                .then()
                .statusCode(409)
                .body("code", equalTo("fiscal-year-closed"));
        approve(coop, 1).then().statusCode(200);
    }

    @Test
    void aDocumentGoesItsWayAndWhatIsOverdueIsListed() {
        Coop coop = Coop.withAYear();
        coop.get("member", "year-documents/2025?asOf=2030-01-01")
                .then()
                .statusCode(200)
                .body("documents", hasSize(5))
                .body("overdue", hasSize(0));
        coop.post("clerk", "year-documents/2025/assembly", Map.of("heldOn", "2026-06-20"))
                .then()
                .statusCode(200)
                .body("assemblyOn", equalTo("2026-06-20"));

        step(coop, "AUDITED", "2026-05-12")
                .then()
                .statusCode(422)
                .body("code", equalTo("document-step-out-of-order"))
                .body("rule", equalTo("JP-181"))
                .body("figures.after", equalTo("PREPARED"));
        step(coop, "PREPARED", "2026-05-10").then().statusCode(201);
        step(coop, "PREPARED", "2026-05-10").then().statusCode(409);
        step(coop, "AUDITED", "2026-05-12").then().statusCode(201);
        step(coop, "REPORTED", "2026-05-12").then().statusCode(400);
        step(coop, "BOARD_APPROVED", "2026-06-06").then().statusCode(201);
        step(coop, "DISPLAYED", "2026-06-07").then().statusCode(201);

        coop.get("member", "year-documents/2025?asOf=2026-06-10")
                .then()
                .body("documents[0].keptUntil", equalTo("2036-05-10"))
                .body("documents[0].displayedUntil", equalTo("2031-06-07"))
                .body(sheet("BOARD_APPROVED"), equalTo("DONE"))
                .body(sheet("DISPLAYED"), equalTo("LATE"))
                .body(sheet("SENT"), equalTo("OPEN"))
                .body("overdue.document", not(hasItem("BALANCE_SHEET")))
                .body("overdue.document", hasItem("BUSINESS_REPORT"));
        coop.get("member", "year-documents/2025?asOf=2026-06-11")
                .then()
                .body(sheet("SENT"), equalTo("OVERDUE"))
                .body("overdue.document", hasItem("BALANCE_SHEET"));
        coop.get("member", "year-documents?asOf=2026-06-11")
                .then()
                .statusCode(200)
                .body("overdue.findAll { it.document == 'BALANCE_SHEET' }.step", contains("SENT"))
                .body("overdue[0].year", equalTo("2025"));
        coop.verified();
    }

    /// JP-183: five years from two weeks before the assembly.
    @ParameterizedTest
    @CsvSource({"2026-05-20, 2031-06-06", "2026-06-06, 2031-06-06", "2026-06-08, 2031-06-08"})
    void whatIsHungOutEarlyStaysForItsYearsFromTwoWeeksBeforeTheAssembly(
            String hungOutOn, String until) {
        Coop coop = Coop.withAYear();
        step(coop, "PREPARED", "2026-05-10").then().statusCode(201);
        step(coop, "AUDITED", "2026-05-12").then().statusCode(201);
        step(coop, "BOARD_APPROVED", "2026-05-13").then().statusCode(201);

        step(coop, "DISPLAYED", hungOutOn)
                .then()
                .statusCode(201)
                .body(
                        "documents[0].displayedUntil",
                        equalTo(LocalDate.parse(hungOutOn).plusYears(5).toString()));
        coop.post("clerk", "year-documents/2025/assembly", Map.of("heldOn", "2026-06-20"))
                .then()
                .statusCode(200)
                .body("documents[0].displayedUntil", equalTo(until));
    }

    @Test
    void accountsAreNotPreparedBeforeTheYearEndsNorApprovedBeforeTheAssembly() {
        Coop coop = Coop.withAYear();
        coop.post("clerk", "year-documents/2025/assembly", Map.of("heldOn", "2026-06-20"))
                .then()
                .statusCode(200);

        step(coop, "PREPARED", "2026-03-30")
                .then()
                .statusCode(422)
                .body("code", equalTo("document-step-too-early"))
                .body("rule", equalTo("JP-181"))
                .body("figures.earliest", equalTo("2026-03-31"));
        for (String step : new String[] {"PREPARED", "AUDITED", "BOARD_APPROVED", "SENT"}) {
            step(coop, step, "2026-05-10").then().statusCode(201);
        }
        step(coop, "APPROVED", "2026-06-19")
                .then()
                .statusCode(422)
                .body("code", equalTo("document-step-too-early"))
                .body("figures.earliest", equalTo("2026-06-20"));
        step(coop, "APPROVED", "2026-06-20").then().statusCode(201);
    }

    @Test
    void aMistypedStepIsCorrectedWithAReasonAndKeepsTheOrder() {
        Coop coop = Coop.withAYear();
        correct(coop, "PREPARED", "2026-05-10")
                .then()
                .statusCode(400)
                .body("code", equalTo("document-step-not-taken"));
        step(coop, "PREPARED", "2026-05-01").then().statusCode(201);
        step(coop, "AUDITED", "2026-05-12").then().statusCode(201);
        step(coop, "PREPARED", "2026-05-10").then().statusCode(409);

        correct(coop, "PREPARED", "2026-05-13")
                .then()
                .statusCode(422)
                .body("code", equalTo("document-step-out-of-order"))
                .body("figures.afterOn", equalTo("2026-05-13"));
        correct(coop, "AUDITED", "2026-04-30").then().statusCode(422);
        correct(coop, "PREPARED", "2026-05-12")
                .then()
                .statusCode(201)
                .body("documents[0].steps[0].on", equalTo("2026-05-12"))
                .body("documents[0].steps[0].reason", equalTo("The month was mistyped"))
                .body("documents[0].keptUntil", equalTo("2036-05-12"));
        correct(coop, "PREPARED", "2026-05-11")
                .then()
                .statusCode(201)
                .body("documents[0].steps[0].on", equalTo("2026-05-11"));
        coop.verified();
    }

    private static Response correct(Coop coop, String step, String on) {
        return coop.post(
                "clerk",
                "year-documents/2025/documents/BALANCE_SHEET/steps",
                Map.of("step", step, "on", on, "reason", "The month was mistyped"));
    }

    @Test
    void theAssemblyIsAfterTheYearAndAnUnknownDocumentIsNotThere() {
        Coop coop = Coop.withAYear();

        coop.post("clerk", "year-documents/2025/assembly", Map.of("heldOn", "2026-03-31"))
                .then()
                .statusCode(400)
                .body("code", equalTo("assembly-before-year-end"));
        coop.post(
                        "clerk",
                        "year-documents/2025/documents/OFFICERS_LIST/steps",
                        Map.of("step", "PREPARED", "on", "2026-05-10"))
                .then()
                .statusCode(404)
                .body("code", equalTo("document-not-found"));
    }

    @Test
    void theAuditOfTheDispositionPlanSaysWhatTheAuditorsThinkOfIt() {
        Coop coop = Coop.withAYear();
        disposition(coop, "PREPARED", null).then().statusCode(201);
        disposition(coop, "BOARD_APPROVED", opinion(true, false, null))
                .then()
                .statusCode(400)
                .body("code", equalTo("opinion-not-asked-for"));
        disposition(coop, "AUDITED", null)
                .then()
                .statusCode(400)
                .body("code", equalTo("opinion-missing"));
        for (boolean conforms : new boolean[] {true, false}) {
            disposition(coop, "AUDITED", opinion(conforms, conforms, null))
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("opinion-without-remark"));
        }
        disposition(coop, "AUDITED", opinion(false, true, "Short of a tenth"))
                .then()
                .statusCode(201)
                .body(audit("opinion.conforms"), equalTo(false))
                .body(audit("opinion.grosslyImproper"), equalTo(true))
                .body(audit("opinion.remark"), equalTo("Short of a tenth"))
                .body(audit("by"), equalTo("auditor"));

        disposition(coop, "AUDITED", opinion(true, false, null))
                .then()
                .statusCode(201)
                .body(audit("opinion.conforms"), equalTo(true))
                .body(audit("opinion.remark"), equalTo(null));
        disposition(coop, "AUDITED", opinion(true, false, null))
                .then()
                .statusCode(409)
                .body("code", equalTo("document-step-taken"));
        coop.verified();
    }

    @Test
    void aPlanThatDoesNotConformIsNotSubmittedUntilTheAuditorsSayOtherwise() {
        Coop coop = Coop.withAYear();
        Response made = coop.plan(1_000_000);
        Response other = coop.plan(900_000);
        disposition(coop, "PREPARED", null).then().statusCode(201);
        disposition(coop, "AUDITED", opinion(false, false, "Short of a tenth", made.path("hash")))
                .then()
                .statusCode(201);

        coop.submit(made.path("planId"))
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-not-conforming"))
                .body("rule", equalTo("JP-182"))
                .body("figures.remark", equalTo("Short of a tenth"))
                .body("figures.on", equalTo("2026-05-12"));
        coop.submit(other.path("planId")).then().statusCode(200).body("auditReport", equalTo(null));
        disposition(coop, "AUDITED", opinion(true, true, "Nothing is left for bad years"))
                .then()
                .statusCode(201);
        coop.submit(made.path("planId"))
                .then()
                .statusCode(200)
                .body("auditReport.conforms", equalTo(true))
                .body("auditReport.grosslyImproper", equalTo(true))
                .body("auditReport.remark", equalTo("Nothing is left for bad years"));
    }

    @Test
    void anOpinionOnAnotherPlanLeavesTheOneOnThisPlanStanding() {
        Coop coop = Coop.withAYear();
        Response made = coop.plan(1_000_000);
        Response other = coop.plan(900_000);
        disposition(coop, "PREPARED", null).then().statusCode(201);
        disposition(coop, "AUDITED", opinion(true, false, null, "a".repeat(64)))
                .then()
                .statusCode(400)
                .body("code", equalTo("opinion-on-no-plan"))
                .body("errors[0].pointer", equalTo("/opinion/planHash"));
        disposition(coop, "AUDITED", opinion(false, false, "Short of a tenth", made.path("hash")))
                .then()
                .statusCode(201);
        disposition(coop, "AUDITED", opinion(true, false, null, other.path("hash")))
                .then()
                .statusCode(201);

        coop.submit(made.path("planId"))
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-not-conforming"));
        coop.submit(other.path("planId"))
                .then()
                .statusCode(200)
                .body("auditReport.conforms", equalTo(true));
        disposition(coop, "AUDITED", opinion(true, false, null, made.path("hash")))
                .then()
                .statusCode(201);
        disposition(coop, "AUDITED", opinion(true, false, null, made.path("hash")))
                .then()
                .statusCode(409)
                .body("code", equalTo("document-step-taken"));
        coop.submit(made.path("planId")).then().statusCode(200);
    }

    /// One that found no fault stands; another plan has its own.
    @Test
    void aPlanOnWhichThereIsNoOpinionGetsItsFirstAfterOneThatFoundNoFault() {
        Coop coop = Coop.withAYear();
        Response made = coop.plan(1_000_000);
        Response other = coop.plan(900_000);
        disposition(coop, "PREPARED", null).then().statusCode(201);
        disposition(coop, "AUDITED", opinion(true, false, null, made.path("hash")))
                .then()
                .statusCode(201);

        disposition(coop, "AUDITED", opinion(true, false, null))
                .then()
                .statusCode(409)
                .body("code", equalTo("document-step-taken"));
        for (int status : new int[] {201, 409}) {
            disposition(coop, "AUDITED", opinion(true, false, null, other.path("hash")))
                    .then()
                    .statusCode(status);
        }
    }

    @Test
    void anOpinionThatNamedTheWrongPlanIsCorrectedWithAReason() {
        Coop coop = Coop.withAYear();
        Response made = coop.plan(1_000_000);
        Response other = coop.plan(900_000);
        disposition(coop, "PREPARED", null).then().statusCode(201);
        disposition(coop, "AUDITED", opinion(false, false, "Short of a tenth", made.path("hash")))
                .then()
                .statusCode(201);

        coop.post(
                        "auditor",
                        "year-documents/2025/documents/DISPOSITION_PLAN/steps",
                        Map.of(
                                "step",
                                "AUDITED",
                                "on",
                                "2026-05-12",
                                "opinion",
                                opinion(false, false, "Short of a tenth", other.path("hash")),
                                "reason",
                                "The report is on the other plan"))
                .then()
                .statusCode(201);

        coop.submit(made.path("planId")).then().statusCode(200);
        coop.submit(other.path("planId"))
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-not-conforming"));
    }

    @Test
    void anAdoptedPlanThatDoesNotConformIsNotExecuted() {
        Coop coop = Coop.withAYear();
        String plan = coop.adoptedPlan(1_000_000);
        disposition(coop, "PREPARED", null).then().statusCode(201);
        disposition(coop, "AUDITED", opinion(false, false, "Short of a tenth"))
                .then()
                .statusCode(201);
        coop.execute(plan)
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-not-conforming"))
                .body("rule", equalTo("JP-182"));
        disposition(coop, "AUDITED", opinion(true, false, null)).then().statusCode(201);

        coop.execute(plan).then().statusCode(200);
        coop.verified();
    }

    private static Response disposition(
            Coop coop, String step, @Nullable Map<String, Object> opinion) {
        Map<String, Object> request = new HashMap<>();
        request.put("step", step);
        request.put("on", step.equals("PREPARED") ? "2026-05-10" : "2026-05-12");
        request.put("opinion", opinion);
        return coop.post(
                "auditor", "year-documents/2025/documents/DISPOSITION_PLAN/steps", request);
    }

    private static Map<String, Object> opinion(
            boolean conforms, boolean improper, @Nullable String remark) {
        return opinion(conforms, improper, remark, null);
    }

    private static Map<String, Object> opinion(
            boolean conforms,
            boolean improper,
            @Nullable String remark,
            @Nullable String planHash) {
        Map<String, Object> opinion = new HashMap<>();
        opinion.put("conforms", conforms);
        opinion.put("grosslyImproper", improper);
        opinion.put("remark", remark);
        opinion.put("planHash", planHash);
        return opinion;
    }

    private static String audit(String field) {
        return "documents.find { it.document == 'DISPOSITION_PLAN' }.steps"
                + ".find { it.step == 'AUDITED' }."
                + field;
    }

    private static Response approve(Coop coop, int version) {
        return coop.post(
                "director",
                "fiscal-years/2025/approval",
                Map.of("figuresVersion", version, "approvedOn", "2026-05-20"));
    }

    private static Response step(Coop coop, String step, String on) {
        return coop.post(
                "clerk",
                "year-documents/2025/documents/BALANCE_SHEET/steps",
                Map.of("step", step, "on", on));
    }

    private static String sheet(String step) {
        return "documents[0].steps.find { it.step == '" + step + "' }.state";
    }

    static Map<String, Object> accounts(long assets) {
        return Map.of(
                "profitAndLoss",
                Map.of(
                        "businessRevenue", yen(30_000_000),
                        "businessCosts", yen(21_000_000),
                        "administrativeCosts", yen(4_000_000),
                        "taxes", yen(1_000_000)),
                "balanceSheet",
                Map.of(
                        "assets", yen(assets),
                        "liabilities", yen(4_100_000),
                        "capital", yen(3_000_000),
                        "legalReserve", yen(900_000),
                        "unappropriated", yen(4_000_000)),
                "origin",
                Map.of("name", "accounts.csv", "hash", "cd".repeat(32)));
    }
}
