package coop.kyodo.membership.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Somebody with three units left, and a death on a later day was noted: wrongly.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class LaterDeathReversalTest {

    private Coop coop;
    private UUID leaver;

    @BeforeEach
    void aMemberWithThreeUnits() {
        coop = Coop.withMembers(4, 3);
        leaver = coop.member(3);
    }

    @Test
    void whatTheHeirsWereToHaveIsTheLeaversAgain() {
        leftAndClosed();
        died(leaver, "2026-04-20")
                .statusCode(201)
                .body("items.amount.amount", containsInAnyOrder("50000", "100000"));
        worked("2026-05").statusCode(409).body("code", equalTo("member-died"));

        takeBack(leaver)
                .statusCode(201)
                .body("items.claimantId", contains(leaver.toString()))
                .body("items.amount.amount", contains("150000"));

        worked("2026-05").statusCode(201);
        coop.get("/members/" + leaver + "/history")
                .then()
                .body("items.facts.flatten().fact", hasItem("later-death-reversed"));
        assertThat(Told.of(coop, "refund-claims-changed"))
                .extracting(event -> event.at("/data/step").asText())
                .containsExactly("OPENED", "INHERITED", "GIVEN_BACK");
        takeBack(leaver)
                .statusCode(409)
                .body("code", equalTo("later-death-not-noted"))
                .body("rule", equalTo("JP-052"));
        died(leaver, "2026-05-10").statusCode(201);
        worked("2026-06").statusCode(409).body("code", equalTo("member-died"));
        coop.verified();
    }

    @Test
    void whereNoLaterDeathIsNotedThereIsNoneToTakeBack() {
        takeBack(leaver).statusCode(409).body("code", equalTo("later-death-not-noted"));
        coop.ended(leaver, "DEATH", "2025-12-10").then().statusCode(200);
        takeBack(leaver).statusCode(409).body("code", equalTo("later-death-not-noted"));
    }

    @Test
    void whatWasPaidToHeirsIsTakenBackFirst() {
        leftAndClosed();
        died(leaver, "2026-04-20").statusCode(201);
        String payment =
                coop.payRefund(leaver, "2026-06-10", "refund")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("paymentId");
        takeBack(leaver).statusCode(409).body("code", equalTo("heirs-paid"));

        coop.post(
                        "/members/" + leaver + "/payments/" + payment + "/reversal",
                        Map.of("reversedOn", "2026-06-11", "reason", "相続人ではない"))
                .then()
                .statusCode(201);
        takeBack(leaver).statusCode(201).body("items.amount.amount", contains("150000"));
        coop.verified();
    }

    /// The person joined again, and the death was noted of both memberships.
    @Test
    void theEndOfALaterMembershipCanThenBeTakenBackToo() {
        UUID again = joinedAgain();
        coop.ended(again, "DEATH", "2026-05-10").then().statusCode(200);
        died(leaver, "2026-05-10").statusCode(201);
        livesAfterAll(again).statusCode(409).body("code", equalTo("person-died"));

        takeBack(leaver).statusCode(201);

        livesAfterAll(again).statusCode(201);
        coop.get("/members/" + again).then().body("state", equalTo("MEMBER"));
        coop.verified();
    }

    @Test
    void aPersonDiesOnOneDay() {
        UUID again = joinedAgain();
        coop.ended(again, "DEATH", "2026-05-10").then().statusCode(200);

        died(leaver, "2026-05-11")
                .statusCode(409)
                .body("code", equalTo("death-days-differ"))
                .body("rule", equalTo("JP-052"))
                .body("figures.recorded", equalTo("2026-05-10"))
                .body("figures.diedOn", equalTo("2026-05-11"));
        died(leaver, "2026-05-10").statusCode(201);
    }

    @Test
    void whyItWasWrongIsErasedWithThePersonsData() throws SQLException {
        leftAndClosed();
        died(leaver, "2026-04-20").statusCode(201);
        takeBack(leaver).statusCode(201);

        try (Connection app = Db.asApp();
                Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("set local kyodo.tenant = '" + coop.id() + "'");
            statement.execute(
                    "select kyodo_erase_ending_words('%s', array['%s']::uuid[])"
                            .formatted(coop.id(), leaver));
            try (ResultSet words =
                    statement.executeQuery(
                            "select reason, document from later_death where reason is not null")) {
                assertThat(words.next()).isTrue();
                assertThat(words.getString("reason")).isEqualTo("[erased]");
                assertThat(words.getString("document")).isEqualTo("[erased]");
            }
        }
    }

    private void leftAndClosed() {
        coop.giveNotice(leaver, "2025-12-31").then().statusCode(200);
        coop.closeYear("2026-03-31", 2_000_000).then().statusCode(201);
    }

    private UUID joinedAgain() {
        String person = coop.get("/members/" + leaver).path("personId");
        coop.ended(leaver, "LOSS_OF_QUALIFICATION", "2025-12-10").then().statusCode(200);
        UUID again = Ids.next();
        coop.post(
                        "/members",
                        Map.of(
                                "id",
                                again,
                                "personId",
                                person,
                                "units",
                                1,
                                "appliedOn",
                                "2026-01-10"))
                .then()
                .statusCode(201);
        coop.post("/members/" + again + "/acceptance", Map.of("acceptedOn", "2026-01-10"))
                .then()
                .statusCode(200);
        coop.pay(again, 50_000, "2026-01-10").then().statusCode(201);
        return again;
    }

    private ValidatableResponse died(UUID member, String on) {
        return coop.post(
                        "/members/" + member + "/heirs",
                        Map.of("heirs", List.of(heir("1/3"), heir("2/3")), "diedOn", on))
                .then();
    }

    private static Map<String, Object> heir(String share) {
        return Map.of("name", "山田", "address", "横浜市", "share", share);
    }

    private ValidatableResponse takeBack(UUID member) {
        return coop.post("/members/" + member + "/later-death/reversals", why()).then();
    }

    private ValidatableResponse livesAfterAll(UUID member) {
        return coop.post(
                        "/members/" + member + "/statutory-withdrawal/reversals",
                        Map.of(
                                "reversedOn", "2026-05-20",
                                "reason", why().get("reason"),
                                "document", why().get("document")))
                .then();
    }

    private static Map<String, String> why() {
        return Map.of("reason", "同姓同名の別人", "document", "戸籍謄本");
    }

    private ValidatableResponse worked(String month) {
        return coop.post(
                        "/work-entries",
                        Map.of(
                                "memberId",
                                leaver,
                                "siteId",
                                coop.site(),
                                "month",
                                month,
                                "minutes",
                                600,
                                "days",
                                1))
                .then();
    }
}
