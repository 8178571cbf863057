package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static coop.kyodo.surplus.Coop.yen;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said to have happened has happened: no day is ahead, and no payment before what it pays.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class DaysAheadTest {

    private static final String AHEAD = LocalDate.now(ZoneOffset.UTC).plusDays(2).toString();

    @Test
    void nothingOfAYearAndItsPlanIsDatedAhead() {
        Coop coop = Coop.withAYear();
        String plan = coop.plan(1_000_000).path("planId");
        refused(coop, "fiscal-years/2025/approval", Map.of("figuresVersion", 1), "approvedOn");
        refused(coop, "fiscal-years/2025/closure", Map.of(), "closedOn");
        refused(coop, "plans/" + plan + "/submission", Map.of(), "submittedOn");
        refused(
                coop,
                "year-documents/2025/documents/BALANCE_SHEET/steps",
                Map.of("step", "PREPARED"),
                "on");
        coop.get("clerk", "plans/" + plan).then().body("state", equalTo("DRAFT"));
        coop.get("clerk", "fiscal-years/2025")
                .then()
                .body("state", equalTo("OPEN"))
                .body("approval", equalTo(null));

        coop.post("clerk", "fiscal-years/2025/closure", Map.of("closedOn", "2026-05-20"))
                .then()
                .statusCode(200);
        refused(
                coop,
                "fiscal-years/2025/corrections",
                Map.of("figures", figures(1, 0), "reason", "An invoice was found"),
                "correctedOn");
        coop.verified();
    }

    @Test
    void noPolicyOrFundIsDecidedAhead() {
        Coop coop = Coop.under("JP_ACT_2022").settled();
        Map<String, String> title = Map.of("en", "Equipment", "ja", "設備積立金");

        refused(coop, "policies", PolicyTest.policy("1/10", "HOURS"), "decidedOn");
        refused(
                coop,
                "funds",
                Map.of(
                        "fund",
                        "EQUIPMENT_FUND",
                        "title",
                        title,
                        "purposes",
                        List.of(Map.of("purpose", "EQUIPMENT", "title", title)),
                        "approval",
                        "DIRECTORS"),
                "decidedOn");
    }

    @Test
    void noPaymentIsDatedAhead() {
        Coop coop = Coop.withAYear();
        String plan = DividendBatchTest.executed(coop);
        DividendBatchTest.accounts(coop, 1);
        String batch =
                "dividend-batches/"
                        + DividendBatchTest.prepare(coop, plan, 1, AHEAD).path("batch.batchId");
        Map<String, Object> voucher = Map.of("amount", yen(1), "reference", "slip 7");

        refused(coop, batch + "/steps", Map.of("step", "SENT"), "on");
        coop.post("clerk", batch + "/steps", Map.of("step", "SENT", "on", "2026-07-10"))
                .then()
                .statusCode(200);
        refused(coop, batch + "/lines/1/outcome", Map.of("outcome", "PAID"), "on");
        refused(coop, "withheld-tax/remittances", voucher, "on");
        Map<String, Object> repayment = new HashMap<>(voucher);
        repayment.put("memberId", coop.member(1));
        refused(coop, "plans/" + plan + "/repayments", repayment, "on");
        coop.verified();
    }

    @Test
    void nothingOfTheCapitalAccountsIsDatedAhead() {
        Coop coop = Coop.under("US_ICA").admit(1, "2025-04-01").settled();
        coop.openYear(figures(1, 0)).then().statusCode(201);

        refused(
                coop,
                "capital-accounts/members/" + coop.member(1) + "/openings",
                Map.of("amount", yen(1), "vintage", "2025-03-31", "reference", "old books"),
                "on");
        refused(coop, "capital-accounts/closings", Map.of("year", "2025"), "closedOn");
        refused(
                coop,
                "capital-accounts/redemptions",
                Map.of("vintage", "2025-03-31", "reference", "transfer 17"),
                "paidOn");
    }

    @ParameterizedTest
    @CsvSource({"2026-06-30, 201, ", "2026-06-29, 409, remittance-above-owed"})
    void noTaxIsRemittedBeforeItWasWithheld(String on, int status, String code) {
        Coop coop = Coop.withAYear();
        DividendBatchTest.executed(coop);

        coop.post(
                        "clerk",
                        "withheld-tax/remittances",
                        Map.of("amount", yen(204_199), "on", on, "reference", "slip 7"))
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
        coop.verified();
    }

    @ParameterizedTest
    @CsvSource({"2026-06-30, 201, ", "2026-06-29, 400, date-too-early"})
    void noDividendIsPaidBeforeItsPlanIsExecuted(String on, int status, String code) {
        Coop coop = Coop.withAYear();
        String plan = DividendBatchTest.executed(coop);
        DividendBatchTest.accounts(coop, 1);

        DividendBatchTest.prepare(coop, plan, 1, on)
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    private static void refused(Coop coop, String path, Map<String, ?> request, String field) {
        Map<String, Object> ahead = new HashMap<>(request);
        ahead.put(field, AHEAD);
        coop.post("director", path, ahead)
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-late"))
                .body("errors[0].pointer", equalTo("/" + field));
    }
}
