package coop.kyodo.membership.work;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The only clerk of a co-op is a member and works, as others do; a director records it all.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class WorkApprovalTest {

    private Coop coop;
    private UUID site;
    private UUID clerk;
    private UUID other;
    private UUID ofClerk;

    @BeforeEach
    void aClerkAndAnotherMemberWork() {
        coop = Coop.registered();
        site = coop.site();
        clerk = coop.member(1);
        other = coop.member(1);
        coop.post("/work-settings", Map.of("approval", "REQUIRED")).then().statusCode(200);
        ofClerk = work(clerk);
        work(other);
    }

    @Test
    void whoWorkedLeavesTheirWorkToAnotherWhoeverRecordedIt() {
        approve(clerk, Map.of())
                .then()
                .statusCode(200)
                .body("approved", equalTo(1))
                .body("own", equalTo(1))
                .body("open", equalTo(1));
        close().then().statusCode(409).body("code", equalTo("work-not-approved"));

        approve(null, Map.of()).then().statusCode(200).body("approved", equalTo(1));

        close().then().statusCode(200);
    }

    @Test
    void askingForOnesOwnWorkAloneIsRefused() {
        approve(clerk, Map.of("memberId", clerk))
                .then()
                .statusCode(409)
                .body("code", equalTo("work-own"));
        approve(clerk, Map.of("memberId", other)).then().statusCode(200).body("own", equalTo(0));
        approve(other, Map.of("memberId", clerk))
                .then()
                .statusCode(200)
                .body("approved", equalTo(1));
    }

    @Test
    void aCorrectionOfOnesOwnWorkIsOnesOwnToo() {
        coop.post(
                        "/work-entries/" + ofClerk + "/corrections",
                        Map.of("period", "2025-04", "minutes", 700, "days", 10, "reason", "休憩"))
                .then()
                .statusCode(201);

        approve(clerk, Map.of()).then().body("approved", equalTo(1)).body("own", equalTo(2));
    }

    @Test
    void anEarlierMembershipIsTheSamePersons() {
        UUID again = appliedAgain();

        approve(again, Map.of()).then().body("approved", equalTo(1)).body("own", equalTo(1));
        approve(again, Map.of("memberId", clerk))
                .then()
                .statusCode(409)
                .body("code", equalTo("work-own"));
    }

    @Test
    void theDatabaseTakesNoApprovalOfOnesOwnWork() throws SQLException {
        try (Connection app = Db.asApp();
                Statement sql = app.createStatement()) {
            sql.execute("set kyodo.tenant = '" + coop.id() + "'");

            assertThatThrownBy(() ->
                            sql.execute(
                                    "insert into work_approval select tenant_id, entry_id,"
                                            + " 'somebody', now(), member_id from work_entry"))
                    .hasMessageContaining("approved by whoever did it");
        }
    }

    /// Nor of what the same person worked under an earlier membership.
    @Test
    void theDatabaseKnowsAPersonUnderEachMembership() throws SQLException {
        UUID again = appliedAgain();
        try (Connection app = Db.asApp();
                Statement sql = app.createStatement()) {
            sql.execute("set kyodo.tenant = '" + coop.id() + "'");

            assertThatThrownBy(() -> sql.execute(approval(again, clerk)))
                    .hasMessageContaining("approved by whoever did it");
            sql.execute(approval(again, other));
        }
    }

    private static String approval(UUID approver, UUID worker) {
        return """
        insert into work_approval
        select tenant_id, entry_id, 'somebody', now(), '%s' from work_entry
        where member_id = '%s'\
        """
                .formatted(approver, worker);
    }

    private UUID appliedAgain() {
        coop.ended(clerk, "LOSS_OF_QUALIFICATION", "2025-05-31").then().statusCode(200);
        UUID again = Ids.next();
        Map<String, Object> application = Coop.application(again, 1);
        application.remove("person");
        application.put("personId", coop.get("/members/" + clerk).path("personId"));
        application.put("appliedOn", "2025-06-01");
        coop.post("/members", application).then().statusCode(201);
        return again;
    }

    private UUID work(UUID member) {
        UUID entry = Ids.next();
        coop.post(
                        "/work-entries",
                        Map.of(
                                "id",
                                entry,
                                "memberId",
                                member,
                                "siteId",
                                site,
                                "month",
                                "2025-04",
                                "minutes",
                                600,
                                "days",
                                10))
                .then()
                .statusCode(201);
        return entry;
    }

    /// By the clerk that this member is, or who is none.
    private Response approve(@Nullable UUID member, Map<String, ?> which) {
        var token = coop.tokens().role("clerk").subject("approver-" + member);
        return Coop.posting((member == null ? token : token.member(member)).bearer(), Coop.key())
                .body(which)
                .post(coop.path("/work-periods/2025-04/approval"));
    }

    private Response close() {
        return coop.post("/work-periods/2025-04/closing", Map.of("closedOn", "2025-05-08"));
    }
}
