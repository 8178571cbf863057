package coop.kyodo.membership;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What has happened is not dated ahead. It is the 30th of November 2026 in Tokyo, and still the
/// 29th in London.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class NotAheadTest {

    private static final String TODAY = "2026-11-30";
    private static final String TOMORROW = "2026-12-01";

    private Coop coop;
    private UUID member;
    private String ofMember;

    @BeforeEach
    void aMember() {
        Time.on(TODAY);
        coop = Coop.withMembers(4, 2);
        member = coop.member(2);
        ofMember = "/members/" + member;
    }

    @Test
    void anApplicationAndItsAcceptance() {
        UUID applicant = Ids.next();
        todayAtTheLatest(
                "/appliedOn",
                on -> {
                    Map<String, Object> application = Coop.application(applicant, 1);
                    application.put("appliedOn", on);
                    return coop.post("/members", application);
                });
        todayAtTheLatest(
                "/acceptedOn",
                on -> coop.post("/members/" + applicant + "/acceptance", Map.of("acceptedOn", on)));
    }

    @Test
    void aRefusalAndAGivingUp() {
        UUID refused = Ids.next();
        coop.apply(refused, 1).then().statusCode(201);
        todayAtTheLatest(
                "/refusedOn",
                on ->
                        coop.post(
                                "/members/" + refused + "/refusal",
                                Map.of("refusedOn", on, "cause", "NO_VACANCY")));
        UUID applicant = coop.accepted(1);
        coop.pay(applicant, 10_000, TODAY).then().statusCode(201);
        String path = "/members/" + applicant;
        todayAtTheLatest(
                "/givenUpOn", on -> coop.post(path + "/giving-up", Map.of("givenUpOn", on)));
        todayAtTheLatest(
                "/paidOn",
                on ->
                        coop.post(
                                path + "/deposit-return",
                                Map.of("paidOn", on, "reference", "back")));
    }

    @Test
    void capitalThatIsSubscribedPaidAndTakenBack() {
        UUID applicant = coop.accepted(1);
        todayAtTheLatest("/paidOn", on -> coop.pay(applicant, Coop.UNIT, on));
        String payment =
                coop.get("/members/" + applicant + "/account")
                        .path("entries.find { it.kind == 'DEPOSIT' }.journalId");
        todayAtTheLatest(
                "/reversedOn",
                on ->
                        coop.post(
                                "/members/" + applicant + "/payments/" + payment + "/reversal",
                                Map.of("reversedOn", on, "reason", "誤記", "leavesUnpaid", true)));
        todayAtTheLatest("/subscribedOn", on -> coop.subscribe(member, 1, on));
    }

    @Test
    void aNoticeAndItsCancellation() {
        coop.giveNotice(member, "9999-12-31")
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-late"));
        todayAtTheLatest("/noticeOn", on -> coop.giveNotice(member, on));
        todayAtTheLatest(
                "/cancelledOn",
                on -> coop.post(ofMember + "/withdrawal/cancellation", Map.of("cancelledOn", on)));
        todayAtTheLatest(
                "/noticeOn",
                on -> coop.post(ofMember + "/reductions", Map.of("units", 1, "noticeOn", on)));
    }

    @Test
    void aDeath() {
        todayAtTheLatest("/leftOn", on -> coop.ended(member, "DEATH", on));
        coop.get(ofMember).then().body("leftOn", equalTo(TODAY));
    }

    @Test
    void aRefundAndADebt() {
        coop.giveNotice(member, "2025-12-01").then().statusCode(200);
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);
        UUID debt = Ids.next();
        coop.debt(debt, member, 1_000).then().statusCode(201);
        todayAtTheLatest(
                "/paidOn",
                on -> coop.post(ofMember + "/debts/" + debt + "/payment", Map.of("paidOn", on)));
        todayAtTheLatest("/paidOn", on -> coop.payRefund(member, on, "refund"));
    }

    @Test
    void aBatchThatTheBankHasPaid() {
        coop.giveNotice(member, "2025-12-01").then().statusCode(200);
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);
        coop.payeeAccount(member).then().statusCode(201);
        String steps =
                "/refund-batches/"
                        + coop.refundBatch("2026-12-25").<String>path("batch.batchId")
                        + "/steps";
        for (String step : new String[] {"SENT", "PAID"}) {
            todayAtTheLatest("/on", on -> coop.post(steps, Map.of("step", step, "on", on)));
        }
    }

    @Test
    void aCertificate() {
        todayAtTheLatest(
                "/issuedOn", on -> coop.post(ofMember + "/certificates", Map.of("issuedOn", on)));
    }

    @Test
    void workAndTheClosingOfItsMonth() {
        UUID site = coop.site();
        todayAtTheLatest("/date", on -> coop.post("/work-entries", work(site, "date", on)));
        coop.post("/work-entries", work(site, "month", "2026-12"))
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-late"))
                .body("errors.pointer", contains("/month"));
        coop.post("/work-entries", work(site, "month", "2026-11")).then().statusCode(201);
        String month = "/work-periods/2026-12/closing";
        coop.post(month, Map.of("closedOn", "2026-12-31"))
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-late"));
        todayAtTheLatest(
                "/closedOn",
                on -> coop.post("/work-periods/2026-11/closing", Map.of("closedOn", on)));
    }

    private Map<String, Object> work(UUID site, String when, String value) {
        return new HashMap<>(
                Map.of("memberId", member, "siteId", site, "minutes", 60, "days", 1, when, value));
    }

    private static void todayAtTheLatest(String pointer, Function<String, Response> dated) {
        dated.apply(TOMORROW)
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-late"))
                .body("errors.pointer", contains(pointer));
        dated.apply(TODAY).then().statusCode(lessThan(300));
    }
}
