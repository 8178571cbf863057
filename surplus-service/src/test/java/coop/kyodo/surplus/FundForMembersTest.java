package coop.kyodo.surplus;

import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Funds of the co-op's own whose money is for members.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class FundForMembersTest {

    @ParameterizedTest
    @CsvSource({"JP_ACT_2022, JP-204", "JP_ACT_2022_NONPROFIT, JP-241"})
    void noFundPaysMembersWhatTheLawKeepsFromThem(String profile, String rule) {
        Coop coop = Coop.under(profile).settled();

        make(coop, true)
                .then()
                .statusCode(422)
                .body("code", equalTo("fund-for-members-forbidden"))
                .body("rule", equalTo(rule))
                .body("errors[0].pointer", equalTo("/purposes/1/toMembers"))
                .body("figures.purpose", equalTo("BONUS"));

        make(coop, false).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GENERIC", "JWCU_2008"})
    void elsewhereAFundMayBeForMembers(String profile) {
        make(Coop.under(profile).settled(), true).then().statusCode(201);
    }

    private static Response make(Coop coop, boolean toMembers) {
        Map<String, String> title = Map.of("en", "Bonus", "ja", "賞与積立金");
        return coop.post(
                "clerk",
                "funds",
                Map.of(
                        "fund",
                        "BONUS_FUND",
                        "title",
                        title,
                        "purposes",
                        List.of(
                                Map.of("purpose", "EQUIPMENT", "title", title),
                                Map.of("purpose", "BONUS", "title", title, "toMembers", toMembers)),
                        "approval",
                        "DIRECTORS",
                        "decidedOn",
                        "2026-07-10"));
    }
}
