package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Internal capital accounts: retained, paid out, charged, closed at book value.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class CapitalAccountTest {

    /// US-E: members' surplus 100,000, others' profit 20,000; hours 2,000, 1,500 and 500.
    static Coop withAYear() {
        Coop coop =
                Coop.under("US_ICA")
                        .admit(1, "2025-04-01")
                        .admit(2, "2025-04-01")
                        .admit(3, "2025-04-01")
                        .paidIn(1, 2, 5_000, 5_000)
                        .paidIn(2, 2, 5_000, 5_000)
                        .paidIn(3, 2, 5_000, 5_000)
                        .worked("2026-02", 1, 1_000, 750, 250)
                        .worked("2026-03", 1, 1_000, 750, 250)
                        .settled();
        coop.openYear(Coop.figures(0, 0)).then().statusCode(201);
        accounts(coop, 120_000, 135_000, 15_000, List.of()).then().statusCode(201);
        return coop;
    }

    @Test
    void anExecutedPlanCreditsTheAccountsAndTheYearClosesAtBookValue() {
        Coop coop = withAYear();
        close(coop).then().statusCode(409).body("code", equalTo("book-value-not-approved"));
        approve(coop, 2);

        close(coop)
                .then()
                .statusCode(422)
                .body("code", equalTo("accounts-differ-from-book-value"))
                .body("errors[0].pointer", equalTo("/year"))
                .body("rule", equalTo("US-02"))
                .body("figures.members.amount", equalTo("15000"))
                .body("figures.collective.amount", equalTo("0"))
                .body("figures.netBookValue.amount", equalTo("135000"))
                .body("figures.difference.amount", equalTo("-120000"));
        coop.execute(coop.adoptedPlan(50_000)).then().statusCode(200);
        close(coop)
                .then()
                .statusCode(201)
                .body("members.amount", equalTo("55000"))
                .body("collective.amount", equalTo("70000"))
                .body("paidOut.amount", equalTo("10000"))
                .body("closedBy", equalTo("director"));

        close(coop).then().statusCode(409).body("code", equalTo("capital-accounts-closed"));
        open(coop, 1, 1, "2025-03-31", "2026-03-31")
                .then()
                .statusCode(409)
                .body("code", equalTo("capital-accounts-closed"), "rule", equalTo("US-02"));
        coop.get("auditor", "capital-accounts/members?on=2026-06-30")
                .then()
                .body("items.retained.amount", contains("20000", "15000", "5000"))
                .body("items.balance.amount", contains("25000", "20000", "10000"));
        coop.get("auditor", "capital-accounts/members?on=2026-06-29&limit=2")
                .then()
                .body("items.retained.amount", contains("0", "0"));
        coop.get("member", "capital-accounts/summary?on=2029-03-31")
                .then()
                .body("vintages.vintage", contains("2026-03-31"))
                .body("vintages.left.amount", contains("40000"))
                .body("vintages.dueBy", contains("2029-03-31"))
                .body("vintages.overdue", contains(false))
                .body("closings", hasSize(1));
        coop.verified();
    }

    /// US-D: 5,000.00 and a contribution of 2,000.00 and an allocation of 1,313.40 are 8,313.40.
    @Test
    void aStatementShowsHowTheBalanceCameAbout() {
        Coop coop =
                Coop.under("US_ICA")
                        .admit(1, "2025-04-01")
                        .admit(2, "2025-04-01")
                        .paidIn(1, 2, 200_000, 200_000)
                        .worked("2026-02", 1, 2_189, 1_811)
                        .worked("2026-03", 1, 0, 0)
                        .settled();
        open(coop, 1, 500_000, "2025-03-31", "2025-03-31").then().statusCode(201);
        coop.openYear(Coop.figures(0, 0)).then().statusCode(201);
        accounts(
                        coop,
                        720_000,
                        1_420_000,
                        200_000,
                        List.of(Map.of("name", "accounts", "amount", yen(500_000))))
                .then()
                .statusCode(201);
        coop.execute(coop.adoptedPlan(300_000)).then().statusCode(200);
        String account = "capital-accounts/members/" + coop.member(1);

        coop.as(Tokens.of(coop.id).member(coop.member(1)))
                .get(account + "?on=2026-06-30")
                .then()
                .statusCode(200)
                .body("capital.amount", equalTo("200000"))
                .body("retained.amount", equalTo("631340"))
                .body("balance.amount", equalTo("831340"))
                .body("moves.kind", contains("OPENING", "ALLOCATION"))
                .body("moves.amount.amount", contains("500000", "131340"))
                .body("vintages.dueBy", contains("2028-03-31", "2029-03-31"));
        coop.get("auditor", account + "?on=2026-06-29")
                .then()
                .body("balance.amount", equalTo("700000"));
        coop.as(Tokens.of(coop.id).member(coop.member(2))).get(account).then().statusCode(404);
        coop.verified();
    }

    @Test
    void aLossIsChargedToTheCollectiveAccountFirstThenByWork() {
        Coop coop = withALoss();

        loss(coop, "COLLECTIVE_FIRST")
                .then()
                .statusCode(201)
                .body("loss.amount", equalTo("25000"))
                .body("collective.amount", equalTo("10000"))
                .body("members.amount.amount", contains("7500", "5625", "1875"));
        loss(coop, "COLLECTIVE_FIRST")
                .then()
                .statusCode(409)
                .body("code", equalTo("loss-charged"))
                .body("rule", equalTo("US-07"));
        close(coop)
                .then()
                .statusCode(201)
                .body("members.amount", equalTo("25000"))
                .body("collective.amount", equalTo("0"));

        coop.verified();
    }

    /// ES-03: capital 2,000,000 at 7.5 percent is 150,000.
    @ParameterizedTest
    @CsvSource({
        "1000000, 3/40, 201, ",
        "375000, 3/40, 201, ",
        "374999, 3/40, 422, interest-above-part-of-result",
        "1000000, 999999999999999999999999999999, 422, interest-above-cap",
        "1000000, 301/4000, 422, interest-above-cap"
    })
    void interestKeepsTheLimitsOfTheProfile(long result, String rate, int status, String code) {
        Coop coop =
                Coop.since("2025-04-01", "MONDRAGON")
                        .admit(1, "2020-04-01")
                        .admit(2, "2020-04-01")
                        .settled();
        open(coop, 1, 1_500_000, "2025-03-31", "2025-03-31").then().statusCode(201);
        open(coop, 2, 500_000, "2025-03-31", "2025-03-31").then().statusCode(201);
        coop.openYear("2025", "2025-04-01", "2026-03-31", Coop.figures(result, 0))
                .then()
                .statusCode(201);
        approve(coop, 1);

        Response answer =
                coop.post(
                        "director",
                        "capital-accounts/interest",
                        Map.of("year", "2025", "rate", rate));

        answer.then().statusCode(status).body("code", equalTo(code));
        if (status == 201) {
            answer.then()
                    .body("total.amount", equalTo("150000"))
                    .body("credited.interest.amount.sort()", contains("112500", "37500"));
            coop.post("director", "capital-accounts/interest", Map.of("year", "2025", "rate", rate))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("interest-credited"));
        }
        coop.verified();
    }

    /// ES-03b: of a result of 300,000 interest is at most 120,000, which is 6 percent of 2,000,000.
    @Test
    void interestIsCutToTwoFifthsOfTheResult() {
        Coop coop = Coop.since("2025-04-01", "MONDRAGON").admit(1, "2020-04-01").settled();
        open(coop, 1, 2_000_000, "2025-03-31", "2025-03-31").then().statusCode(201);
        coop.openYear("2025", "2025-04-01", "2026-03-31", Coop.figures(300_000, 0))
                .then()
                .statusCode(201);
        approve(coop, 1);

        interest(coop, "3/40")
                .then()
                .statusCode(422)
                .body("rule", equalTo("ES-03b"))
                .body("figures.limit.amount", equalTo("120000"))
                .body("figures.highestRate", equalTo("3/50"));
        interest(coop, "3/50").then().statusCode(201).body("total.amount", equalTo("120000"));
        coop.verified();
    }

    private static Response interest(Coop coop, String rate) {
        return coop.post(
                "director", "capital-accounts/interest", Map.of("year", "2025", "rate", rate));
    }

    @Test
    void anAccountIsOpenedInTheCoopsCurrencyOnADayThatHasCome() {
        Coop coop = Coop.under("US_ICA").admit(1, "2025-04-01").settled();
        String path = "capital-accounts/members/" + coop.member(1) + "/openings";
        Map<String, Object> opening =
                Map.of(
                        "amount", Map.of("amount", "1000", "currency", "EUR"),
                        "vintage", "2025-03-31",
                        "on", "2025-04-01",
                        "reference", "old books");

        coop.post("clerk", path, opening)
                .then()
                .statusCode(400)
                .body("code", equalTo("currency-differs"))
                .body("errors[0].pointer", equalTo("/amount"));
        open(coop, 1, 1_000, "2025-03-31", "2099-04-01")
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-late"));
        open(coop, 1, 1_000, "2025-03-31", "2025-04-01").then().statusCode(201);
        coop.verified();
    }

    @Test
    void aProfileWithoutInternalAccountsSaysSo() {
        Coop coop = Coop.under("JP_ACT_2022").admit(1, "2025-04-01").settled();

        open(coop, 1, 1, "2025-03-31", "2025-04-01")
                .then()
                .statusCode(409)
                .body("code", equalTo("no-capital-accounts"));
        coop.get("auditor", "capital-accounts/summary")
                .then()
                .statusCode(409)
                .body("code", equalTo("no-capital-accounts"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update capital_entry set amount = amount + 1 where kind = 'OPENING' and tenant_id = '%s'",
                "update posting set amount = amount + 1 where account = 'MEMBER_ACCOUNTS' and tenant_id = '%s'",
                "update member_capital set paid_in = paid_in - 1 where member_id = (select member_id from member_change where member_number = 1 and tenant_id = '%1$s') and tenant_id = '%1$s'"
            })
    void verificationFindsAccountsThatAreNotTheBookValue(String tampering) throws SQLException {
        Coop coop = withAYear();
        open(coop, 1, 1_000, "2025-03-31", "2025-04-01").then().statusCode(201);
        accounts(
                        coop,
                        120_000,
                        136_000,
                        15_000,
                        List.of(Map.of("name", "accounts", "amount", yen(1_000))))
                .then()
                .statusCode(201);
        approve(coop, 3);
        coop.execute(coop.adoptedPlan(50_000)).then().statusCode(200);
        close(coop).then().statusCode(201);
        coop.verified();
        Coop.tamper(tampering.formatted(coop.id));

        coop.get("auditor", "verification")
                .then()
                .body(
                        "checks.find { it.name == 'capital-accounts-equal-book-value' }.ok",
                        equalTo(false));
    }

    @Test
    void theDatabasePaysNoVintageBelowNothingAndNothingIntoAClosedYear() throws SQLException {
        Coop coop = withAYear();
        open(coop, 1, 1_000, "2025-03-31", "2025-04-01").then().statusCode(201);
        String entry =
                """
                insert into capital_entry select tenant_id, '%s', 99, member_id, 'REDEMPTION', vintage,
                  1001, currency, on_day, reference, journal_id, now() from capital_entry\
                """;
        try (Connection app = Db.asApp();
                Statement run = app.createStatement()) {
            app.setAutoCommit(false);
            run.execute("set kyodo.tenant = '" + coop.id + "'");
            run.execute(entry.formatted(UUID.randomUUID()));

            assertThatThrownBy(app::commit).hasMessageContaining("would hold -1");
        }
    }

    static Coop withALoss() {
        Coop coop =
                Coop.under("US_ICA")
                        .admit(1, "2025-04-01")
                        .admit(2, "2025-04-01")
                        .admit(3, "2025-04-01")
                        .worked("2026-02", 1, 1_000, 750, 250)
                        .worked("2026-03", 1, 1_000, 750, 250)
                        .settled();
        open(coop, 1, 20_000, "2025-03-31", "2025-04-01").then().statusCode(201);
        open(coop, 2, 15_000, "2025-03-31", "2025-04-01").then().statusCode(201);
        open(coop, 3, 5_000, "2025-03-31", "2025-04-01").then().statusCode(201);
        coop.post(
                        "clerk",
                        "funds/COLLECTIVE_ACCOUNT/deposits",
                        Map.of(
                                "amount", yen(10_000),
                                "on", "2026-02-01",
                                "reference", "old books"))
                .then()
                .statusCode(201);
        coop.openYear(Coop.figures(0, 0)).then().statusCode(201);
        accounts(
                        coop,
                        -25_000,
                        25_000,
                        0,
                        List.of(
                                Map.of("name", "members", "amount", yen(40_000)),
                                Map.of("name", "collective", "amount", yen(10_000))))
                .then()
                .statusCode(201);
        approve(coop, 2);
        return coop;
    }

    static Response accounts(
            Coop coop, long result, long netAssets, long capital, List<Object> others) {
        long members = result * 5 / 6;
        return UsAccounts.record(coop, members, result - members, netAssets, capital, others);
    }

    static void approve(Coop coop, int version) {
        coop.post(
                        "director",
                        "fiscal-years/2025/approval",
                        Map.of("figuresVersion", version, "approvedOn", "2026-05-20"))
                .then()
                .statusCode(200);
    }

    static Response close(Coop coop) {
        return coop.post(
                "director",
                "capital-accounts/closings",
                Map.of("year", "2025", "closedOn", "2026-07-10"));
    }

    static Response loss(Coop coop, String method) {
        return coop.post(
                "director", "capital-accounts/losses", Map.of("year", "2025", "method", method));
    }

    static Response open(Coop coop, int member, long amount, String vintage, String on) {
        return coop.post(
                "clerk",
                "capital-accounts/members/" + coop.member(member) + "/openings",
                Map.of(
                        "amount",
                        yen(amount),
                        "vintage",
                        vintage,
                        "on",
                        on,
                        "reference",
                        "old books"));
    }

    static Response redeem(Coop coop, String vintage, String paidOn) {
        return coop.post(
                "director",
                "capital-accounts/redemptions",
                Map.of("vintage", vintage, "paidOn", paidOn, "reference", "transfer 17"));
    }

    static Response payOut(Coop coop, String paidOn) {
        return coop.post(
                "director",
                "capital-accounts/members/" + coop.member(1) + "/payout",
                Map.of(
                        "paidOn", paidOn,
                        "discountRate", "3/100",
                        "reference", "transfer 18"));
    }
}
