package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;
import static coop.kyodo.surplus.Corrections.balance;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

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
import org.junit.jupiter.params.provider.ValueSource;

/// A year whose surplus of 120,000 was distributed turns out to have lost 25,000 when a later year
/// is disposed of already.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class CorrectedAfterLaterYearsTest {

    /// Accounts that are closed up to a later year's end are closed for this one too.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsClosedStaysTheBookValueAndTheLossIsChargedWhenItIsCorrected(boolean closedItself) {
        Coop coop = since("2025-03-01", "2025-03").worked("2025-04", 1, 1_000, 750, 250);
        for (int month = 5; month <= 12; month++) {
            coop.worked("2025-%02d".formatted(month), 1, 1_000, 750, 250);
        }
        coop.worked("2026-01", 1, 1_000, 750, 250)
                .worked("2026-02", 1, 1_000, 750, 250)
                .worked("2026-03", 1, 1_000, 750, 250)
                .settled();
        open(coop, "2024", "2025-03-01", "2025-03-31", figures(100_000, 20_000, 0));
        accounts(coop, "2024", UsAccounts.lines(100_000, 20_000, 120_000, 0, List.of()));
        String plan = disposed(coop, "2024", 50_000, "2025-06-20");
        if (closedItself) {
            close(coop, "2024", "2025-07-10");
        }
        open(coop, "2025", "2025-04-01", "2026-03-31", figures(60_000, 0, 0));
        accounts(
                coop,
                "2025",
                UsAccounts.lines(
                        60_000,
                        0,
                        170_000,
                        0,
                        List.of(
                                Map.of("name", "accounts", "amount", yen(40_000)),
                                Map.of("name", "collective", "amount", yen(70_000)))));
        disposed(coop, "2025", 30_000, "2026-06-20");
        close(coop, "2025", "2026-07-10");

        corrected(coop, plan, "2026-08-01");

        coop.verified();
        loss(coop)
                .then()
                .statusCode(201)
                .body("collective.amount", equalTo("25000"))
                .body("members", empty())
                .body("carried.amount", equalTo("0"));
        coop.get("auditor", "funds?on=2026-07-31")
                .then()
                .body(balance("COLLECTIVE_ACCOUNT"), equalTo("100000"));
        coop.get("auditor", "funds?on=2026-08-01")
                .then()
                .body(balance("COLLECTIVE_ACCOUNT"), equalTo("5000"))
                .body(balance("CARRY_OVER"), equalTo("0"));
        coop.verified();
    }

    /// On the last day of 2024 what is carried over is what 2024 begins with to dispose of; a day
    /// later it is 2025's.
    @ParameterizedTest
    @CsvSource({"2025-03-31, -25000, 5000, 409", "2025-04-01, 0, 30000, 201"})
    void whatALaterYearTookUpIsNotChargedAgain(
            String correctedOn, long carried, long distributed, int status) {
        Coop coop = twoYears();
        String plan = disposed(coop, "2023", 50_000, "2024-06-20");
        corrected(coop, plan, correctedOn);
        open(coop, "2024", "2024-04-01", "2025-03-31", figures(60_000, 0, carried));
        disposed(coop, "2024", distributed, "2025-06-20");

        Response charged = loss(coop, "2023");

        charged.then()
                .statusCode(status)
                .body("code", equalTo(status == 409 ? "opening-balance-differs" : null))
                .body("collective.amount", equalTo(status == 409 ? null : "25000"));
        coop.verified();
    }

    /// The first correction left 25,000, which 2024 took up; the second 5,000 more, which nobody
    /// did.
    @Test
    void aLossIsNotChargedOfWhichALaterYearTookUpAPart() {
        Coop coop = twoYears();
        String plan = disposed(coop, "2023", 50_000, "2024-06-20");
        String correction = corrected(coop, plan, "2025-03-31");
        open(coop, "2024", "2024-04-01", "2025-03-31", figures(60_000, 0, -25_000));
        disposed(coop, "2024", 5_000, "2025-06-20");
        corrected(coop, "2023", correction, figures(-30_000, 0, 0), "2025-08-01");

        loss(coop, "2023").then().statusCode(409).body("code", equalTo("opening-balance-differs"));
    }

    static Coop twoYears() {
        Coop coop = since("2024-03-01", "2024-03");
        for (int month = 4; month <= 12; month++) {
            coop.worked("2024-%02d".formatted(month), 1, 1_000, 750, 250);
        }
        coop.worked("2025-01", 1, 1_000, 750, 250)
                .worked("2025-02", 1, 1_000, 750, 250)
                .worked("2025-03", 1, 1_000, 750, 250)
                .settled();
        open(coop, "2023", "2024-03-01", "2024-03-31", figures(100_000, 20_000, 0));
        return coop;
    }

    static Coop since(String began, String month) {
        return Coop.since(began, "US_ICA")
                .admit(1, began)
                .admit(2, began)
                .admit(3, began)
                .worked(month, 1, 1_000, 750, 250);
    }

    static Map<String, Object> figures(long members, long others, long carried) {
        Map<String, Object> figures = new HashMap<>(Coop.figures(members + others, carried));
        figures.put("reserveBalance", yen(0));
        figures.put("capital", yen(0));
        figures.put("memberResult", yen(members));
        figures.put("nonMemberResult", yen(others));
        return figures;
    }

    static void open(Coop coop, String year, String from, String to, Map<String, Object> figures) {
        coop.openYear(year, from, to, figures).then().statusCode(201);
    }

    static void accounts(Coop coop, String year, Map<String, Object> lines) {
        coop.post("clerk", "fiscal-years/" + year + "/accounts", lines).then().statusCode(201);
    }

    static String disposed(Coop coop, String year, long distributed, String on) {
        return executed(coop, coop.plan(year, distributed), on);
    }

    /// Adopted and executed on one day.
    static String executed(Coop coop, Response made, String on) {
        String plan = Years.adopted(coop, made, on);
        Years.execute(coop, plan, on).then().statusCode(200);
        return plan;
    }

    /// To a loss of members' work.
    static String corrected(Coop coop, String plan, String on) {
        String year = coop.get("clerk", "plans/" + plan).path("fiscalYear");
        return corrected(coop, year, plan, figures(-25_000, 0, 0), on);
    }

    static String corrected(
            Coop coop, String year, String plan, Map<String, Object> figures, String on) {
        return corrected(coop, year, plan, figures, 0, on);
    }

    static String corrected(
            Coop coop,
            String year,
            String plan,
            Map<String, Object> figures,
            long distributed,
            String on) {
        coop.post(
                        "clerk",
                        "fiscal-years/" + year + "/corrections",
                        Map.of(
                                "figures", figures,
                                "reason", "A customer did not pay",
                                "correctedOn", on))
                .then()
                .statusCode(201);
        Map<String, Object> request = new HashMap<>(Corrections.request(plan, distributed));
        request.put("fiscalYear", year);
        return executed(coop, coop.post("clerk", "plans", request), on);
    }

    static void close(Coop coop, String year, String on) {
        coop.post("director", "capital-accounts/closings", Map.of("year", year, "closedOn", on))
                .then()
                .statusCode(201);
    }

    private static Response loss(Coop coop) {
        return loss(coop, "2024");
    }

    static Response loss(Coop coop, String year) {
        return coop.post(
                "director",
                "capital-accounts/losses",
                Map.of("year", year, "method", "COLLECTIVE_FIRST"));
    }
}
