package coop.kyodo.surplus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Dividends on their way to the bank.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class DividendBatchTest {

    static final Map<String, Object> ACCOUNT =
            Map.of(
                    "holder",
                    "山田 花子",
                    "zengin",
                    Map.of(
                            "bankCode", "0001",
                            "bankName", "ミズホ",
                            "branchCode", "123",
                            "branchName", "ヨコハマ",
                            "type", "ORDINARY",
                            "number", "1234567",
                            "holderKana", "ヤマダ ハナコ"));

    @Test
    void everyMemberWithAnAccountIsPaidOnceHoweverOftenBatchesAreMade() {
        Coop coop = Coop.withAYear();
        String plan = executed(coop);
        accounts(coop, 1, 2, 3);

        Response first = prepare(coop, plan, 2);
        first.then()
                .statusCode(201)
                .body("batch.lines", equalTo(2))
                .body("batch.total.amount", equalTo(Integer.toString(318_320 + 212_214)))
                .body("withoutAccount", equalTo(1))
                .body("left", equalTo(1));
        prepare(coop, plan, 10).then().statusCode(201).body("batch.lines", equalTo(1));
        prepare(coop, plan, 10).then().statusCode(409).body("code", equalTo("nothing-to-pay"));
        accounts(coop, 4);
        prepare(coop, plan, 10).then().statusCode(201).body("withoutAccount", equalTo(0));

        coop.get("auditor", "dividend-batches").then().body("items", hasSize(3));
        coop.get("auditor", "dividend-batches/" + first.path("batch.batchId") + "/lines")
                .then()
                .body(
                        "items.payeeId",
                        contains(coop.member(1).toString(), coop.member(2).toString()));
    }

    @Test
    void whatComesBackMayBePaidAgainAndNothingElse() {
        Coop coop = Coop.withAYear();
        String plan = executed(coop);
        accounts(coop, 1, 2);
        String batch = prepare(coop, plan, 10).path("batch.batchId");
        step(coop, batch, "SENT").then().statusCode(200).body("states.sent", equalTo(2));
        step(coop, batch, "PAID").then().statusCode(200).body("states.paid", equalTo(2));
        step(coop, batch, "PAID")
                .then()
                .statusCode(409)
                .body("code", equalTo("payment-line-state"));

        outcome(coop, batch, 1, "RETURNED")
                .then()
                .statusCode(200)
                .body("reason", equalTo("closed"));

        Response again = prepare(coop, plan, 10);
        again.then().statusCode(201).body("batch.lines", equalTo(1));
        coop.get("auditor", "dividend-batches/" + again.path("batch.batchId") + "/lines")
                .then()
                .body("items.payeeId", contains(coop.member(1).toString()));
    }

    @Test
    void whatCouldNotPayUpCapitalIsAPaymentOfItsOwn() {
        Coop coop = Coop.withAYear().paidIn(1, 2, 500_000, 480_000).settled();
        String plan = executed(coop);
        accounts(coop, 1);
        prepare(coop, plan, 10).then().body("batch.total.amount", equalTo("298320"));

        coop.dividendNotApplied(plan, 1, 15_000).settled();

        prepare(coop, plan, 10)
                .then()
                .statusCode(201)
                .body("batch.lines", equalTo(1))
                .body("batch.total.amount", equalTo("15000"));
    }

    @Test
    void banksGetTheirFiles() {
        Coop coop = Coop.withAYear();
        String plan = executed(coop);
        accounts(coop, 1);
        String files =
                "dividend-batches/" + prepare(coop, plan, 10).path("batch.batchId") + "/files/";

        String zengin = coop.get("clerk", files + "ZENGIN").asString();
        assertThat(zengin).hasLineCount(4).contains("0000318320");
        assertThat(coop.get("clerk", files + "ZENGIN").asString()).isEqualTo(zengin);
        coop.get("clerk", files + "PAIN_001")
                .then()
                .statusCode(200)
                .body(containsString("pain.001.001.09"));
    }

    @Test
    void onlyAnExecutedPlanIsPaidOut() {
        Coop coop = Coop.withAYear();
        String plan = coop.adoptedPlan(1_000_000);
        accounts(coop, 1);

        prepare(coop, plan, 10).then().statusCode(409).body("code", equalTo("plan-not-executed"));
    }

    @Test
    void anAccountIsSeenByItsMemberAndTheOffice() {
        Coop coop = Coop.withAYear();
        accounts(coop, 1);
        String path = "payees/" + coop.member(1) + "/account";

        coop.as(Tokens.of(coop.id).member(coop.member(1)))
                .get(path)
                .then()
                .statusCode(200)
                .body("zengin.number", equalTo("1234567"));
        coop.as(Tokens.of(coop.id).member(coop.member(2))).get(path).then().statusCode(404);
        coop.get("auditor", path).then().statusCode(403);
        coop.get("clerk", "payees/" + coop.member(2) + "/account")
                .then()
                .statusCode(404)
                .body("code", equalTo("account-not-found"));
    }

    static String executed(Coop coop) {
        String plan = coop.adoptedPlan(1_000_000);
        coop.execute(plan).then().statusCode(200);
        return plan;
    }

    static void accounts(Coop coop, int... members) {
        for (int member : members) {
            coop.post("clerk", "payees/" + coop.member(member) + "/account", ACCOUNT)
                    .then()
                    .statusCode(201);
        }
    }

    static Response prepare(Coop coop, String plan, int limit) {
        return prepare(coop, plan, limit, "2026-07-10");
    }

    static Response prepare(Coop coop, String plan, int limit, String on) {
        return coop.post(
                "clerk",
                "dividend-batches",
                Map.of(
                        "planId",
                        plan,
                        "executionOn",
                        on,
                        "limit",
                        limit,
                        "debtor",
                        Map.of("account", ACCOUNT, "clientCode", "1234567890")));
    }

    private static Response step(Coop coop, String batch, String step) {
        return coop.post(
                "clerk",
                "dividend-batches/" + batch + "/steps",
                Map.of("step", step, "on", "2026-07-10"));
    }

    private static Response outcome(Coop coop, String batch, int line, String outcome) {
        return coop.post(
                "clerk",
                "dividend-batches/" + batch + "/lines/" + line + "/outcome",
                Map.of("outcome", outcome, "on", "2026-07-13", "reason", "closed"));
    }
}
