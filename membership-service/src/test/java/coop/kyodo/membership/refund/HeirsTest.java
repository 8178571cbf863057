package coop.kyodo.membership.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import coop.kyodo.membership.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a dead member may claim is the heirs', each part once, however it comes about.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class HeirsTest {

    private final UUID son = Ids.next();
    private final UUID daughter = Ids.next();
    private Coop coop;
    private UUID dead;

    @BeforeEach
    void aMemberWithThreeUnits() {
        coop = Coop.withMembers(4, 3);
        dead = coop.member(3);
    }

    /// One unit was given up before; the son's part of its refund is on its way to him when the
    /// share of the others is valued.
    @Test
    void whatIsAnHeirsAlreadyIsNotDividedAgainWithTheShare() {
        coop.post("/members/" + dead + "/reductions", Map.of("units", 1, "noticeOn", "2025-06-01"))
                .then()
                .statusCode(201);
        coop.closeYear("2026-03-31", 2_000_000).then().statusCode(201);
        coop.ended(dead, "DEATH", "2026-05-10").then().statusCode(200);
        recordHeirs();
        coop.payeeAccount(son).then().statusCode(201);
        coop.refundBatch("2026-06-30").then().statusCode(201).body("batch.lines", equalTo(1));

        Time.from("2027-04-01");
        coop.closeYear("2027-03-31", 2_000_000).then().statusCode(201);

        coop.get("/members/" + dead + "/refund-claims")
                .then()
                .body("items.number", contains(1, 1, 2, 2))
                .body(
                        "items.amount.amount",
                        containsInAnyOrder("16667", "33333", "33333", "66667"));
        coop.verified();
    }

    /// The account was closed by then. Nothing is to wait for a member who is dead.
    @Test
    void whatComesBackFromTheMembersAccountGoesToTheHeirs() {
        coop.ended(dead, "DEATH", "2025-12-10").then().statusCode(200);
        coop.closeYear("2026-03-31", 2_000_000).then().statusCode(201);
        coop.payeeAccount(dead).then().statusCode(201);
        String batch = coop.refundBatch("2026-06-30").then().extract().path("batch.batchId");
        coop.paidByTheBank(batch, "2026-06-30");
        recordHeirs();

        coop.post(
                        "/refund-batches/" + batch + "/lines/1/outcome",
                        Map.of("outcome", "RETURNED", "on", "2026-07-02", "reason", "口座解約"))
                .then()
                .statusCode(200);

        coop.get("/members/" + dead + "/refund-claims")
                .then()
                .body("items.claimantId", containsInAnyOrder(son.toString(), daughter.toString()))
                .body("items.amount.amount", containsInAnyOrder("50000", "100000"));
        assertThat(Told.of(coop, "refund-claims-changed"))
                .extracting(event -> event.at("/data/step").asText())
                .containsExactly("OPENED", "PAID", "INHERITED", "RETURNED", "INHERITED");
        coop.payeeAccount(daughter).then().statusCode(201);
        coop.refundBatch("2026-07-31")
                .then()
                .statusCode(201)
                .body("batch.total.amount", equalTo("100000"));
        coop.verified();
    }

    /// Left in March 2026 and died in May, before the refund was paid.
    @Test
    void whoeverLeftAndDiedBeforeTheRefundWasPaidIsInheritedFrom() {
        coop.giveNotice(dead, "2025-12-31").then().statusCode(200);
        coop.closeYear("2026-03-31", 2_000_000).then().statusCode(201);

        record(Map.of("heirs", both())).statusCode(409).body("code", equalTo("member-not-dead"));
        record(Map.of("heirs", both(), "diedOn", "2026-03-30"))
                .statusCode(400)
                .body("code", equalTo("date-too-early"));
        record(Map.of("heirs", both(), "diedOn", "2099-01-01"))
                .statusCode(400)
                .body("code", equalTo("date-too-late"));
        record(Map.of("heirs", both(), "diedOn", "2026-05-10"))
                .statusCode(201)
                .body("items.claimantId", containsInAnyOrder(son.toString(), daughter.toString()))
                .body("items.amount.amount", containsInAnyOrder("50000", "100000"));

        coop.payeeAccount(daughter).then().statusCode(201);
        worked("2026-06").statusCode(409).body("code", equalTo("member-died"));
        worked("2026-05").statusCode(201);
        coop.audit("/members/" + dead + "/history")
                .then()
                .body(
                        "items.facts.flatten().find { it.fact == 'heirs-recorded' }.details.diedOn",
                        equalTo("2026-05-10"));
        coop.verified();
    }

    @Test
    void theDayOfALaterDeathIsCorrectedByAFurtherRow() throws SQLException {
        coop.giveNotice(dead, "2025-12-31").then().statusCode(200);
        coop.closeYear("2026-03-31", 2_000_000).then().statusCode(201);
        record(Map.of("heirs", both(), "diedOn", "2026-04-20")).statusCode(201);
        worked("2026-05").statusCode(409).body("code", equalTo("member-died"));

        record(Map.of("heirs", both(), "diedOn", "2026-05-10", "corrects", true)).statusCode(201);

        worked("2026-05").statusCode(201);
        worked("2026-06").statusCode(409).body("code", equalTo("member-died"));
        coop.get("/members/" + dead + "/history")
                .then()
                .body(
                        "items.facts.flatten().findAll { it.fact == 'later-death-recorded' }"
                                + ".effectiveOn",
                        contains("2026-04-20", "2026-05-10"));
        try (Connection app = Db.asApp();
                Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("set local kyodo.tenant = '" + coop.id() + "'");
            assertThatThrownBy(() -> statement.execute("update later_death set died_on = died_on"))
                    .hasMessageContaining("permission denied");
        }
        coop.verified();
    }

    @Test
    void heirsWhoWereRecordedWronglyAreCorrectedUntilSomethingIsPaid() {
        UUID grandson = Ids.next();
        coop.ended(dead, "DEATH", "2025-12-10").then().statusCode(200);
        coop.closeYear("2026-03-31", 2_000_000).then().statusCode(201);
        List<?> right = List.of(heir(daughter, "1/2"), heir(grandson, "1/2"));

        record(Map.of("heirs", right, "corrects", true))
                .statusCode(409)
                .body("code", equalTo("heirs-not-recorded"));
        recordHeirs();
        record(Map.of("heirs", right)).statusCode(409).body("code", equalTo("heirs-recorded"));
        record(Map.of("heirs", right, "diedOn", "2025-12-11", "corrects", true))
                .statusCode(409)
                .body("code", equalTo("member-died"));
        record(Map.of("heirs", right, "corrects", true))
                .statusCode(201)
                .body("items.number", contains(1, 1))
                .body(
                        "items.claimantId",
                        containsInAnyOrder(daughter.toString(), grandson.toString()))
                .body("items.amount.amount", contains("75000", "75000"));
        coop.payeeAccount(son).then().statusCode(404);

        coop.payRefund(dead, "2026-06-30", "refund").then().statusCode(201);
        record(Map.of("heirs", both(), "corrects", true))
                .statusCode(409)
                .body("code", equalTo("heirs-paid"));
        coop.verified();
    }

    @Test
    void whatIsOnItsWayToAnHeirIsNotCorrected() {
        coop.ended(dead, "DEATH", "2025-12-10").then().statusCode(200);
        coop.closeYear("2026-03-31", 2_000_000).then().statusCode(201);
        recordHeirs();
        coop.payeeAccount(son).then().statusCode(201);
        coop.refundBatch("2026-06-30").then().statusCode(201);

        record(Map.of("heirs", List.of(heir(daughter, "1/1")), "corrects", true))
                .statusCode(409)
                .body("code", equalTo("claim-in-batch"));
    }

    /// As long as the application is open, the person would be a member after the death.
    @Test
    void whoeverDiedAfterLeavingIsNoMemberAgain() {
        String person = coop.get("/members/" + dead).path("personId");
        coop.ended(dead, "LOSS_OF_QUALIFICATION", "2025-12-10").then().statusCode(200);
        UUID again = Ids.next();
        joinAgain(person, again).statusCode(201);
        Map<String, ?> died = Map.of("heirs", both(), "diedOn", "2026-05-10");

        record(died).statusCode(409).body("code", equalTo("person-is-member"));
        coop.post("/members/" + again + "/giving-up", Map.of("givenUpOn", "2026-05-11"))
                .then()
                .statusCode(200);
        record(died).statusCode(201);
        joinAgain(person, Ids.next()).statusCode(409).body("code", equalTo("person-died"));
    }

    /// The person joined again in January 2026, and died as a member in May.
    @Test
    void aDeathEndsTheMembershipThatLastsBeforeAnEarlierOneIsInheritedFrom() {
        String person = coop.get("/members/" + dead).path("personId");
        coop.ended(dead, "LOSS_OF_QUALIFICATION", "2025-12-10").then().statusCode(200);
        UUID again = Ids.next();
        joinAgain(person, again).statusCode(201);
        coop.post("/members/" + again + "/acceptance", Map.of("acceptedOn", "2026-01-10"))
                .then()
                .statusCode(200);
        coop.pay(again, 50_000, "2026-01-10").then().statusCode(201);

        record(Map.of("heirs", both(), "diedOn", "2026-05-10"))
                .statusCode(409)
                .body("code", equalTo("person-is-member"));
        coop.ended(again, "DEATH", "2026-05-10").then().statusCode(200);
        record(Map.of("heirs", both(), "diedOn", "2026-05-09"))
                .statusCode(409)
                .body("code", equalTo("person-is-member"));
        record(Map.of("heirs", both(), "diedOn", "2026-05-10")).statusCode(201);
    }

    private ValidatableResponse joinAgain(String person, UUID member) {
        return coop.post(
                        "/members",
                        Map.of(
                                "id",
                                member,
                                "personId",
                                person,
                                "units",
                                1,
                                "appliedOn",
                                "2026-01-10"))
                .then();
    }

    private ValidatableResponse record(Map<String, ?> body) {
        return coop.post("/members/" + dead + "/heirs", body).then();
    }

    private ValidatableResponse worked(String month) {
        return coop.post(
                        "/work-entries",
                        Map.of(
                                "memberId",
                                dead,
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

    private List<?> both() {
        return List.of(heir(son, "1/3"), heir(daughter, "2/3"));
    }

    private void recordHeirs() {
        record(Map.of("heirs", both())).statusCode(201);
    }

    private static Map<String, Object> heir(UUID id, String share) {
        return Map.of("id", id, "name", "山田", "address", "横浜市", "share", share);
    }
}
