package coop.kyodo.surplus;

import static coop.kyodo.surplus.CapitalAccountTest.accounts;
import static coop.kyodo.surplus.CapitalAccountTest.approve;
import static coop.kyodo.surplus.CapitalAccountTest.close;
import static coop.kyodo.surplus.CapitalAccountTest.loss;
import static coop.kyodo.surplus.CapitalAccountTest.withALoss;
import static coop.kyodo.surplus.Coop.yen;
import static coop.kyodo.surplus.Corrections.balance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// US-07: a charged loss is corrected beside it. Of the 25,000 the collective account bore its
/// 10,000 and the members, who had 20,000, 15,000 and 5,000, the rest by their hours.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class LossCorrectionTest {

    private static final EventSchemas SCHEMAS = EventSchemas.of("surplus-service");
    private static final String PATH = "capital-accounts/losses/2025/corrections";
    private static final List<Object> EARLIER =
            List.of(
                    Map.of("name", "members", "amount", yen(40_000)),
                    Map.of("name", "collective", "amount", yen(10_000)));

    @Test
    void theChargeIsTakenBackLineByLineAndTheRightLossIsCharged() {
        Coop coop = withALoss();
        String charge = charged(coop);
        accounts(coop, -15_000, 35_000, 0, EARLIER).then().statusCode(201);
        correct(coop, charge, "COLLECTIVE_FIRST")
                .then()
                .statusCode(409)
                .body("code", equalTo("book-value-not-approved"));
        approve(coop, 3);

        Response corrected = correct(coop, charge, "COLLECTIVE_FIRST");

        corrected
                .then()
                .statusCode(201)
                .body("takenBack.chargeId", equalTo(charge))
                .body("takenBack.loss.amount", equalTo("25000"))
                .body("correction.number", equalTo(2))
                .body("correction.corrects", equalTo(charge))
                .body("correction.on", equalTo("2026-03-31"))
                .body("correction.loss.amount", equalTo("15000"))
                .body("correction.collective.amount", equalTo("10000"))
                .body("correction.members.amount", equalTo("5000"))
                .body("correction.figuresVersion", equalTo(3))
                .body("burdens.amount.amount", contains("2500", "1875", "625"));
        coop.get("auditor", "capital-accounts/members/" + coop.member(1) + "?on=2026-03-31")
                .then()
                .body("moves.kind", contains("OPENING", "LOSS", "LOSS", "LOSS"))
                .body("moves.amount.amount", contains("20000", "-7500", "7500", "-2500"))
                .body("vintages.left.amount", contains("17500"));
        coop.get("member", "capital-accounts/losses/2025")
                .then()
                .statusCode(200)
                .body("items.stands", contains(false, true))
                .body("items[1].reason", equalTo("An invoice of March was found"))
                .body("items.chargedBy", contains(nullValue(), nullValue()));
        coop.get("auditor", "capital-accounts/losses/2025")
                .then()
                .body("items.chargedBy", contains("director", "director"));
        close(coop)
                .then()
                .statusCode(201)
                .body("members.amount", equalTo("35000"))
                .body("collective.amount", equalTo("0"));
        coop.verified();
        JsonNode event =
                Events.await(
                        "coop.kyodo.surplus.loss-charged.v1",
                        UUID.fromString(corrected.path("correction.chargeId")));
        SCHEMAS.validate(event);
        assertThat(event.path("data").path("corrects").asText()).isEqualTo(charge);
    }

    @Test
    void theSameRequestCorrectsOnceAndOnlyTheChargeThatStandsIsCorrected() {
        Coop coop = withALoss();
        correct(coop, UUID.randomUUID().toString(), "SAME_RATIO")
                .then()
                .statusCode(409)
                .body("code", equalTo("no-charged-loss"));
        String charge = charged(coop);
        Map<String, Object> request = request(charge, "SAME_RATIO");
        String key = UUID.randomUUID().toString();
        String first = null;
        for (int time = 1; time <= 2; time++) {
            Response answer =
                    coop.as("director").header("Idempotency-Key", key).body(request).post(PATH);
            answer.then()
                    .statusCode(201)
                    .body("correction.collective.amount", equalTo("4167"))
                    .body("burdens.amount.amount", contains("10417", "7812", "2604"));
            String id = answer.path("correction.chargeId");
            first = first == null ? id : first;
            assertThat(id).isEqualTo(first);
        }

        correct(coop, charge, "SAME_RATIO")
                .then()
                .statusCode(409)
                .body("code", equalTo("charge-not-standing"))
                .body("rule", equalTo("US-07"))
                .body("source", notNullValue())
                .body("figures.corrects", equalTo(charge))
                .body("figures.standing", equalTo(first));
        coop.get("auditor", "capital-accounts/losses/2025").then().body("items", hasSize(2));
        coop.verified();
    }

    @Test
    void ofCorrectionsAtTheSameTimeOneTakesEffect() throws Exception {
        Coop coop = withALoss();
        String charge = charged(coop);

        List<Integer> answers = AtOnce.statuses(6, () -> correct(coop, charge, "SAME_RATIO"));

        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(5);
        coop.get("auditor", "capital-accounts/losses/2025")
                .then()
                .body("items.stands", contains(false, true));
        coop.verified();
    }

    @Test
    void onlyADirectorOfTheCooperativeCorrects() {
        Coop coop = withALoss();
        Map<String, Object> request = request(charged(coop), "SAME_RATIO");

        coop.post("clerk", PATH, request).then().statusCode(403);
        coop.as(Tokens.of(UUID.randomUUID()).role("director"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(request)
                .post(PATH)
                .then()
                .statusCode(404);
        coop.as(Tokens.of(UUID.randomUUID()).role("director"))
                .get("capital-accounts/losses/2025")
                .then()
                .statusCode(404);
        coop.get("auditor", "capital-accounts/losses/2024")
                .then()
                .statusCode(404)
                .body("code", equalTo("fiscal-year-not-found"));
    }

    /// The year turns out to have made 120,000.
    @Test
    void whatIsOnlyTakenBackIsThereAgainAndAPlanDisposesOfTheYear() {
        Coop coop = withALoss();
        String charge = charged(coop);
        accounts(coop, 120_000, 170_000, 0, EARLIER).then().statusCode(201);
        approve(coop, 3);
        coop.plan(50_000).then().statusCode(422).body("code", equalTo("loss-charged-to-accounts"));
        correct(coop, charge, "SAME_RATIO").then().statusCode(409).body("code", equalTo("no-loss"));
        Map<String, Object> part = new HashMap<>(request(charge, null));
        part.put("policyVersion", 0);
        coop.post("director", PATH, part)
                .then()
                .statusCode(400)
                .body("code", equalTo("loss-method-missing"))
                .body("errors[0].pointer", equalTo("/method"));

        correct(coop, charge, null)
                .then()
                .statusCode(201)
                .body("correction.loss.amount", equalTo("0"))
                .body("correction.stands", equalTo(false))
                .body("correction.method", nullValue())
                .body("burdens", empty());

        coop.get("auditor", "capital-accounts/members?on=2026-03-31")
                .then()
                .body("items.retained.amount", contains("20000", "15000", "5000"));
        coop.get("auditor", "funds?on=2026-03-31")
                .then()
                .body(balance("COLLECTIVE_ACCOUNT"), equalTo("10000"));
        coop.execute(coop.adoptedPlan(50_000)).then().statusCode(200);
        close(coop)
                .then()
                .statusCode(201)
                .body("members.amount", equalTo("80000"))
                .body("collective.amount", equalTo("80000"));
        coop.verified();
    }

    @Test
    void whatWasTakenBackIsChargedAgain() {
        Coop coop = withALoss();
        correct(coop, charged(coop), null).then().statusCode(201);

        loss(coop, "SAME_RATIO").then().statusCode(201).body("collective.amount", equalTo("4167"));

        coop.get("auditor", "capital-accounts/losses/2025")
                .then()
                .body("items.number", contains(1, 2, 3))
                .body("items.stands", contains(false, false, true));
        loss(coop, "SAME_RATIO").then().statusCode(409).body("code", equalTo("loss-charged"));
        close(coop).then().statusCode(201);
        coop.verified();
    }

    /// 20,000 instead of 25,000, found on 1 August when the accounts are closed at 25,000.
    @Test
    void aClosedYearStaysAsItWasAndTheCorrectionHasItsOwnDay() {
        Coop coop = withALoss();
        String charge = charged(coop);
        close(coop).then().statusCode(201);
        Map<String, Object> lines = UsAccounts.lines(-16_666, -3_334, 30_000, 0, EARLIER);
        coop.post(
                        "clerk",
                        "fiscal-years/2025/corrections",
                        Map.of(
                                "accounts", lines,
                                "reason", "A customer did pay",
                                "correctedOn", "2026-07-15"))
                .then()
                .statusCode(201);
        approve(coop, 3);
        correct(coop, charge, "COLLECTIVE_FIRST", "2026-03-31")
                .then()
                .statusCode(409)
                .body("code", equalTo("correction-in-closed-year"));

        correct(coop, charge, "COLLECTIVE_FIRST", "2026-08-01")
                .then()
                .statusCode(201)
                .body("correction.on", equalTo("2026-08-01"))
                .body("burdens.amount.amount", contains("5000", "3750", "1250"));

        coop.get("auditor", "capital-accounts/members?on=2026-07-31")
                .then()
                .body("items.retained.amount", contains("12500", "9375", "3125"));
        coop.get("auditor", "capital-accounts/members?on=2026-08-01")
                .then()
                .body("items.retained.amount", contains("15000", "11250", "3750"));
        coop.verified();
    }

    /// 2024 lost 25,000, which was charged before 2025 was disposed of; it was 20,000.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void laterYearsGoOnFromTheCorrectionUnlessTheyTookUpWhatWasCarried(boolean borne) {
        Coop coop = twoYears();
        if (borne) {
            for (int member = 1; member <= 3; member++) {
                CapitalAccountTest.open(coop, member, 15_000, "2024-03-31", "2025-03-10")
                        .then()
                        .statusCode(201);
            }
        }
        Years.approve(coop, "2024", "2025-05-20");
        Response charged = CorrectedAfterLaterYearsTest.loss(coop, "2024");
        charged.then().statusCode(201).body("carried.amount", equalTo(borne ? "0" : "25000"));
        CorrectedAfterLaterYearsTest.open(
                coop,
                "2025",
                "2025-04-01",
                "2026-03-31",
                CorrectedAfterLaterYearsTest.figures(60_000, 0, borne ? 0 : -25_000));
        String later =
                CorrectedAfterLaterYearsTest.disposed(
                        coop, "2025", borne ? 30_000 : 5_000, "2026-06-20");
        coop.post(
                        "clerk",
                        "fiscal-years/2024/figures",
                        CorrectedAfterLaterYearsTest.figures(-20_000, 0, 0))
                .then()
                .statusCode(201);
        Years.approve(coop, "2024", "2026-07-20");

        Response answer =
                coop.post(
                        "director",
                        "capital-accounts/losses/2024/corrections",
                        Map.of(
                                "corrects", charged.path("chargeId"),
                                "reason", "An invoice of March was found",
                                "correctedOn", "2026-08-01",
                                "method", "SAME_RATIO"));

        if (borne) {
            answer.then()
                    .statusCode(201)
                    .body("correction.on", equalTo("2026-08-01"))
                    .body("burdens.amount.amount", contains("10000", "7500", "2500"));
        } else {
            answer.then()
                    .statusCode(409)
                    .body("code", equalTo("charged-loss-taken-up"))
                    .body("rule", equalTo("US-07"))
                    .body("figures.planId", equalTo(later))
                    .body("figures.carried.amount", equalTo("25000"));
        }
        coop.verified();
    }

    /// 2024 left a loss of 25,000 that no account could bear. In 2025 the members' work lost 20,000
    /// and that of others brought 100,000: that covers it first, and bears what members without
    /// accounts cannot. What is taken back is carried again.
    @Test
    void aProfitOfNonMembersWorkCoversWhatTheCollectiveAccountCarried() {
        Coop coop = twoYears();
        Years.approve(coop, "2024", "2025-05-20");
        CorrectedAfterLaterYearsTest.loss(coop, "2024")
                .then()
                .statusCode(201)
                .body("carried.amount", equalTo("25000"));
        CorrectedAfterLaterYearsTest.open(
                coop,
                "2025",
                "2025-04-01",
                "2026-03-31",
                CorrectedAfterLaterYearsTest.figures(-20_000, 100_000, -25_000));
        Years.approve(coop, "2025", "2026-05-20");

        Response charged = CorrectedAfterLaterYearsTest.loss(coop, "2025");

        charged.then()
                .statusCode(201)
                .body("loss.amount", equalTo("-80000"))
                .body("nonMemberProfit.amount", equalTo("100000"))
                .body("collective.amount", equalTo("45000"))
                .body("carried.amount", equalTo("-25000"));
        coop.get("auditor", "funds?on=2026-03-31")
                .then()
                .body(balance("COLLECTIVE_ACCOUNT"), equalTo("55000"))
                .body(balance("CARRY_OVER"), equalTo("0"));
        coop.verified();
        correct(coop, charged.path("chargeId"), null).then().statusCode(201);
        coop.get("auditor", "funds?on=2026-08-01")
                .then()
                .body(balance("COLLECTIVE_ACCOUNT"), equalTo("0"))
                .body(balance("CARRY_OVER"), equalTo("-25000"));
        coop.verified();
    }

    /// A deposit after the year's end is not the year's, nor is what a correction took since.
    @ParameterizedTest
    @CsvSource({"2026-03-31, 60000, 25000", "2026-04-01, 60000, 10000"})
    void theCollectiveAccountBearsWhatItHadAtTheYearsEnd(String on, long more, String collective) {
        Coop coop = withALoss();
        coop.post(
                        "clerk",
                        "funds/COLLECTIVE_ACCOUNT/deposits",
                        Map.of("amount", yen(more), "on", on, "reference", "gift"))
                .then()
                .statusCode(201);

        loss(coop, "COLLECTIVE_FIRST")
                .then()
                .statusCode(201)
                .body("on", equalTo("2026-03-31"))
                .body("collective.amount", equalTo(collective));
        coop.verified();
    }

    /// 2024 gave it 70,000, of which a correction of August took 40,000 back: it is never below
    /// nothing.
    @Test
    void theCollectiveAccountDoesNotBearWhatLeftItSince() {
        Coop coop = twoYears(100_000, 20_000);
        String plan = CorrectedAfterLaterYearsTest.disposed(coop, "2024", 50_000, "2025-06-20");
        CorrectedAfterLaterYearsTest.open(
                coop,
                "2025",
                "2025-04-01",
                "2026-03-31",
                CorrectedAfterLaterYearsTest.figures(-35_000, 0, 0));
        Years.approve(coop, "2025", "2026-05-20");
        CorrectedAfterLaterYearsTest.corrected(
                coop,
                "2024",
                plan,
                CorrectedAfterLaterYearsTest.figures(60_000, 0, 0),
                30_000,
                "2026-08-01");

        loss(coop, "COLLECTIVE_FIRST")
                .then()
                .statusCode(201)
                .body("collective.amount", equalTo("30000"))
                .body("members.amount.amount", contains("2500", "1875", "625"));
        coop.get("auditor", "funds?on=2026-07-31")
                .then()
                .body(balance("COLLECTIVE_ACCOUNT"), equalTo("40000"));
        coop.get("auditor", "funds?on=2026-08-01")
                .then()
                .body(balance("COLLECTIVE_ACCOUNT"), equalTo("0"));
        coop.verified();
    }

    private static Coop twoYears() {
        return twoYears(-25_000, 0);
    }

    /// The year 2024 is March of 2025; 2025 has worked.
    private static Coop twoYears(long members, long others) {
        Coop coop = CorrectedAfterLaterYearsTest.since("2025-03-01", "2025-03");
        for (int month = 4; month <= 12; month++) {
            coop.worked("2025-%02d".formatted(month), 1, 1_000, 750, 250);
        }
        coop.worked("2026-01", 1, 1_000, 750, 250)
                .worked("2026-02", 1, 1_000, 750, 250)
                .worked("2026-03", 1, 1_000, 750, 250)
                .settled();
        CorrectedAfterLaterYearsTest.open(
                coop,
                "2024",
                "2025-03-01",
                "2025-03-31",
                CorrectedAfterLaterYearsTest.figures(members, others, 0));
        return coop;
    }

    private static String charged(Coop coop) {
        Response charged = loss(coop, "COLLECTIVE_FIRST");
        charged.then().statusCode(201);
        return charged.path("chargeId");
    }

    private static Map<String, Object> request(String charge, @Nullable String method) {
        Map<String, Object> request = new HashMap<>();
        request.put("corrects", charge);
        request.put("reason", "An invoice of March was found");
        request.put("correctedOn", "2026-06-15");
        if (method != null) {
            request.put("method", method);
        }
        return request;
    }

    private static Response correct(Coop coop, String charge, @Nullable String method) {
        return coop.post("director", PATH, request(charge, method));
    }

    private static Response correct(Coop coop, String charge, @Nullable String method, String on) {
        Map<String, Object> request = request(charge, method);
        request.put("correctedOn", on);
        return coop.post("director", PATH, request);
    }
}
