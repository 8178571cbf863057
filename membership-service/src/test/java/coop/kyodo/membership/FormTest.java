package coop.kyodo.membership;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class FormTest {

    private Coop coop;

    @BeforeEach
    void aCoop() {
        coop = Coop.registeredOn("2023-04-01");
    }

    @ParameterizedTest
    @CsvSource({
        "/members?state=XX, query:state",
        "/members?state=member, query:state",
        "/members?number=x, query:number",
        "/members?number=0, query:number",
        "/benefit-claims?state=XX, query:state",
        "/benefit-claims?memberId=zz, query:memberId",
        "/work-totals?from=2025-04&to=2025-04, query:by",
        "/work-totals?by=XX&from=2025-04&to=2025-04, query:by",
        "/work-totals?by=PERIOD&kind=XX&from=2025-04&to=2025-04, query:kind",
        "/work-totals?by=PERIOD&from=2025-13&to=2025-04, query:from",
        "/work-entries?memberId=zz, query:memberId",
        "/placements?siteId=zz, query:siteId",
        "/register?asOf=x, query:asOf",
        "/register?limit=0, query:limit",
        "/year-ends/2025-02-30, path:fiscalYearEnd"
    })
    void aParameterThatIsNotOfItsFormIsNamed(String path, String parameter) {
        coop.audit(path)
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors.pointer", contains(parameter));
    }

    @Test
    void aTotalThatIsNoneIsNamed() {
        dryRun("en", "1,佐藤恵,横浜市1,2023-04-01,1,50000", "?members=-1")
                .statusCode(400)
                .body("errors.pointer", contains("query:members"));
        dryRun("en", "1,佐藤恵,横浜市1,2023-04-01,1,50000", "?units=x")
                .statusCode(400)
                .body("errors.pointer", contains("query:units"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz", "1-1-1-1-1x"})
    void anIdInAPathThatIsNoneLeadsNowhere(String member) {
        coop.audit("/members/" + member).then().statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void aMethodThatIsNotOfferedAtAPathIsNoMissingPath() {
        String member = coop.path("/members/" + Ids.next());

        as("en").delete(member)
                .then()
                .statusCode(405)
                .header("Allow", containsString("GET"))
                .body("code", equalTo("method-not-allowed"));
        as("en").contentType("application/json").body("{}").patch(member).then().statusCode(405);
        as("en").delete(coop.path("/nothing")).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/members?state=XX | query:state | のいずれかを指定してください。",
                "/work-entries?memberId=zz | query:memberId | UUID を指定してください。",
                "/register?asOf=x | query:asOf | 2025-04-01 のような日付を指定してください。",
                "/work-entries?period=2024-13 | query:period | 2025-04 のような年月を指定してください。"
            })
    void whatIsWrongWithAParameterIsSaidInJapanese(String path, String parameter, String said) {
        as("ja").get(coop.path(path))
                .then()
                .statusCode(400)
                .body("title", equalTo("項目の形が正しくありません"))
                .body("errors.pointer", contains(parameter))
                .body("errors.detail", contains(containsString(said)));
    }

    @Test
    void whatIsWrongWithAFieldIsSaidInJapanese() {
        Map<String, Object> application = Coop.application(Ids.next(), 1);
        application.put("units", "x");

        as("ja").header("Idempotency-Key", Coop.key())
                .contentType("application/json")
                .body(application)
                .post(coop.path("/members"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/units"))
                .body("errors.detail", contains("JSON の値の型が正しくありません。"));
    }

    @Test
    void whatIsWrongWithAPartOfTheArticlesIsSaidInTheCallersLanguage() {
        Map<String, Object> articles = Coop.articles();
        articles.put("fiscalYearEnd", "13-01");
        changed("ja", articles).body("errors.detail", contains("事業年度の末日は 03-31 のように指定してください。"));
        changed("en", articles)
                .body("errors.detail", contains("A fiscal year ends on a day such as 03-31."));

        articles.put("fiscalYearEnd", "03-31");
        articles.put("clearDays", 2);
        changed("ja", articles).body("errors.detail", contains("clearDays がないか、形が正しくありません。"));
        changed("en", articles)
                .body("errors.detail", contains("clearDays is missing or not of its form."));
    }

    private ValidatableResponse changed(String language, Map<String, Object> articles) {
        return as(language)
                .header("Idempotency-Key", Coop.key())
                .header("If-Match", "\"1\"")
                .contentType("application/json")
                .body(
                        Map.of(
                                "name", "労働者協同組合みどり",
                                "effectiveOn", "2025-04-01",
                                "articles", articles))
                .post(coop.path("/articles"))
                .then()
                .statusCode(400);
    }

    @Test
    void whatIsWrongWithALineIsSaidInTheCallersLanguage() {
        String lines =
                """
                1,佐藤恵,横浜市1,2023-04-01,1,50000
                1,鈴木一郎,横浜市2,2023-04-01,1,50000
                ,田中太郎,横浜市3,2023-04-01,1,50000
                9,高橋実,横浜市4,2023-04-01,1,x\
                """;

        dryRun("ja", lines, "")
                .statusCode(200)
                .body(
                        "problems.detail",
                        hasItems(
                                "2 行目にも番号 1 があります。",
                                "番号のない行と番号のある行が混在しています",
                                "JSON の値の型が正しくありません。"));
        dryRun("en", lines, "")
                .statusCode(200)
                .body(
                        "problems.detail",
                        hasItems(
                                "Line 2 has the number 1 too.",
                                "Other lines have a number: give all of them or none.",
                                "A value of another JSON type is expected here."));
    }

    private ValidatableResponse dryRun(String language, String lines, String totals) {
        String csv = "memberNumber,name,address,admittedOn,units,paidIn\n" + lines + "\n";
        return as(language)
                .contentType("text/csv; charset=utf-8")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .put(coop.path("/register-imports/" + Ids.next() + "/dry-run" + totals))
                .then();
    }

    private RequestSpecification as(String language) {
        return given().auth().oauth2(coop.director()).header("Accept-Language", language);
    }
}
