package coop.kyodo.membership.cooperative;

import static coop.kyodo.membership.Coop.articles;
import static coop.kyodo.membership.Coop.posting;
import static coop.kyodo.membership.Coop.register;
import static coop.kyodo.membership.Coop.registration;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class CooperativeTest {

    @Test
    void aCoopIsRegisteredWithItsArticles() {
        UUID id = Ids.next();

        register(registration(id, articles()))
                .then()
                .statusCode(201)
                .header("Location", endsWith("/v1/cooperatives/" + id))
                .header("ETag", "\"1\"")
                .body("cooperativeId", equalTo(id.toString()))
                .body("articlesVersion", equalTo(1))
                .body("articles.unitAmount.amount", equalTo("50000"));
    }

    @Test
    void aCoopWithoutAnIdGetsOne() {
        Map<String, Object> registration = registration(Ids.next(), articles());
        registration.remove("id");

        register(registration).then().statusCode(201).body("cooperativeId", notNullValue());
    }

    @Test
    void theSameRegistrationTwiceIsOneCoop() {
        Map<String, Object> registration = registration(Ids.next(), articles());
        registration.remove("id");
        String key = Coop.key();

        Response first = registerWith(key, registration);
        Response second = registerWith(key, registration);

        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void anIdIsTakenOnce() {
        UUID id = Ids.next();
        register(registration(id, articles())).then().statusCode(201);

        register(registration(id, articles()))
                .then()
                .statusCode(409)
                .body("code", equalTo("cooperative-exists"));
    }

    @Test
    void articlesOutsideTheActsBoundsAreRefusedWithRuleSourceAndFigures() {
        Map<String, Object> articles = articles();
        articles.put("withdrawalNoticeDays", 366);

        register(registration(Ids.next(), articles))
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-050"))
                .body("source", equalTo("Workers Cooperatives Act, art. 14(1), (2)"))
                .body("errors.pointer", hasItem("/articles/withdrawalNoticeDays"))
                .body("figures.withdrawalNoticeDays", equalTo(366))
                .body("figures.most", equalTo(365));
    }

    @Test
    void aRefusalIsSaidInJapaneseToWhoeverAsksForIt() {
        Map<String, Object> articles = articles();
        articles.put("withdrawalNoticeDays", 89);

        posting(Tokens.operator().bearer(), Coop.key())
                .header("Accept-Language", "ja")
                .body(registration(Ids.next(), articles))
                .post("/v1/cooperatives")
                .then()
                .statusCode(422)
                .body("code", equalTo("withdrawal-notice-out-of-bounds"))
                .body("detail", equalTo("脱退の予告期間89日は、90日から365日までの範囲外です。"));
    }

    @Test
    void aNameWithoutTheWordsIsRefused() {
        Map<String, Object> registration = registration(Ids.next(), articles());
        registration.put("name", "みどり組合");

        register(registration).then().statusCode(422).body("rule", equalTo("JP-001"));
    }

    @Test
    void articlesThatLeaveOutAParticularAreRefused() {
        Map<String, Object> articles = articles();
        Map<String, Object> particulars = Coop.particulars();
        particulars.remove("opinions");
        articles.put("particulars", particulars);

        register(registration(Ids.next(), articles))
                .then()
                .statusCode(422)
                .body("code", equalTo("particulars-missing"))
                .body("rule", equalTo("JP-281"))
                .body("source", equalTo("Workers Cooperatives Act, art. 29(1)"))
                .body("errors.pointer", hasItem("/articles/particulars/opinions"))
                .body("figures.missing", equalTo("opinions"))
                .body("figures.stated", equalTo(7));
    }

    @Test
    void workerDispatchIsNoBusinessOfACoop() {
        Map<String, Object> articles = articles();
        Map<String, Object> particulars = Coop.particulars();
        particulars.put("business", List.of("清掃", "労働者派遣事業"));
        articles.put("particulars", particulars);

        register(registration(Ids.next(), articles))
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-005"))
                .body("errors.pointer", hasItem("/articles/particulars/business/1"))
                .body("figures.business", equalTo("労働者派遣事業"));
        Coop.registered()
                .post("/sites", Map.of("name", "本部", "business", List.of("労働者派遣事業")))
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-005"));
    }

    @Test
    void aParticularTooLongToReadIsABadRequest() {
        Map<String, Object> articles = articles();
        Map<String, Object> particulars = Coop.particulars();
        particulars.put("publicNotice", "公".repeat(4_001));
        articles.put("particulars", particulars);

        register(registration(Ids.next(), articles)).then().statusCode(400);
    }

    @Test
    void anUnknownProfileIsABadRequest() {
        Map<String, Object> registration = registration(Ids.next(), articles());
        registration.put("profile", "NOWHERE");

        register(registration).then().statusCode(400).body("code", equalTo("profile-unknown"));
    }

    /// The folder of profiles has one more country: LAP-03, thirty to sixty days.
    @ParameterizedTest
    @CsvSource({"29, 422, LAP-03", "30, 201, ", "60, 201, ", "61, 422, LAP-03"})
    void anotherCountryIsOneMoreFile(int noticeDays, int status, @Nullable String rule) {
        Map<String, Object> articles = articles();
        articles.put("withdrawalNoticeDays", noticeDays);
        Map<String, Object> registration = registration(Ids.next(), articles);
        registration.put("profile", "LAPUTA");

        register(registration).then().statusCode(status).body("rule", equalTo(rule));
    }

    @Test
    void ratesBeyondTheWholeAreABadRequest() {
        Map<String, Object> articles = articles();
        articles.put(
                "surplus",
                Map.of(
                        "reserveRate", "9/10",
                        "jobCreationRate", "1/20",
                        "educationRate", "1/10",
                        "dividendsToUnpaidCapital", false));

        register(registration(Ids.next(), articles))
                .then()
                .statusCode(400)
                .body("code", equalTo("rates-exceed-whole"));
    }

    @Test
    void amountsInTwoCurrenciesAreABadRequest() {
        Map<String, Object> articles = articles();
        articles.put("reserveTarget", Map.of("amount", "1", "currency", "EUR"));

        register(registration(Ids.next(), articles))
                .then()
                .statusCode(400)
                .body("code", equalTo("currency-mismatch"));
    }

    @Test
    void aUnitOfTenDigitsIsABadRequest() {
        Map<String, Object> articles = articles();
        articles.put("unitAmount", Coop.yen(1_000_000_000));

        register(registration(Ids.next(), articles))
                .then()
                .statusCode(400)
                .body("code", equalTo("amount-out-of-range"));
    }

    @Test
    void newArticlesHoldFromTheirDate() {
        Coop coop = Coop.registered();

        change(coop, "\"1\"", "2026-07-01", 120)
                .then()
                .statusCode(201)
                .header("ETag", "\"2\"")
                .body("articlesVersion", equalTo(2));

        coop.get("?asOf=2026-06-30").then().body("articles.withdrawalNoticeDays", equalTo(90));
        coop.get("?asOf=2026-07-01").then().body("articles.withdrawalNoticeDays", equalTo(120));
        coop.get("").then().body("articles.withdrawalNoticeDays", equalTo(120));
    }

    @Test
    void beforeItsFirstArticlesThereIsNoCoop() {
        Coop.registered()
                .get("?asOf=2025-03-31")
                .then()
                .statusCode(404)
                .body("code", equalTo("articles-not-in-force"));
    }

    @Test
    void aChangeNeedsTheVersionItStartsFrom() {
        Coop coop = Coop.registered();

        change(coop, "\"7\"", "2026-07-01", 120).then().statusCode(412);
        posting(coop.director(), Coop.key())
                .body(changed("2026-07-01", 120))
                .post(coop.path("/articles"))
                .then()
                .statusCode(428);
    }

    @Test
    void aChangeTakesEffectAfterTheVersionBeforeIt() {
        change(Coop.registered(), "\"1\"", "2025-04-01", 120)
                .then()
                .statusCode(409)
                .body("code", equalTo("effective-too-early"));
    }

    @Test
    void aChangeTakesEffectAfterWhatIsClosed() {
        Coop coop = Coop.registered();
        coop.closeYear("2026-03-31", 0).then().statusCode(201);

        change(coop, "\"1\"", "2026-03-31", 120)
                .then()
                .statusCode(409)
                .body("code", equalTo("fiscal-year-closed"));
        change(coop, "\"1\"", "2026-04-01", 120).then().statusCode(201);
    }

    @Test
    void theReserveTargetFollowsTheCapital() {
        Coop coop = Coop.withMembers(4, 15);
        Map<String, Object> articles = articles();
        articles.put("reserveTarget", Coop.yen(1_499_999));

        posting(coop.director(), Coop.key())
                .header("If-Match", "\"1\"")
                .body(
                        Map.of(
                                "name",
                                "労働者協同組合みどり",
                                "effectiveOn",
                                "2026-07-01",
                                "articles",
                                articles))
                .post(coop.path("/articles"))
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-200"))
                .body("figures.capital.amount", equalTo("3000000"));
    }

    @Test
    void theUnitAmountDoesNotChangeByArticlesAlone() {
        Coop coop = Coop.registered();
        Map<String, Object> articles = articles();
        articles.put("unitAmount", Coop.yen(40_000));

        posting(coop.director(), Coop.key())
                .header("If-Match", "\"1\"")
                .body(
                        Map.of(
                                "name",
                                "労働者協同組合みどり",
                                "effectiveOn",
                                "2026-07-01",
                                "articles",
                                articles))
                .post(coop.path("/articles"))
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-031"));
    }

    @Test
    void theFiscalYearStaysWhileAWithdrawalWaitsForItsEnd() {
        Coop coop = Coop.registered();
        coop.giveNotice(coop.member(1), "2025-06-01").then().statusCode(200);
        Map<String, Object> articles = articles();
        articles.put("fiscalYearEnd", "12-31");

        posting(coop.director(), Coop.key())
                .header("If-Match", "\"1\"")
                .body(
                        Map.of(
                                "name",
                                "労働者協同組合みどり",
                                "effectiveOn",
                                "2025-07-01",
                                "articles",
                                articles))
                .post(coop.path("/articles"))
                .then()
                .statusCode(409)
                .body("code", equalTo("withdrawal-open"));
    }

    @Test
    void theFiscalYearStaysWhileUnitsGivenUpWaitForItsEnd() {
        Coop coop = Coop.withMembers(4, 2);
        UUID member = coop.member(2);
        coop.post(
                        "/members/" + member + "/reductions",
                        Map.of("units", 1, "noticeOn", "2025-06-01"))
                .then()
                .statusCode(201);
        Map<String, Object> articles = articles();
        articles.put("fiscalYearEnd", "12-31");

        coop.changeArticles("2025-07-01", articles)
                .then()
                .statusCode(409)
                .body("code", equalTo("withdrawal-open"))
                .body("rule", equalTo("JP-050"))
                .body("figures.fiscalYearEnd", equalTo("03-31"));
        coop.changeArticles("2025-07-01", articles()).then().statusCode(201);
    }

    @Test
    void theOperatorListsAllCoopsPageByPage() {
        Coop.registered();
        Coop.registered();

        String next =
                given().auth()
                        .oauth2(Tokens.operator().bearer())
                        .get("/v1/cooperatives?limit=1")
                        .then()
                        .statusCode(200)
                        .body("items.size()", equalTo(1))
                        .extract()
                        .path("next");

        given().auth()
                .oauth2(Tokens.operator().bearer())
                .queryParam("cursor", next)
                .get("/v1/cooperatives")
                .then()
                .statusCode(200);
    }

    private static Response change(Coop coop, String etag, String effectiveOn, int days) {
        return posting(coop.director(), Coop.key())
                .header("If-Match", etag)
                .body(changed(effectiveOn, days))
                .post(coop.path("/articles"));
    }

    private static Map<String, Object> changed(String effectiveOn, int days) {
        Map<String, Object> articles = articles();
        articles.put("withdrawalNoticeDays", days);
        return Map.of("name", "労働者協同組合みどり", "effectiveOn", effectiveOn, "articles", articles);
    }

    private static Response registerWith(String key, Map<String, Object> registration) {
        return posting(Tokens.operator().bearer(), key).body(registration).post("/v1/cooperatives");
    }

    @Test
    void aCoopIsReadAsItStoodOnADateAndAsItWasKnown() {
        Coop coop = Coop.registered();
        String before = Instant.now().toString();
        Coop.posting(coop.director(), Coop.key())
                .header("If-Match", "\"1\"")
                .body(
                        Map.of(
                                "name",
                                "労働者協同組合あおぞら",
                                "effectiveOn",
                                "2026-07-01",
                                "articles",
                                articles()))
                .post(coop.path("/articles"))
                .then()
                .statusCode(201);

        coop.get("?asOf=2026-06-30").then().body("name", equalTo("労働者協同組合みどり"));
        coop.get("?asOf=2026-07-01").then().body("name", equalTo("労働者協同組合あおぞら"));
        coop.get("?asOf=2026-07-01&knownAt=" + before)
                .then()
                .statusCode(200)
                .body("articlesVersion", equalTo(1));
        coop.get("/articles").then().statusCode(200).body("items.articlesVersion", contains(1, 2));
    }
}
