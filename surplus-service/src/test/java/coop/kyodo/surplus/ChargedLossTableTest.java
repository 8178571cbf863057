package coop.kyodo.surplus;

import static coop.kyodo.surplus.CapitalAccountTest.accounts;
import static coop.kyodo.surplus.CapitalAccountTest.approve;
import static coop.kyodo.surplus.CapitalAccountTest.loss;
import static coop.kyodo.surplus.CapitalAccountTest.withALoss;
import static coop.kyodo.surplus.Coop.yen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// JP-210, US-07: a loss that the internal accounts bear is in a table for the assembly and in each
/// member's statements. Of 25,000 the collective account bears 10,000, the members 7,500, 5,625 and
/// 1,875; after the correction it is 15,000.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ChargedLossTableTest {

    private static final String PATH = "capital-accounts/losses/2025";

    private static final String CHARGED =
            """
            1|Unappropriated loss|25000
            1.1|Net loss of the year|25000
            1.2|Surplus carried forward from last year|0
            2|Drawn to cover the loss|25000
            2.1|Collective account|10000
            2.2|Members' internal accounts|15000
            3|Loss carried forward to next year|0
            """;

    @Test
    void theTableSaysWhatIsChargedToWhomAndStaysAsItWasAfterACorrection() {
        Coop coop = withALoss();
        coop.get("member", PATH + "/statutory-table")
                .then()
                .statusCode(404)
                .body("code", equalTo("loss-charge-not-found"));
        String charge = charged(coop);

        Response table = coop.get("member", PATH + "/statutory-table");

        table.then()
                .statusCode(200)
                .body("title", equalTo("Loss treatment plan"))
                .body("rule", equalTo("US-07"))
                .body("chargeId", equalTo(charge))
                .body("number", equalTo(1))
                .body("on", equalTo("2026-03-31"))
                .body("takenBack", nullValue());
        assertThat(rows(table, "rows")).isEqualTo(CHARGED);
        coop.as("member")
                .header("Accept-Language", "ja")
                .get(PATH + "/statutory-table")
                .then()
                .body("title", equalTo("損失処理案"))
                .body(
                        "rows.title",
                        contains(
                                "当期未処理損失金",
                                "当期純損失",
                                "前期繰越剰余金",
                                "損失填補取崩額",
                                "共同勘定",
                                "組合員の内部資本口座",
                                "次期繰越損失金"));
        assertThat(coop.get("member", PATH + "/statutory-table?format=CSV").asString())
                .contains("number,title,amount,currency")
                .contains("2.1,Collective account,10000,JPY");

        correct(coop, charge, -15_000, "COLLECTIVE_FIRST");

        Response before = coop.get("member", PATH + "/statutory-table?number=1");
        assertThat(rows(before, "rows")).isEqualTo(CHARGED);
        Response after = coop.get("member", PATH + "/statutory-table");
        after.then()
                .body("title", equalTo("Loss treatment plan (corrected)"))
                .body("corrects", equalTo(charge))
                .body("reason", equalTo("An invoice of March was found"))
                .body("rows.amount.amount[3]", equalTo("15000"))
                .body("rows.amount.amount[4]", equalTo("10000"))
                .body("rows.amount.amount[5]", equalTo("5000"));
        assertThat(rows(after, "takenBack")).isEqualTo(CHARGED);
        for (String language : List.of("en", "ja")) {
            assertThat(
                            coop.as("member")
                                    .header("Accept-Language", language)
                                    .get(PATH + "/statutory-table?format=PDF")
                                    .asByteArray())
                    .startsWith('%', 'P', 'D', 'F');
        }
        coop.get("member", PATH + "/statutory-table?number=3").then().statusCode(404);
        coop.get("member", PATH + "/statutory-table?format=XLSX").then().statusCode(400);
        coop.verified();
    }

    /// The year made 120,000 after all.
    @Test
    void whatIsOnlyTakenBackHasATableWithoutALoss() {
        Coop coop = withALoss();
        String charge = charged(coop);

        correct(coop, charge, 120_000, null);

        Response table = coop.get("member", PATH + "/statutory-table");
        table.then()
                .body("title", equalTo("Loss treatment plan (taken back)"))
                .body("rows.amount.amount", contains("0", "0", "0", "0", "0", "0", "0"));
        assertThat(rows(table, "takenBack")).isEqualTo(CHARGED);
        statements(coop, 1)
                .then()
                .body("items.own.amount", contains("0", "7500"))
                .body("items[0].before.amount", equalTo("7500"))
                .body("items[0].vintages", empty());
    }

    @Test
    void aMembersStatementsSayWhatTheAccountBoreAndGotBack() {
        Coop coop = withALoss();
        statements(coop, 1).then().statusCode(200).body("items", empty());
        String charge = charged(coop);
        correct(coop, charge, -15_000, "COLLECTIVE_FIRST");

        Response own = statements(coop, 1);

        own.then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.number", contains(2, 1))
                .body("items.loss.amount", contains("15000", "25000"))
                .body("items.members.amount", contains("5000", "15000"))
                .body("items.own.amount", contains("2500", "7500"))
                .body("items.memberNumber", contains(1, 1))
                .body("items[0].before.amount", equalTo("7500"))
                .body("items[0].corrects", equalTo(charge))
                .body("items[1].before", nullValue())
                .body("items[1].vintages.amount.amount", contains("7500"));
        coop.as(Tokens.of(coop.id).member(coop.member(1)))
                .header("Accept-Language", "ja")
                .get(path(coop, 1) + "/" + charge + "/document")
                .then()
                .statusCode(200);
        coop.get("auditor", path(coop, 1) + "/" + UUID.randomUUID() + "/document")
                .then()
                .statusCode(404)
                .body("code", equalTo("statement-not-found"));
        String members = PATH + "/" + charge + "/members";
        coop.get("auditor", members)
                .then()
                .statusCode(200)
                .body("items.memberNumber", contains(1, 2, 3))
                .body("items.amount.amount", contains("7500", "5625", "1875"));
        String next = coop.get("auditor", members + "?limit=2").path("next");
        coop.get("auditor", members + "?limit=2&cursor=" + next)
                .then()
                .body("items.amount.amount", contains("1875"))
                .body("next", nullValue());
        coop.get("auditor", PATH + "/" + UUID.randomUUID() + "/members")
                .then()
                .statusCode(404)
                .body("code", equalTo("loss-charge-not-found"));
    }

    @Test
    void aMemberSeesTheOwnFiguresAndTheTotalsAndNobodyElsesNorWhoWroteThemDown() {
        Coop coop = withALoss();
        String charge = charged(coop);
        String burdens = PATH + "/" + charge + "/members";
        List<String> tables = List.of(PATH, PATH + "/statutory-table");
        for (String path : tables) {
            coop.get("member", path).then().statusCode(200);
        }
        coop.get("member", PATH).then().body("items[0].chargedBy", nullValue());
        coop.get("clerk", PATH).then().body("items[0].chargedBy", equalTo("director"));
        coop.get("member", burdens).then().statusCode(403);
        coop.as(Tokens.of(coop.id).member(coop.member(2)))
                .get(path(coop, 1))
                .then()
                .statusCode(404);
        coop.as(Tokens.of(coop.id).member(coop.member(2)))
                .get(path(coop, 1) + "/" + charge + "/document")
                .then()
                .statusCode(404);
        for (String path : List.of(PATH, PATH + "/statutory-table", burdens, path(coop, 1))) {
            coop.as(Tokens.of(UUID.randomUUID()).role("auditor")).get(path).then().statusCode(404);
            coop.as(Tokens.of(coop.id).role("auditor").scopes("membership:read"))
                    .get(path)
                    .then()
                    .statusCode(403);
            RestAssured.given()
                    .basePath("/v1/cooperatives/" + coop.id)
                    .get(path)
                    .then()
                    .statusCode(401);
        }
    }

    private static String charged(Coop coop) {
        Response charged = loss(coop, "COLLECTIVE_FIRST");
        charged.then().statusCode(201);
        return charged.path("chargeId");
    }

    private static void correct(Coop coop, String charge, long result, @Nullable String method) {
        accounts(
                        coop,
                        result,
                        50_000 + result,
                        0,
                        List.of(
                                Map.of("name", "members", "amount", yen(40_000)),
                                Map.of("name", "collective", "amount", yen(10_000))))
                .then()
                .statusCode(201);
        approve(coop, 3);
        Map<String, Object> request = new HashMap<>();
        request.put("corrects", charge);
        request.put("reason", "An invoice of March was found");
        request.put("correctedOn", "2026-06-15");
        if (method != null) {
            request.put("method", method);
        }
        coop.post("director", PATH + "/corrections", request).then().statusCode(201);
    }

    private static Response statements(Coop coop, int member) {
        return coop.as(Tokens.of(coop.id).member(coop.member(member))).get(path(coop, member));
    }

    private static String path(Coop coop, int member) {
        return "members/" + coop.member(member) + "/statements/charged-losses";
    }

    private static String rows(Response table, String rows) {
        List<String> numbers = table.path(rows + ".number");
        List<String> titles = table.path(rows + ".title");
        List<String> amounts = table.path(rows + ".amount.amount");
        return IntStream.range(0, numbers.size())
                .mapToObj(row ->
                        "%s|%s|%s\n".formatted(numbers.get(row), titles.get(row), amounts.get(row)))
                .collect(Collectors.joining());
    }
}
