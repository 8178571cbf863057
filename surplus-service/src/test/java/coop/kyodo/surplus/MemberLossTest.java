package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;
import static coop.kyodo.surplus.Corrections.balance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

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

/// ES-02c, ES-02d: of a loss of 500,000 the members bear 200,000, 133,333, 100,000 and 66,667 by
/// their hours; they pay it, or it is set off against the next years' shares.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class MemberLossTest {

    private static final Map<String, String> TITLE = Map.of("en", "Step", "ja", "ステップ");

    @Test
    void aMemberPaysWhatIsOwedOnceAndNoMore() {
        Coop coop = coop(false);
        String plan = lost(coop, -500_000);
        String path = "members/" + coop.member(1) + "/losses";
        coop.as(Tokens.of(coop.id).member(coop.member(1)))
                .get(path + "?on=2025-06-20")
                .then()
                .statusCode(200)
                .body("losses.planId", contains(plan))
                .body("losses.borne.amount", contains("200000"))
                .body("losses.owed.amount", contains("200000"))
                .body("losses.setsOff", contains(false))
                .body("losses.dueBy", contains("2026-03-31"))
                .body("losses.overdue", contains(false))
                .body("settlements", empty());
        coop.get("auditor", path + "?on=2025-06-19").then().body("losses", empty());

        pay(coop, plan, 1, 1, "2025-06-19")
                .then()
                .statusCode(422)
                .body("code", equalTo("loss-payment-above-owed"))
                .body("rule", equalTo("ES-02d"))
                .body("source", notNullValue())
                .body("figures.owed.amount", equalTo("0"));
        String key = UUID.randomUUID().toString();
        for (int time = 1; time <= 2; time++) {
            coop.as("clerk")
                    .header("Idempotency-Key", key)
                    .body(payment(150_000, "2025-09-10"))
                    .post(path + "/" + plan + "/payments")
                    .then()
                    .statusCode(201)
                    .body("paid.amount", equalTo("150000"))
                    .body("owed.amount", equalTo("50000"))
                    .body("overdue", equalTo(true));
        }
        pay(coop, plan, 1, 50_001, "2025-09-11")
                .then()
                .statusCode(422)
                .body("figures.requested.amount", equalTo("50001"))
                .body("figures.owed.amount", equalTo("50000"))
                .body("figures.on", equalTo("2025-09-11"));
        pay(coop, plan, 1, 50_001, "2025-06-20").then().statusCode(422);
        pay(coop, plan, 1, 0, "2025-09-11").then().statusCode(400);
        pay(coop, plan, 1, 1, "2099-09-11")
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-late"));
        pay(coop, plan, 1, 50_000, "2025-09-11")
                .then()
                .statusCode(201)
                .body("owed.amount", equalTo("0"))
                .body("overdue", equalTo(false));

        coop.get("auditor", path).then().body("settlements", hasSize(2));
        coop.get("auditor", "funds?on=2025-09-11")
                .then()
                .body(balance("MEMBER_LOSSES"), equalTo("-300000"));
        coop.verified();
    }

    @Test
    void nobodyElseSeesOrPaysIt() {
        Coop coop = coop(false);
        String plan = lost(coop, -500_000);
        String path = "members/" + coop.member(1) + "/losses";
        Map<String, Object> payment = payment(1, "2025-09-10");

        coop.as(Tokens.of(coop.id).member(coop.member(2))).get(path).then().statusCode(404);
        coop.as(Tokens.of(UUID.randomUUID()).role("clerk")).get(path).then().statusCode(404);
        coop.post("auditor", path + "/" + plan + "/payments", payment).then().statusCode(403);
        coop.as(Tokens.of(UUID.randomUUID()).role("clerk"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(payment)
                .post(path + "/" + plan + "/payments")
                .then()
                .statusCode(404);
        coop.post("clerk", path + "/" + UUID.randomUUID() + "/payments", payment)
                .then()
                .statusCode(404)
                .body("code", equalTo("member-loss-not-found"));
    }

    /// 750,000 of the next year pay 300,000, 200,000, 150,000 and 100,000.
    @Test
    void whatIsOwedIsSetOffAgainstTheNextYearsShares() {
        Coop coop = coop(true);
        String lost = lost(coop, -500_000);
        pay(coop, lost, 2, 33_333, "2025-09-10").then().statusCode(201);

        String plan = gained(coop, 1_000_000, 750_000);

        coop.get("auditor", "plans/" + plan + "/dues")
                .then()
                .body("items.entitled.amount", contains("100000", "100000", "50000", "33333"))
                .body("items.due.amount", contains("100000", "100000", "50000", "33333"));
        coop.get("auditor", "members/" + coop.member(2) + "/losses")
                .then()
                .body("losses.paid.amount", contains("33333"))
                .body("losses.setOff.amount", contains("100000"))
                .body("losses.owed.amount", contains("0"))
                .body("losses.dueBy", contains("2032-03-31"))
                .body("settlements.kind", contains("PAYMENT", "SET_OFF"))
                .body("settlements[1].planId", equalTo(plan));
        String statements = "members/" + coop.member(1) + "/statements";
        coop.get("auditor", statements)
                .then()
                .body(
                        "items.find { it.planId == '" + plan + "' }.setOffs.fiscalYear",
                        contains("2024"))
                .body(
                        "items.find { it.planId == '" + plan + "' }.setOffs.amount.amount",
                        contains("200000"))
                .body("items.find { it.planId == '" + lost + "' }.setOffs", nullValue());
        coop.get("auditor", statements + "/" + plan + "/document").then().statusCode(200);
        assertThat(coop.get("auditor", "plans/" + plan + "/statements").asString())
                .contains(",300000,0,300000,0,0,0,200000,0,100000,JPY");
        coop.get("auditor", "funds").then().body(balance("MEMBER_LOSSES"), equalTo("0"));
        DividendBatchTest.accounts(coop, 1, 2, 3, 4);
        DividendBatchTest.prepare(coop, plan, 10).then().statusCode(201);
        coop.get("auditor", "plans/" + plan + "/dues")
                .then()
                .body("items.paid.amount", contains("100000", "100000", "50000", "33333"));
        coop.verified();
    }

    /// 150,000 pay 60,000 to the first member, who owes 200,000: 140,000 are due after seven years.
    @Test
    void whatIsLeftAfterTheTermFallsDue() {
        Coop coop = coop(true);
        lost(coop, -500_000);
        String plan = gained(coop, 200_000, 150_000);
        String path = "members/" + coop.member(1) + "/losses";

        coop.get("auditor", path + "?on=2032-03-31")
                .then()
                .body("losses.setOff.amount", contains("60000"))
                .body("losses.owed.amount", contains("140000"))
                .body("losses.overdue", contains(false));
        coop.get("auditor", path + "?on=2032-04-01").then().body("losses.overdue", contains(true));
        coop.get("auditor", "plans/" + plan + "/dues")
                .then()
                .body("items[0].entitled.amount", equalTo("0"));
        coop.verified();
    }

    @Test
    void whatThePolicyDoesNotHaveSetOffIsNot() {
        Coop coop = coop(false);
        lost(coop, -500_000);
        String plan = gained(coop, 1_000_000, 750_000);

        coop.get("auditor", "plans/" + plan + "/dues")
                .then()
                .body("items.due.amount", contains("300000", "200000", "150000", "100000"));
        coop.get("auditor", "members/" + coop.member(1) + "/losses")
                .then()
                .body("losses.owed.amount", contains("200000"));
        coop.verified();
    }

    /// 400,000 instead of 500,000, of which the first member had paid 200,000.
    @Test
    void aCorrectionSaysWhatIsBorneAndPaysBackWhatWasPaidTooMuch() {
        Coop coop = coop(false);
        String plan = lost(coop, -500_000);
        pay(coop, plan, 1, 200_000, "2025-07-01").then().statusCode(201);

        CorrectedAfterLaterYearsTest.corrected(coop, "2024", plan, figures(-400_000), "2025-08-01");

        String path = "members/" + coop.member(1) + "/losses";
        coop.get("auditor", path + "?on=2025-07-31")
                .then()
                .body("losses.borne.amount", contains("200000"));
        coop.get("auditor", path)
                .then()
                .body("losses.planId", contains(plan))
                .body("losses.borne.amount", contains("160000"))
                .body("losses.owed.amount", contains("0"))
                .body("losses.refunded.amount", contains("40000"))
                .body("losses.overpaid.amount", contains("0"));
        pay(coop, plan, 1, 1, "2025-07-31").then().statusCode(422);
        pay(coop, plan, 2, 106_667, "2025-09-01").then().statusCode(201);
        coop.verified();
    }

    @ParameterizedTest
    @CsvSource({
        "ES, MEMBERS, true, 201, ",
        "GENERIC, MEMBERS, true, 422, loss-set-off-unknown",
        "GENERIC, MEMBERS, false, 201, ",
        "ES, VOLUNTARY_FUND, true, 400, "
    })
    void onlyWhatMembersBearIsSetOffWhereARuleSaysHowLong(
            String profile, String from, boolean setOff, int status, @Nullable String code) {
        Coop coop = Coop.since("2025-03-01", profile).settled();
        List<Map<String, Object>> steps = coop.get("clerk", "policies/0").path("steps");
        Response answer =
                coop.post(
                        "clerk",
                        "policies",
                        Map.of(
                                "decidedOn",
                                "2025-03-01",
                                "steps",
                                steps,
                                "losses",
                                List.of(loss(from, setOff))));

        answer.then().statusCode(status);
        if (code != null) {
            answer.then()
                    .body("code", equalTo(code))
                    .body("errors[0].pointer", equalTo("/losses/0/setOff"));
        }
    }

    static Coop coop(boolean setOff) {
        Coop coop = Years.worked("ES", "2025-03-01");
        List<Map<String, Object>> steps = coop.get("clerk", "policies/0").path("steps");
        coop.post(
                        "clerk",
                        "policies",
                        Map.of(
                                "decidedOn",
                                "2025-03-01",
                                "steps",
                                steps,
                                "losses",
                                List.of(loss("MEMBERS", setOff))))
                .then()
                .statusCode(201);
        return coop;
    }

    private static Map<String, Object> loss(String from, boolean setOff) {
        Map<String, Object> step = new HashMap<>();
        step.put("name", "members");
        step.put("title", TITLE);
        step.put("from", from);
        step.put("rate", "1");
        step.put("setOff", setOff);
        if (from.equals("MEMBERS")) {
            step.put(
                    "split",
                    Map.of("measures", List.of(Map.of("measure", "HOURS", "weight", "1"))));
        }
        return step;
    }

    static Map<String, Object> figures(long result) {
        Map<String, Object> figures = new HashMap<>(Coop.figures(result, 0));
        figures.put("reserveBalance", yen(0));
        return figures;
    }

    /// The year 2024, March of 2025, is disposed of.
    static String lost(Coop coop, long result) {
        coop.openYear("2024", "2025-03-01", "2025-03-31", figures(result)).then().statusCode(201);
        return CorrectedAfterLaterYearsTest.disposed(coop, "2024", 0, "2025-06-20");
    }

    static String gained(Coop coop, long result, long distributed) {
        coop.openYear("2025", "2025-04-01", "2026-03-31", figures(result)).then().statusCode(201);
        return CorrectedAfterLaterYearsTest.disposed(coop, "2025", distributed, "2026-06-20");
    }

    static Map<String, Object> payment(long amount, String on) {
        return Map.of("amount", yen(amount), "on", on, "reference", "bank-118");
    }

    static Response pay(Coop coop, String plan, int member, long amount, String on) {
        return coop.post(
                "clerk",
                "members/" + coop.member(member) + "/losses/" + plan + "/payments",
                payment(amount, on));
    }
}
