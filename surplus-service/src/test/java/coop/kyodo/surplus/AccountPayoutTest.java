package coop.kyodo.surplus;

import static coop.kyodo.surplus.CapitalAccountTest.open;
import static coop.kyodo.surplus.CapitalAccountTest.payOut;
import static coop.kyodo.surplus.CapitalAccountTest.redeem;
import static coop.kyodo.surplus.CapitalAccountTest.withAYear;
import static coop.kyodo.surplus.Coop.yen;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Internal accounts are paid out: vintages to everybody, and a leaver's, whole and in parts.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class AccountPayoutTest {

    @Test
    void vintagesRevolveOldestFirstAndALeaverIsPaidWithInterest() {
        Coop coop = Coop.under("US_ICA").admit(1, "2020-04-01").admit(2, "2020-04-01").settled();
        open(coop, 1, 30_000, "2023-03-31", "2025-04-01").then().statusCode(201);
        open(coop, 2, 10_000, "2023-03-31", "2025-04-01").then().statusCode(201);
        open(coop, 1, 36_500, "2024-03-31", "2025-04-01").then().statusCode(201);

        revolve(coop, "2024-03-31")
                .then()
                .statusCode(422)
                .body("code", equalTo("older-vintage-first"))
                .body("rule", equalTo("US-05b"));
        revolve(coop, "2023-03-31")
                .then()
                .statusCode(201)
                .body("total.amount", equalTo("40000"))
                .body("paid.amount.amount", contains("30000", "10000"));
        revolve(coop, "2023-03-31").then().statusCode(409).body("code", equalTo("vintage-empty"));
        payOut(coop, "2027-04-01").then().statusCode(409).body("code", equalTo("member-not-left"));
        coop.leave(1, "2026-04-01").settled();
        payOut(coop, "2026-03-31").then().statusCode(409).body("rule", equalTo("US-05b"));
        todayIs("2027-03-31");
        payOut(coop, "2027-04-01").then().statusCode(400).body("code", equalTo("date-too-late"));
        todayIs("2027-04-01");
        coop.get("member", "capital-accounts/summary?on=2028-04-02")
                .then()
                .body("leavers.dueBy", contains("2028-04-01"))
                .body("leavers.overdue", contains(true));

        payOut(coop, "2027-04-01")
                .then()
                .statusCode(201)
                .body("retained.amount", equalTo("0"))
                .body("moves.findAll { it.kind == 'INTEREST' }.amount.amount", contains("1825"))
                .body("dueBy", equalTo("2028-04-01"));
        payOut(coop, "2027-04-01").then().statusCode(409).body("code", equalTo("account-empty"));
        coop.verified();
    }

    /// 36,500 for the 163 days since the leaving, 815; the year's share of 20,000, credited on 30
    /// June, for the 73 days since: 200.
    @Test
    void theShareOfTheYearBearsInterestFromTheDayThatItWasCredited() {
        Coop coop = withAYear();
        open(coop, 1, 36_500, "2024-03-31", "2025-04-01").then().statusCode(201);
        coop.leave(1, "2026-04-01").settled();
        coop.execute(coop.adoptedPlan(50_000)).then().statusCode(200);

        payOut(coop, "2026-09-11")
                .then()
                .statusCode(201)
                .body("retained.amount", equalTo("0"))
                .body("moves.findAll { it.kind == 'INTEREST' }.amount.amount", contains("1015"));
        coop.verified();
    }

    @Test
    void whatWasPaidSinceIsNotTakenAgainForAnEarlierDay() {
        Coop coop = Coop.under("US_ICA").admit(1, "2020-04-01").admit(2, "2020-04-01").settled();
        open(coop, 1, 30_000, "2023-03-31", "2025-04-01").then().statusCode(201);
        revolve(coop, "2023-03-31").then().statusCode(201);

        coop.post(
                        "director",
                        "capital-accounts/redemptions",
                        Map.of(
                                "vintage", "2023-03-31",
                                "paidOn", "2026-01-31",
                                "reference", "transfer 17"))
                .then()
                .statusCode(409)
                .body("code", equalTo("vintage-empty"));
        coop.get("auditor", "capital-accounts/members/" + coop.member(1) + "?on=2026-01-31")
                .then()
                .body("retained.amount", equalTo("30000"));
        coop.verified();
    }

    /// 30,000 and 10,000 are left: of 10,001 the first gets 7,500.75 and with it the odd one.
    @Test
    void aPartOfAVintageIsPaidInProportionToWhatIsLeft() {
        Coop coop = Coop.under("US_ICA").admit(1, "2020-04-01").admit(2, "2020-04-01").settled();
        open(coop, 1, 30_000, "2023-03-31", "2025-04-01").then().statusCode(201);
        open(coop, 2, 10_000, "2023-03-31", "2025-04-01").then().statusCode(201);
        open(coop, 2, 5_000, "2024-03-31", "2025-04-01").then().statusCode(201);

        revolve(coop, 40_001)
                .then()
                .statusCode(422)
                .body("code", equalTo("payout-above-account"))
                .body("rule", equalTo("US-05b"))
                .body("figures.requested.amount", equalTo("40001"))
                .body("figures.held.amount", equalTo("40000"));
        revolve(coop, 0).then().statusCode(400).body("errors[0].pointer", equalTo("/amount"));
        revolve(coop, 10_001)
                .then()
                .statusCode(201)
                .body("total.amount", equalTo("10001"))
                .body("paid.amount.amount", contains("7501", "2500"));
        revolve(coop, "2024-03-31")
                .then()
                .statusCode(422)
                .body("code", equalTo("older-vintage-first"))
                .body("figures.outstanding.amount", equalTo("29999"));
        revolve(coop, 1).then().statusCode(201).body("paid.amount.amount", contains("1"));
        revolve(coop, "2023-03-31")
                .then()
                .statusCode(201)
                .body("paid.amount.amount", contains("22498", "7500"));
        coop.verified();
    }

    /// 5 percent of 36,500 is 5 a day: what is paid after 73 days bears 365 of each 36,500, and
    /// what is left goes on from the leaving.
    @Test
    void aLeaverIsPaidInPartsAndEachBearsInterestUntilItIsPaid() {
        Coop coop = withALeaver("US_ICA");

        pay(coop, "2026-06-13", 40_000, null, 0)
                .then()
                .statusCode(201)
                .body("retained.amount", equalTo("33000"))
                .body("vintages.vintage", contains("2024-03-31"))
                .body("moves.findAll { it.kind == 'INTEREST' }.amount.amount", contains("400"));
        pay(coop, "2027-04-01", 33_001, null, 0)
                .then()
                .statusCode(422)
                .body("code", equalTo("payout-above-account"))
                .body("figures.held.amount", equalTo("33000"));
        payOut(coop, "2027-04-01")
                .then()
                .statusCode(201)
                .body("retained.amount", equalTo("0"))
                .body(
                        "moves.findAll { it.kind == 'INTEREST' }.amount.amount",
                        contains("400", "1650"))
                .body(
                        "moves.findAll { it.kind == 'REDEMPTION' }.amount.amount",
                        contains("-36500", "-3500", "-400", "-33000", "-1650"));
        coop.verified();
    }

    /// 73,000 and 730 of interest after 73 days.
    @ParameterizedTest
    @CsvSource({"1000, 201, -1000", "73730, 201, -36500;-36500;-730", "73731, 422, "})
    void whatTheLeaverOwesIsSetOffAndTheRestIsPaidInMoney(
            long debt, int status, @Nullable String paid) {
        Coop coop = withALeaver("US_ICA");

        Response answer = pay(coop, "2026-06-13", null, "loan 3", debt);

        answer.then().statusCode(status);
        if (paid == null) {
            answer.then()
                    .body("code", equalTo("set-off-above-payout"))
                    .body("rule", equalTo("US-05b"))
                    .body("errors[0].pointer", equalTo("/setOff/amount"))
                    .body("figures.payout.amount", equalTo("73730"));
        } else {
            answer.then()
                    .body("retained.amount", equalTo("0"))
                    .body(
                            "moves.findAll { it.reference == 'loan 3' }.amount.amount",
                            contains(paid.split(";")));
            coop.get("auditor", "journals")
                    .then()
                    .body(
                            "items.find { it.reference == 'loan 3' }.postings.account",
                            containsInAnyOrder("MEMBER_ACCOUNTS", "DEBTS_SET_OFF"));
        }
        coop.verified();
    }

    @ParameterizedTest
    @CsvSource({
        "/amount, 0, 1, JPY",
        "/amount, 1, 1, USD",
        "/setOff/amount, , -1, JPY",
        "/setOff/amount, , 1, USD"
    })
    void anAmountIsPositiveAndInTheCoopsCurrency(
            String pointer, @Nullable Long amount, long debt, String currency) {
        Coop coop = withALeaver("US_ICA");
        Map<String, Object> payout = payout("2026-06-13");
        if (amount != null) {
            payout.put("amount", Map.of("amount", "" + amount, "currency", currency));
        } else {
            payout.put(
                    "setOff",
                    Map.of(
                            "amount",
                            Map.of("amount", "" + debt, "currency", currency),
                            "reference",
                            "loan 3"));
        }

        send(coop, payout).then().statusCode(400).body("errors[0].pointer", equalTo(pointer));
        coop.verified();
    }

    /// ES-03g: no vintage is paid to members; a leaver gets the legal rate, here 3 percent, without
    /// a margin, and is due within five years.
    @Test
    void mondragonPaysAccountsToLeavers() {
        Coop coop = withALeaver("MONDRAGON");

        revolve(coop, "2023-03-31")
                .then()
                .statusCode(422)
                .body("code", equalTo("accounts-for-leavers-only"))
                .body("rule", equalTo("ES-03g"))
                .body("figures.leaverYears", equalTo(5));
        coop.get("auditor", "capital-accounts/summary?on=2031-04-01")
                .then()
                .body("vintages.dueBy", contains((Object) null, null))
                .body("leavers.dueBy", contains("2031-04-01"))
                .body("leavers.overdue", contains(false));
        payOut(coop, "2027-04-01")
                .then()
                .statusCode(201)
                .body("retained.amount", equalTo("0"))
                .body("moves.findAll { it.kind == 'INTEREST' }.amount.amount", contains("2190"));
        coop.verified();
    }

    private static Coop withALeaver(String profile) {
        Coop coop =
                Coop.since("2020-04-01", profile)
                        .admit(1, "2020-04-01")
                        .admit(2, "2020-04-01")
                        .settled();
        open(coop, 1, 36_500, "2023-03-31", "2025-04-01").then().statusCode(201);
        open(coop, 1, 36_500, "2024-03-31", "2025-04-01").then().statusCode(201);
        coop.leave(1, "2026-04-01").settled();
        todayIs("2027-04-01");
        return coop;
    }

    private static Response pay(
            Coop coop,
            String paidOn,
            @Nullable Integer amount,
            @Nullable String debt,
            long setOff) {
        Map<String, Object> payout = payout(paidOn);
        if (amount != null) {
            payout.put("amount", yen(amount));
        }
        if (debt != null) {
            payout.put("setOff", Map.of("amount", yen(setOff), "reference", debt));
        }
        return send(coop, payout);
    }

    private static Map<String, Object> payout(String paidOn) {
        return new LinkedHashMap<>(
                Map.of("paidOn", paidOn, "discountRate", "3/100", "reference", "transfer 18"));
    }

    private static Response send(Coop coop, Map<String, Object> payout) {
        return coop.post(
                "director", "capital-accounts/members/" + coop.member(1) + "/payout", payout);
    }

    private static Response revolve(Coop coop, long amount) {
        return coop.post(
                "director",
                "capital-accounts/redemptions",
                Map.of(
                        "vintage", "2023-03-31",
                        "paidOn", "2026-03-31",
                        "reference", "transfer 17",
                        "amount", yen(amount)));
    }

    private static void todayIs(String day) {
        QuarkusMock.installMockForType(
                Clock.fixed(Instant.parse(day + "T00:00:00Z"), ZoneOffset.UTC), Clock.class);
    }

    private static Response revolve(Coop coop, String vintage) {
        return redeem(coop, vintage, "2026-03-31");
    }
}
