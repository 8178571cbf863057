package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;
import static coop.kyodo.surplus.Corrections.balance;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// On which days funds take and give. The co-op began in March of 2025; that month is a closed
/// year, whose plan gave the fund 200,000 on 30 June 2025.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class FundDaysTest {

    private static final String FUND = "JOB_CREATION_FUND";

    @ParameterizedTest
    @CsvSource({
        "2025-06-30, 200000, 201, ",
        "2025-06-30, 200001, 422, use-above-free-balance",
        "2025-06-29, 1, 422, fund-had-less",
        "2025-03-31, 1, 409, fiscal-year-closed",
        "2025-02-28, 1, 400, date-before-cooperative"
    })
    void nothingIsAskedForBeforeTheFundHasIt(String on, long amount, int status, String code) {
        ask(Years.one(), amount, on).then().statusCode(status).body("code", equalTo(code));
    }

    @Test
    void whatTheFundHadFreeOnTheDayIsToldWithTheRule() {
        Coop coop = Years.one();
        deposit(coop, "2025-04-01").then().statusCode(201);

        ask(coop, 10_000, "2025-06-29").then().statusCode(201);
        ask(coop, 1, "2025-06-29")
                .then()
                .statusCode(422)
                .body("code", equalTo("fund-had-less"))
                .body("rule", equalTo("JP-201"))
                .body("figures.fund", equalTo(FUND))
                .body("figures.requested.amount", equalTo("1"))
                .body("figures.had.amount", equalTo("0"))
                .body("figures.on", equalTo("2025-06-29"));
        coop.verified();
    }

    @Test
    void whatWasCalledOffIsFreeOnItsDayAgain() {
        Coop coop = Years.one();
        deposit(coop, "2025-04-01").then().statusCode(201);
        String use = ask(coop, 10_000, "2025-06-29").path("useId");
        ask(coop, 10_000, "2025-06-29").then().statusCode(422);

        coop.post(
                        "clerk",
                        "fund-uses/" + use + "/cancellation",
                        Map.of("cancelledOn", "2025-07-10", "reason", "not needed"))
                .then()
                .statusCode(200);

        ask(coop, 10_000, "2025-06-29").then().statusCode(201);
        coop.verified();
    }

    /// 4,000 of 10,000 were spent on 22 June, and the report of 25 June released the rest.
    @ParameterizedTest
    @CsvSource({"2025-06-24, 1, 422", "2025-06-25, 6000, 201", "2025-06-25, 6001, 422"})
    void whatAReportReleasesIsFreeFromItsDayOn(String on, long amount, int status) {
        Coop coop = Years.one();
        deposit(coop, "2025-04-01").then().statusCode(201);
        String use = ask(coop, 10_000, "2025-06-20").path("useId");
        approve(coop, use, "2025-06-21").then().statusCode(200);
        spend(coop, use, 4_000, "2025-06-22").then().statusCode(201);
        coop.post(
                        "clerk",
                        "fund-uses/" + use + "/report",
                        Map.of("reportedOn", "2025-06-25", "summary", "The kitchen is in use."))
                .then()
                .statusCode(200);

        ask(coop, amount, on)
                .then()
                .statusCode(status)
                .body("code", equalTo(status == 201 ? null : "fund-had-less"));
        coop.verified();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-04-01, 201, ",
        "2025-03-31, 409, fiscal-year-closed",
        "2025-02-28, 400, date-before-cooperative"
    })
    void nothingComesIntoAFundInAClosedYear(String on, int status, String code) {
        Coop coop = Years.one();

        deposit(coop, on).then().statusCode(status).body("code", equalTo(code));
        coop.verified();
    }

    @Test
    void nothingOfAFundHappensAhead() {
        Coop coop = Years.one();
        String ahead = LocalDate.now(ZoneOffset.UTC).plusDays(2).toString();
        tooLate(deposit(coop, ahead), "/on");
        tooLate(ask(coop, 1, ahead), "/requestedOn");
        String use = ask(coop, 100, "2025-07-10").path("useId");
        tooLate(approve(coop, use, ahead), "/approvedOn");
        approve(coop, use, "2025-07-20").then().statusCode(200);
        tooLate(spend(coop, use, 1, ahead), "/spentOn");
        tooLate(
                coop.post(
                        "clerk",
                        "fund-uses/" + use + "/report",
                        Map.of("reportedOn", ahead, "summary", "The kitchen is in use.")),
                "/reportedOn");
        tooLate(
                coop.post(
                        "clerk",
                        "fund-uses/" + use + "/cancellation",
                        Map.of("cancelledOn", ahead, "reason", "not needed")),
                "/cancelledOn");

        spend(coop, use, 1, "2025-07-20").then().statusCode(201);
        coop.verified();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-31, 409, fiscal-year-closed", "2026-04-01, 201, "})
    void nothingIsSpentInAClosedYear(String on, int status, String code) {
        Coop coop = Years.one();
        String use = ask(coop, 100, "2025-07-10").path("useId");
        approve(coop, use, "2025-07-20").then().statusCode(200);
        close2025(coop, 200_000);

        spend(coop, use, 100, on).then().statusCode(status).body("code", equalTo(code));
        coop.verified();
    }

    /// 200,000 less 50,000; the next plan adds 50,000, and then the 50,000 come back.
    @Test
    void aSpendingOfAClosedYearIsTakenBackInAnOpenOne() {
        Coop coop = Years.one();
        String use = ask(coop, 50_000, "2025-07-10").path("useId");
        approve(coop, use, "2025-07-20").then().statusCode(200);
        String spending = spend(coop, use, 50_000, "2026-02-01").path("spendings[0].spendingId");
        close2025(coop, 150_000);

        coop.post(
                        "clerk",
                        "fund-uses/" + use + "/spendings/" + spending + "/reversal",
                        Map.of("reason", "another site's invoice"))
                .then()
                .statusCode(201)
                .body("spendings[1].reverses", equalTo(spending))
                .body("spendings[1].spentOn", greaterThan("2026-03-31"));

        coop.get("member", "funds?on=2026-03-31").then().body(balance(FUND), equalTo("150000"));
        coop.get("member", "funds").then().body(balance(FUND), equalTo("250000"));
        coop.verified();
    }

    private static void close2025(Coop coop, long held) {
        Map<String, Object> figures = new HashMap<>(Years.continued());
        figures.put("jobCreationBalance", yen(held));
        Years.open2025(coop, figures);
        String plan = Years.adopted(coop, coop.plan("2025", 0), "2026-06-20");
        Years.execute(coop, plan, "2026-06-30").then().statusCode(200);
    }

    private static void tooLate(Response response, String pointer) {
        response.then()
                .statusCode(400)
                .body("code", equalTo("date-too-late"))
                .body("errors[0].pointer", equalTo(pointer));
    }

    private static Response deposit(Coop coop, String on) {
        return coop.post(
                "clerk",
                "funds/" + FUND + "/deposits",
                Map.of("amount", yen(10_000), "on", on, "reference", "gift"));
    }

    private static Response ask(Coop coop, long amount, String on) {
        return coop.post(
                "clerk",
                "fund-uses",
                Map.of(
                        "fund",
                        FUND,
                        "purpose",
                        "JOB_CREATION",
                        "subject",
                        "The new site",
                        "amount",
                        yen(amount),
                        "requestedOn",
                        on,
                        "spendBy",
                        "2099-12-31"));
    }

    private static Response approve(Coop coop, String use, String on) {
        return coop.post("director", "fund-uses/" + use + "/approval", Map.of("approvedOn", on));
    }

    private static Response spend(Coop coop, String use, long amount, String on) {
        return coop.post(
                "clerk",
                "fund-uses/" + use + "/spendings",
                Map.of("amount", yen(amount), "spentOn", on, "reference", "invoice 118"));
    }
}
