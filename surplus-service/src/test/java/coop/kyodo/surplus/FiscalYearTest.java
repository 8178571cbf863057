package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static coop.kyodo.surplus.Coop.yen;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class FiscalYearTest {

    @Test
    void aYearShowsItsFiguresAndItsOpenMonths() {
        Coop coop = Coop.under("JP_ACT_2022").fourMembers().worked("2026-02").settled();

        coop.openYear(figures(4_000_000, -300_000))
                .then()
                .statusCode(201)
                .header("Location", containsString("/fiscal-years/2025"))
                .body("state", equalTo("OPEN"))
                .body("figuresVersion", equalTo(1))
                .body("figures.carriedForward.amount", equalTo("-300000"))
                .body("closedMonths", contains("2026-02"))
                .body("openMonths", contains("2026-03"));
        coop.get("member", "fiscal-years").then().statusCode(200).body("items", hasSize(1));
    }

    @Test
    void aCoopThatIsNotKnownYetIsAskedForLater() {
        Coop coop = Coop.under("JP_ACT_2022");
        Coop unknown = Coop.unknown();

        unknown.openYear(figures(1, 0))
                .then()
                .statusCode(404)
                .body("code", equalTo("cooperative-unknown"));
        coop.settled();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-04-01, 2026-03-31, 201, ",
        "2026-04-01, 2027-03-31, 201, ",
        "2025-03-31, 2026-03-30, 400, fiscal-year-before-cooperative",
        "2024-04-01, 2025-03-31, 400, fiscal-year-before-cooperative",
        "2025-06-01, 2026-03-31, 400, fiscal-year-begins-between",
        "2026-04-15, 2027-03-31, 400, fiscal-year-begins-between",
        "2025-04-01, 2026-04-01, 400, fiscal-year-length",
        "2026-04-01, 2026-03-31, 400, fiscal-year-length",
        "2025-04-01, 2026-03-30, 400, fiscal-year-end-differs"
    })
    void aFirstYearBeginsWithTheCoopOrAfterAYearsEndAndEndsWhereTheArticlesSay(
            String from, String to, int status, String code) {
        Coop coop = Coop.since("2025-04-01", "JP_ACT_2022").settled();

        Response response = coop.openYear("2025", from, to, figures(1, 0));

        response.then().statusCode(status).body("code", equalTo(code));
        if (status == 400) {
            coop.get("clerk", "fiscal-years").then().body("items", hasSize(0));
        }
    }

    @Test
    void aYearBeginsTheDayAfterTheOneBeforeItEnded() {
        Coop coop = Coop.since("2023-04-01", "JP_ACT_2022").settled();
        coop.openYear("2024", "2024-04-01", "2025-03-31", figures(1, 0)).then().statusCode(201);

        coop.openYear("2025", "2025-06-01", "2026-03-31", figures(1, 0))
                .then()
                .statusCode(400)
                .body("code", equalTo("fiscal-year-gap"))
                .body("errors[0].pointer", equalTo("/from"))
                .body("detail", containsString("2025-03-31"))
                .body("detail", containsString("2025-04-01"));
        coop.openYear("2026", "2026-04-01", "2027-03-31", figures(1, 0))
                .then()
                .statusCode(400)
                .body("code", equalTo("fiscal-year-gap"));
        coop.openYear("2025", "2025-04-01", "2026-03-31", figures(1, 0)).then().statusCode(201);
        coop.openYear("2023", "2023-04-01", "2024-03-31", figures(1, 0)).then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"EQUIPMENT_FUND, 201", "DIVIDENDS_PAYABLE, 400", "BANK, 400", "CARRY_OVER, 400"})
    void figuresStateFundsAndNoOtherAccounts(String name, int status) {
        Coop coop = Coop.under("JP_ACT_2022").settled();
        Map<String, Object> figures = new HashMap<>(figures(1, 0));
        figures.put("funds", Map.of(name, Coop.yen(5)));

        Response response = coop.openYear(figures);

        response.then().statusCode(status);
        if (status == 400) {
            response.then()
                    .body("code", equalTo("account-is-no-fund"))
                    .body("errors[0].pointer", equalTo("/figures/funds/" + name))
                    .body("detail", containsString(name));
            coop.get("clerk", "fiscal-years").then().body("items", hasSize(0));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LEGAL_RESERVE, 5, JPY, fund-stated-twice, name",
        "DIVIDENDS_PAYABLE, 5, JPY, account-is-no-fund, name",
        "設備積立金, 5, EUR, figures-mix-currencies, amount",
        "設備積立金, -5, JPY, figure-negative, amount",
        "設備積立金, 10000000000000001, JPY, figure-too-large, amount"
    })
    void theLineOfTheAccountsThatIsAtFaultIsPointedAt(
            String name, String amount, String currency, String code, String field) {
        Coop coop = Coop.under("JP_ACT_2022").settled();
        coop.openYear(figures(1, 0)).then().statusCode(201);
        Map<String, String> zero = Coop.yen(0);

        coop.post(
                        "clerk",
                        "fiscal-years/2025/accounts",
                        Map.of(
                                "profitAndLoss",
                                Map.of(
                                        "businessRevenue", zero,
                                        "businessCosts", zero,
                                        "administrativeCosts", zero,
                                        "taxes", zero),
                                "balanceSheet",
                                Map.of(
                                        "assets",
                                        Coop.yen(3_000_015),
                                        "liabilities",
                                        zero,
                                        "capital",
                                        Coop.yen(3_000_000),
                                        "voluntaryFunds",
                                        List.of(
                                                Map.of("name", "任意積立金", "amount", Coop.yen(10)),
                                                Map.of(
                                                        "name",
                                                        name,
                                                        "amount",
                                                        Map.of(
                                                                "amount", amount,
                                                                "currency", currency))),
                                        "unappropriated",
                                        zero)))
                .then()
                .statusCode(400)
                .body("code", equalTo(code))
                .body("errors[0].pointer", equalTo("/balanceSheet/voluntaryFunds/1/" + field));
    }

    @Test
    void aYearIsClosedAfterItsEnd() {
        Coop coop = Coop.under("JP_ACT_2022").settled();
        coop.openYear(figures(1, 0)).then().statusCode(201);

        coop.post("clerk", "fiscal-years/2025/closure", Map.of("closedOn", "2026-03-31"))
                .then()
                .statusCode(400)
                .body("code", equalTo("closure-before-year-end"))
                .body("errors[0].pointer", equalTo("/closedOn"))
                .body("detail", containsString("2026-03-31"));
        coop.post("clerk", "fiscal-years/2025/closure", Map.of("closedOn", "2026-04-01"))
                .then()
                .statusCode(200);
    }

    /// The years ended in March; from 2026-01-01 on they end in December. The year in progress ends
    /// in March as before, and one of nine months leads over.
    @ParameterizedTest
    @CsvSource({
        "2025-04-01, 2026-03-31, 201, ",
        "2026-04-01, 2026-12-31, 201, ",
        "2027-01-01, 2027-12-31, 201, ",
        "2026-03-31, 2026-12-31, 400, fiscal-year-end-differs",
        "2026-01-01, 2026-12-31, 400, fiscal-year-end-differs",
        "2025-12-01, 2026-12-31, 400, fiscal-year-length",
        "2025-04-01, 2025-12-31, 400, fiscal-year-end-differs",
        "2026-04-01, 2027-03-31, 400, fiscal-year-end-differs"
    })
    void aShorterYearLeadsOverToANewEnd(String from, String to, int status, String code) {
        Coop coop = Coop.since("2025-04-01", "JP_ACT_2022");
        ObjectNode changed =
                EventSchemas.of("membership-service")
                        .example("coop.kyodo.membership.articles-changed.v1")
                        .deepCopy();
        changed.put("cooperativeId", coop.id.toString()).put("effectiveOn", "2026-01-01");
        ((ObjectNode) changed.get("articles")).put("fiscalYearEnd", "12-31");
        coop.deliver("articles-changed", coop.id, 2, changed);
        coop.settled();

        coop.post(
                        "clerk",
                        "fiscal-years",
                        Map.of("year", "2025", "from", from, "to", to, "figures", figures(1, 0)))
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    /// Work is known by the month: nobody is paid for it in two years.
    @Test
    void theMonthInWhichAYearEndsIsThatYearsAlone() {
        Coop coop = Coop.since("2026-02-01", "JP_ACT_2022").fourMembers();
        yearsEnd(coop, 2, "2026-02-10", "02-20");
        coop.worked("2026-02").worked("2026-03", 1, 4, 3, 2, 1).settled();

        coop.openYear("2025", "2026-02-01", "2026-02-20", figures(4_000_000, 0))
                .then()
                .statusCode(201)
                .body("closedMonths", contains("2026-02"))
                .body("openMonths", hasSize(0));
        coop.openYear("2026", "2026-02-21", "2027-02-20", figures(4_000_000, 0))
                .then()
                .statusCode(201)
                .body("closedMonths", contains("2026-03"))
                .body("openMonths", hasSize(11));
        coop.post("clerk", "simulations", Map.of("fiscalYear", "2026"))
                .then()
                .statusCode(200)
                .body("shares.minutes", contains(240, 180, 120, 60));
    }

    @Test
    void aYearWithinTheMonthThatTheOneBeforeEndedInHasNone() {
        Coop coop = Coop.since("2026-02-01", "JP_ACT_2022").fourMembers();
        yearsEnd(coop, 2, "2026-02-10", "02-20");
        yearsEnd(coop, 3, "2026-02-22", "02-28");
        coop.worked("2026-02").settled();
        coop.openYear("2025", "2026-02-01", "2026-02-20", figures(1, 0)).then().statusCode(201);

        coop.openYear("2025b", "2026-02-21", "2026-02-28", figures(1, 0))
                .then()
                .statusCode(201)
                .body("closedMonths", hasSize(0))
                .body("openMonths", hasSize(0));
        coop.post("clerk", "simulations", Map.of("fiscalYear", "2025b", "distributed", yen(0)))
                .then()
                .statusCode(200);
    }

    @Test
    void theMonthInWhichTheCoopBeganIsItsFirstYears() {
        Coop coop =
                Coop.since("2026-02-10", "JP_ACT_2022").fourMembers().worked("2026-02").settled();

        coop.openYear("2025", "2026-02-10", "2026-03-31", figures(1, 0))
                .then()
                .statusCode(201)
                .body("closedMonths", contains("2026-02"))
                .body("openMonths", contains("2026-03"));
    }

    private static void yearsEnd(Coop coop, int version, String effectiveOn, String end) {
        ObjectNode changed =
                EventSchemas.of("membership-service")
                        .example("coop.kyodo.membership.articles-changed.v1")
                        .deepCopy();
        changed.put("cooperativeId", coop.id.toString())
                .put("articlesVersion", version)
                .put("effectiveOn", effectiveOn);
        ((ObjectNode) changed.get("articles")).put("fiscalYearEnd", end);
        coop.deliver("articles-changed", coop.id, version, changed);
    }

    @Test
    void yearsDoNotOverlap() {
        Coop coop = Coop.under("JP_ACT_2022").settled();
        coop.openYear(figures(1, 0)).then().statusCode(201);

        coop.openYear(figures(1, 0))
                .then()
                .statusCode(409)
                .body("code", equalTo("fiscal-year-exists"));
        coop.post(
                        "clerk",
                        "fiscal-years",
                        Map.of(
                                "year", "2025b",
                                "from", "2026-03-31",
                                "to", "2026-03-31",
                                "figures", figures(1, 0)))
                .then()
                .statusCode(409)
                .body("code", equalTo("fiscal-year-overlaps"));
    }

    @Test
    void figuresGetNewVersionsUntilTheYearIsClosed() {
        Coop coop = Coop.under("JP_ACT_2022").settled();
        coop.openYear(figures(1, 0)).then().statusCode(201);

        coop.post("clerk", "fiscal-years/2025/figures", figures(2, 0))
                .then()
                .statusCode(201)
                .body("figuresVersion", equalTo(2))
                .body("figures.netProfit.amount", equalTo("2"));
        coop.post("director", "fiscal-years/2025/closure", Map.of("closedOn", "2026-05-20"))
                .then()
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("closedOn", equalTo("2026-05-20"));
        coop.post("clerk", "fiscal-years/2025/figures", figures(3, 0))
                .then()
                .statusCode(409)
                .body("code", equalTo("fiscal-year-closed"));
        coop.post("director", "fiscal-years/2025/closure", Map.of("closedOn", "2026-05-21"))
                .then()
                .statusCode(409)
                .body("code", equalTo("fiscal-year-closed"));
    }

    @Test
    void figuresAreInOneCurrencyAndBalancesAreNotNegative() {
        Coop coop = Coop.under("JP_ACT_2022").settled();
        Map<String, Object> mixed = new HashMap<>(figures(1, 0));
        mixed.put("capital", Map.of("amount", "1", "currency", "EUR"));
        Map<String, Object> negative = new HashMap<>(figures(1, 0));
        negative.put("reserveBalance", yen(-1));
        Map<String, Object> large = new HashMap<>(figures(1, 0));
        large.put("netProfit", yen(10_000_000_000_000_001L));

        Map<String, Object> fund = new HashMap<>(figures(1, 0));
        fund.put("funds", Map.of("STUDY_FUND", yen(-1)));

        refusesFigure(coop, mixed, "figures-mix-currencies", "/figures/capital");
        refusesFigure(coop, negative, "figure-negative", "/figures/reserveBalance");
        refusesFigure(coop, fund, "figure-negative", "/figures/funds/STUDY_FUND");
        refusesFigure(coop, large, "figure-too-large", "/figures/netProfit");
    }

    private static void refusesFigure(
            Coop coop, Map<String, Object> figures, String code, String pointer) {
        coop.openYear(figures)
                .then()
                .statusCode(400)
                .body("code", equalTo(code))
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void aYearsFiguresAreInTheCurrencyOfTheCoopsCapital() {
        Coop coop = Coop.under("JP_ACT_2022").settled();
        Map<String, Object> euros = new HashMap<>(figures(1, 0));
        euros.replaceAll((_, _) -> Map.of("amount", "5", "currency", "EUR"));

        coop.openYear(euros)
                .then()
                .statusCode(400)
                .body("code", equalTo("currency-differs"))
                .body("errors[0].pointer", equalTo("/figures/netProfit"));
        coop.openYear(figures(1, 0)).then().statusCode(201);
        coop.post("clerk", "fiscal-years/2025/figures", euros)
                .then()
                .statusCode(400)
                .body("code", equalTo("currency-differs"))
                .body("errors[0].pointer", equalTo("/netProfit"));
    }

    @ParameterizedTest
    @CsvSource({"5, 6, 3000000", "3999999, 0, 3000000", "2000000, 2000000, 2999999"})
    void figuresThatDoNotGoTogetherAreRefused(long members, long others, long highest) {
        Coop coop = Coop.under("JP_ACT_2022").settled();
        Map<String, Object> apart = parted(members, others, highest);
        boolean adds = members + others == 4_000_000;
        String code = adds ? "highest-capital-below-capital" : "member-results-differ";
        String field = adds ? "/highestCapital" : "/memberResult";

        coop.openYear(apart)
                .then()
                .statusCode(400)
                .body("code", equalTo(code))
                .body("errors[0].pointer", equalTo("/figures" + field));
        coop.post("clerk", "simulations", Map.of("figures", apart, "measures", List.of()))
                .then()
                .statusCode(400)
                .body("code", equalTo(code));
        coop.openYear(parted(6_000_000, -2_000_000, 3_000_000)).then().statusCode(201);
        coop.post("clerk", "fiscal-years/2025/figures", apart)
                .then()
                .statusCode(400)
                .body("code", equalTo(code))
                .body("errors[0].pointer", equalTo(field));
    }

    private static Map<String, Object> parted(long members, long others, long highest) {
        Map<String, Object> figures = new HashMap<>(figures(4_000_000, 0));
        figures.put("memberResult", yen(members));
        figures.put("nonMemberResult", yen(others));
        figures.put("highestCapital", yen(highest));
        return figures;
    }

    @Test
    void theSameRequestWithTheSameKeyHasOneEffectAndOneAnswer() {
        Coop coop = Coop.under("JP_ACT_2022").settled();
        Map<String, Object> body =
                Map.of(
                        "year", "2025",
                        "from", "2026-02-01",
                        "to", "2026-03-31",
                        "figures", figures(1, 0));

        String first =
                coop.as("clerk")
                        .header("Idempotency-Key", "open")
                        .body(body)
                        .post("fiscal-years")
                        .asString();
        Response second =
                coop.as("clerk").header("Idempotency-Key", "open").body(body).post("fiscal-years");

        second.then().statusCode(201).header("Idempotency-Replayed", "true").body(equalTo(first));
    }
}
