package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What does not fit how things stand is said in the caller's language, with its figures.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class JapaneseDetailsTest {

    @ParameterizedTest
    @CsvSource({"en, The year 2025 is open already.", "ja, 事業年度 2025 はすでにあります。"})
    void aYearThatIsThereIsNamed(String language, String detail) {
        Coop coop = Coop.withAYear();

        coop.as("clerk")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept-Language", language)
                .body(
                        Map.of(
                                "year", "2025",
                                "from", "2026-02-01",
                                "to", "2026-03-31",
                                "figures", figures(1, 0)))
                .post("fiscal-years")
                .then()
                .statusCode(409)
                .body("code", equalTo("fiscal-year-exists"))
                .body("detail", equalTo(detail));
    }

    @ParameterizedTest
    @CsvSource({
        "'', en, A bearer token is needed.",
        "'', ja, ベアラートークンが必要です。",
        "Bearer x, en, 'The bearer token is missing, expired, or not from a trusted issuer.'",
        "Bearer x, ja, ベアラートークンがないか、期限切れか、信頼できる発行者のものではありません。"
    })
    void whoIsNotLetInIsToldSo(String bearer, String language, String detail) {
        Map<String, String> headers = new HashMap<>(Map.of("Accept-Language", language));
        if (!bearer.isEmpty()) {
            headers.put("Authorization", bearer);
        }

        given().headers(headers)
                .get("/v1/cooperatives/{id}/funds", UUID.randomUUID())
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthenticated"))
                .body("detail", equalTo(detail));
    }

    @Test
    void aPlanOfOtherFiguresSaysBothVersions() {
        Coop coop = Coop.withAYear();
        String plan = coop.adoptedPlan(1_000_000);
        coop.post("clerk", "fiscal-years/2025/figures", figures(4_000_001, 0))
                .then()
                .statusCode(201);

        coop.as("director")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept-Language", "ja")
                .body(Map.of("executedOn", "2026-06-30"))
                .post("plans/" + plan + "/execution")
                .then()
                .statusCode(409)
                .body("code", equalTo("figures-changed"))
                .body("detail", equalTo("案は数値の第1版から作成されましたが、年度の数値は第2版です。"));
    }

    @Test
    void aPlansStateIsSaidInWords() {
        Coop coop = Coop.withAYear();
        String plan = coop.plan(1_000_000).path("planId");

        coop.as("director")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept-Language", "ja")
                .body(Map.of("executedOn", "2026-06-30"))
                .post("plans/" + plan + "/execution")
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-not-adopted"))
                .body("figures.state", equalTo("DRAFT"))
                .body("detail", equalTo("案は「下書き」です。総会で「議決済み」となった案でなければ執行できません"));
    }

    @Test
    void aTamperedPlanSaysBothHashes() throws SQLException {
        Coop coop = Coop.withAYear();
        String plan = coop.adoptedPlan(1_000_000);
        Coop.tamper(
                "update plan_revision set result = replace(result, '1000000', '1000001')"
                        + " where plan_id = '%s'".formatted(plan));

        coop.as("director")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept-Language", "ja")
                .body(Map.of("executedOn", "2026-06-30"))
                .post("plans/" + plan + "/execution")
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-hash-differs"))
                .body(
                        "detail",
                        matchesPattern("保存されている案のハッシュは [0-9a-f]{64} ですが、議決されたのは [0-9a-f]{64} です。"));
    }

    @Test
    void aRemittanceOfNothingSaysSo() {
        Coop.withAYear()
                .as("clerk")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept-Language", "ja")
                .body(LiabilityTest.remittance(1))
                .post("withheld-tax/remittances")
                .then()
                .statusCode(409)
                .body("code", equalTo("remittance-above-owed"))
                .body("detail", equalTo("源泉徴収した税はありません。"));
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'The year before ended on 2026-03-31, so that this one begins on 2026-04-01, not on 2026-05-01.'",
        "ja, 前事業年度の末日は 2026-03-31 であり、この事業年度は 2026-05-01 ではなく 2026-04-01 に始まります。"
    })
    void aYearThatIsNoneSaysWhy(String language, String detail) {
        said(
                language,
                "fiscal-years",
                Map.of(
                        "year", "2026",
                        "from", "2026-05-01",
                        "to", "2027-03-31",
                        "figures", figures(1, 0)),
                "fiscal-year-gap",
                detail);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Only results and the carry-forward may be negative, not -1 JPY.'",
        "ja, 負とすることができるのは損益及び前期繰越しのみであり、-1 JPY は認められません。"
    })
    void figuresThatAreNoneSayWhy(String language, String detail) {
        Map<String, Object> negative = new HashMap<>(figures(1, 0));
        negative.put("reserveBalance", Coop.yen(-1));

        said(
                language,
                "fiscal-years",
                Map.of(
                        "year", "2026",
                        "from", "2026-04-01",
                        "to", "2027-03-31",
                        "figures", negative),
                "figure-negative",
                detail);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Assets less liabilities are 7900001 JPY, the lines of the members'' capital 7900000 JPY.'",
        "ja, 資産から負債を控除した額は 7900001 JPY、純資産の部の合計は 7900000 JPY です。"
    })
    void accountsThatAreNoneSayWhy(String language, String detail) {
        said(
                language,
                "fiscal-years/2025/accounts",
                YearDocumentsTest.accounts(12_000_001),
                "balance-sheet-differs",
                detail);
    }

    @ParameterizedTest
    @CsvSource({"en, A step has either a rate or an amount.", "ja, 段階には、割合又は額のいずれか一方のみを定めてください。"})
    void aPolicyThatIsNoneSaysWhy(String language, String detail) {
        said(
                language,
                "policies",
                Map.of(
                        "decidedOn",
                        "2025-06-20",
                        "steps",
                        List.of(
                                Map.of(
                                        "name", "reserve",
                                        "title", Map.of("en", "Reserve", "ja", "準備金"),
                                        "source", "RESULT",
                                        "bound", "EXACT",
                                        "sink", "INDIVISIBLE_FUND",
                                        "fund", "LEGAL_RESERVE"))),
                "policy-malformed",
                detail);
    }

    private static void said(
            String language, String path, Object body, String code, String detail) {
        Coop.withAYear()
                .as("clerk")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept-Language", language)
                .body(body)
                .post(path)
                .then()
                .statusCode(400)
                .body("code", equalTo(code))
                .body("detail", equalTo(detail));
    }
}
