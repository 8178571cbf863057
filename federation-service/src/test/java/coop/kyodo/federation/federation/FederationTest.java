package coop.kyodo.federation.federation;

import static coop.kyodo.federation.GivenFederation.body;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import coop.kyodo.federation.GivenFederation;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class FederationTest {

    @Test
    void aFederationHasTheActsNoticeUnlessItsArticlesLengthenIt() {
        register(UUID.randomUUID(), null)
                .then()
                .statusCode(201)
                .body("withdrawalNoticeDays", equalTo(30));
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 31, 365})
    void aNoticeOfAMonthToAYearIsTaken(int days) {
        register(UUID.randomUUID(), days)
                .then()
                .statusCode(201)
                .body("withdrawalNoticeDays", equalTo(days));
    }

    @ParameterizedTest
    @ValueSource(ints = {29, 366})
    void aShorterOrLongerNoticeIsRefusedWithTheRule(int days) {
        register(UUID.randomUUID(), days)
                .then()
                .statusCode(422)
                .body("code", equalTo("withdrawal-notice-out-of-bounds"))
                .body("rule", equalTo("JP-264"))
                .body("source", containsString("106"))
                .body("figures.withdrawalNoticeDays", equalTo(days))
                .body("figures.least", equalTo(30))
                .body("figures.most", equalTo(365));
    }

    @Test
    void anIdIsTakenOnce() {
        UUID id = UUID.randomUUID();
        register(id, null);

        register(id, null).then().statusCode(409).body("code", equalTo("federation-exists"));
    }

    @Test
    void theSameKeyReplaysTheFirstAnswerAndAnotherBodyIsRefused() {
        UUID id = UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        Response first = register(key, id, "JP_ACT_2022", "03-31", "JPY", null);

        Response again = register(key, id, "JP_ACT_2022", "03-31", "JPY", null);

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        register(key, id, "JP_ACT_2022", "12-31", "JPY", null)
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @ParameterizedTest
    @CsvSource({
        "XX_NONE, 03-31, JPY, profile-unknown",
        "JP_ACT_2022, 02-30, JPY, fiscal-year-end-unknown",
        "JP_ACT_2022, 03-31, QQQ, currency-unknown"
    })
    void whatDoesNotExistIsRefused(
            String profile, String fiscalYearEnd, String currency, String code) {
        register(
                        UUID.randomUUID().toString(),
                        UUID.randomUUID(),
                        profile,
                        fiscalYearEnd,
                        currency,
                        null)
                .then()
                .statusCode(400)
                .body("code", equalTo(code));
    }

    /// The folder of profiles has one more country: LAP-05, sixty days to a year.
    @ParameterizedTest
    @CsvSource({"59, 422, LAP-05", "60, 201, ", "365, 201, ", "366, 422, LAP-05"})
    void anotherCountryIsOneMoreFile(int noticeDays, int status, @Nullable String rule) {
        register(
                        UUID.randomUUID().toString(),
                        UUID.randomUUID(),
                        "LAPUTA",
                        "12-31",
                        "EUR",
                        noticeDays)
                .then()
                .statusCode(status)
                .body("rule", equalTo(rule));
    }

    @Test
    void onlyAnOperatorRegisters() {
        UUID id = UUID.randomUUID();
        GivenFederation.post(
                        "/v1/federations",
                        Tokens.ofFederation(id).role("director").bearer(),
                        "k-" + id,
                        request(id, "JP_ACT_2022", "03-31", "JPY", null))
                .then()
                .statusCode(403)
                .body("code", equalTo("role-missing"));
    }

    @Test
    void itsOwnPeopleReadItAndAnotherFederationsDoNot() {
        GivenFederation federation = GivenFederation.registered();

        federation.get("").then().statusCode(200).body("name", equalTo("Centre"));
        given().auth()
                .oauth2(Tokens.ofFederation(UUID.randomUUID()).everyRole().bearer())
                .get("/v1/federations/" + federation.id)
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(
                        Tokens.ofFederation(federation.id)
                                .role("clerk")
                                .scopes("dues:read")
                                .bearer())
                .get("/v1/federations/" + federation.id)
                .then()
                .statusCode(403);
    }

    @Test
    void refusalsAreToldInJapaneseToWhoeverPrefersIt() {
        given().auth()
                .oauth2(Tokens.operator().bearer())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept-Language", "ja")
                .contentType("application/json")
                .body(request(UUID.randomUUID(), "JP_ACT_2022", "03-31", "JPY", 29))
                .post("/v1/federations")
                .then()
                .statusCode(422)
                .body("code", equalTo("withdrawal-notice-out-of-bounds"))
                .body("title", containsString("三十日前"));
    }

    @Test
    void aNewFederationVerifiesClean() {
        GivenFederation.registered()
                .verification()
                .then()
                .statusCode(200)
                .body("ok", equalTo(true))
                .body("checks.name", hasItem("audit-chain-whole"));
    }

    @Test
    void withoutATenantTheServicesRoleSeesNoRow() throws SQLException {
        GivenFederation.registered().affiliate("A", 10);

        try (var connection = Db.asApp();
                var statement = connection.createStatement()) {
            for (String table :
                    new String[] {"federation", "organisation", "affiliation", "declaration"}) {
                var rows = statement.executeQuery("select count(*) from " + table);
                rows.next();
                assertThat(rows.getInt(1)).as(table).isZero();
            }
        }
    }

    private static Response register(UUID id, @Nullable Integer noticeDays) {
        return register(
                UUID.randomUUID().toString(), id, "JP_ACT_2022", "03-31", "JPY", noticeDays);
    }

    private static Response register(
            String key,
            UUID id,
            String profile,
            String fiscalYearEnd,
            String currency,
            @Nullable Integer days) {
        return GivenFederation.post(
                "/v1/federations",
                Tokens.operator().bearer(),
                key,
                request(id, profile, fiscalYearEnd, currency, days));
    }

    private static String request(
            UUID id,
            String profile,
            String fiscalYearEnd,
            String currency,
            @Nullable Integer noticeDays) {
        return body(
                "id", id,
                "name", "Federation",
                "profile", profile,
                "kind", "FEDERATION",
                "fiscalYearEnd", fiscalYearEnd,
                "currency", currency,
                "withdrawalNoticeDays", noticeDays);
    }
}
