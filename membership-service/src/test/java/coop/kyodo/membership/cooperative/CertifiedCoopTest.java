package coop.kyodo.membership.cooperative;

import static coop.kyodo.membership.Coop.articles;
import static coop.kyodo.membership.Coop.register;
import static coop.kyodo.membership.Coop.registration;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A co-op becomes a certified one and is none any more, and goes over to no other law.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class CertifiedCoopTest {

    @Test
    void aCertifiedCoopForbidsDistribution() {
        Map<String, Object> registration = registration(Ids.next(), articles());
        registration.put("profile", "JP_ACT_2022_NONPROFIT");
        register(registration)
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-240"))
                .body("errors.pointer", hasItem("/articles/nonProfit"));
        register(registration(Ids.next(), Coop.nonProfitArticles()))
                .then()
                .statusCode(422)
                .body("code", equalTo("certified-profile-needed"))
                .body("rule", equalTo("JP-240"))
                .body("figures.needed", equalTo("JP_ACT_2022_NONPROFIT"));

        Coop.under("JP_ACT_2022_NONPROFIT", Coop.nonProfitArticles())
                .get("")
                .then()
                .body("articles.nonProfit.residueTo", equalTo("LOCAL_GOVERNMENT"));
    }

    @Test
    void aCoopIsCertifiedOnADayAndNoLongerSoOnALaterOne() {
        Coop coop = Coop.registered();
        String certified = "JP_ACT_2022_NONPROFIT";
        change(coop, 1, certified, "2025-07-01", articles())
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-240"));
        change(coop, 1, certified, "2025-07-01", Coop.nonProfitArticles())
                .then()
                .statusCode(201)
                .body("profile", equalTo(certified));
        change(coop, 2, null, "2025-10-01", Coop.nonProfitArticles())
                .then()
                .statusCode(201)
                .body("profile", equalTo(certified));
        change(coop, 3, "JP_ACT_2022", "2026-01-01", articles())
                .then()
                .statusCode(201)
                .body("profile", equalTo("JP_ACT_2022"));

        coop.get("?asOf=2025-06-30").then().body("profile", equalTo("JP_ACT_2022"));
        coop.get("?asOf=2025-07-01").then().body("profile", equalTo(certified));
        coop.get("?asOf=2025-12-31").then().body("profile", equalTo(certified));
        coop.get("").then().body("profile", equalTo("JP_ACT_2022"));
        coop.audit("/compliance?asOf=2025-06-30")
                .then()
                .body("thresholds[0].rule", equalTo("JP-104"));
        coop.audit("/compliance?asOf=2025-07-01")
                .then()
                .body("thresholds[0].rule", equalTo("JP-242"));
    }

    @ParameterizedTest
    @CsvSource({
        "GENERIC, 422, profile-stays",
        "JWCU_2008, 422, profile-stays",
        "NO_LAW, 400, profile-unknown"
    })
    void aCoopGoesOverToNoOtherLaw(String profile, int status, String code) {
        change(Coop.registered(), 1, profile, "2025-07-01", articles())
                .then()
                .statusCode(status)
                .body("code", equalTo(code))
                .body("errors.pointer", hasItem("/profile"));
    }

    @Test
    void thereAreNoMoreOutsideAuditorsThanAuditors() {
        Map<String, Object> articles = Coop.nonProfitArticles();
        articles.put(
                "nonProfit",
                Map.of("distributionForbidden", true, "residueTo", "STATE", "outsideAuditors", 2));

        register(registration(Ids.next(), articles))
                .then()
                .statusCode(400)
                .body("code", equalTo("outside-auditors-exceed-auditors"));
    }

    private static Response change(
            Coop coop,
            int version,
            @Nullable String profile,
            String effectiveOn,
            Map<String, ?> articles) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("name", "労働者協同組合みどり");
        change.put("profile", profile);
        change.put("effectiveOn", effectiveOn);
        change.put("articles", articles);
        return Coop.posting(coop.director(), Coop.key())
                .header("If-Match", "\"" + version + "\"")
                .body(change)
                .post(coop.path("/articles"));
    }
}
