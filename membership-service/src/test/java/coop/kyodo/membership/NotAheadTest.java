package coop.kyodo.membership;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.resolution.AdoptedResolutions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
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
    void aDebtThatIsOwed() {
        todayAtTheLatest(
                "/owedSince",
                on ->
                        coop.post(
                                ofMember + "/debts",
                                Map.of(
                                        "amount",
                                        Coop.yen(1_000),
                                        "owedSince",
                                        on,
                                        "reason",
                                        "道具の前渡金")));
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
    void theStepsOfAReductionOfTheUnitAmount() {
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);
        String cut = cut("2026-11-20");
        todayAtTheLatest("/documentsOn", on -> step(cut, "documents", Map.of("documentsOn", on)));
        todayAtTheLatest(
                "/gazetteOn",
                on ->
                        step(
                                cut,
                                "notice",
                                Map.of(
                                        "gazetteOn", on,
                                        "notifiedOn", TODAY,
                                        "objectionsUntil", "2027-01-04")));
        step(
                        cut,
                        "notice",
                        Map.of(
                                "gazetteOn",
                                TODAY,
                                "notifiedOn",
                                TOMORROW,
                                "objectionsUntil",
                                "2027-01-04",
                                "reason",
                                "別の催告"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/notifiedOn"));
        todayAtTheLatest(
                "/droppedOn",
                on -> step(cut, "dropping", Map.of("droppedOn", on, "reason", "議案の誤り")));
        String timely = cut("2026-10-01");
        step(timely, "documents", Map.of("documentsOn", "2026-10-05")).then().statusCode(200);
        step(
                        timely,
                        "notice",
                        Map.of(
                                "gazetteOn", "2026-10-06",
                                "notifiedOn", "2026-10-06",
                                "objectionsUntil", "2026-11-06"))
                .then()
                .statusCode(200);
        todayAtTheLatest("/effectiveOn", on -> step(timely, "effect", Map.of("effectiveOn", on)));
    }

    private String cut(String resolvedOn) {
        UUID resolution = AdoptedResolutions.special(coop.id(), "ARTICLES", null, resolvedOn);
        return coop.post(
                        "/unit-cuts",
                        Map.of("unitAmount", Coop.yen(40_000), "resolutionId", resolution))
                .path("unitCutId");
    }

    private Response step(String cut, String step, Map<String, ?> request) {
        return coop.post("/unit-cuts/" + cut + "/" + step, request);
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

    @Test
    void evidenceAndARequestToSeeTheRegister() {
        todayAtTheLatest(
                "/receivedOn",
                on ->
                        coop.post(
                                ofMember + "/evidence",
                                Map.of(
                                        "kind",
                                        "IDENTITY",
                                        "reference",
                                        "三番の棚",
                                        "hash",
                                        "0".repeat(64),
                                        "receivedOn",
                                        on)));
        todayAtTheLatest(
                "/requestedOn",
                on ->
                        coop.post(
                                "/register/inspections",
                                Map.of(
                                        "requester",
                                        Map.of("kind", "CREDITOR", "name", "みなと信用金庫"),
                                        "purpose",
                                        "債権の保全のため",
                                        "requestedOn",
                                        on)));
    }

    @Test
    void capitalThatIsCalled() {
        coop = Coop.registered();
        coop.pay(coop.founder(1), 40_000, "2025-04-10").then().statusCode(201);

        todayAtTheLatest(
                "/calledOn",
                on ->
                        coop.post(
                                "/capital-calls",
                                Map.of(
                                        "calledOn",
                                        on,
                                        "dueOn",
                                        "2026-12-31",
                                        "amountPerUnit",
                                        Coop.yen(10_000))));
    }

    @Test
    void capitalThatALeaverIsCalledUponToPay() {
        coop.member(2);
        coop.subscribe(member, 1, "2025-07-01").then().statusCode(201);
        coop.giveNotice(member, "2025-12-01").then().statusCode(200);
        coop.closeYear("2026-03-31", -300_000).then().statusCode(201);

        todayAtTheLatest(
                "/claimedOn",
                on -> {
                    Map<String, Object> payment =
                            new HashMap<>(Coop.payment(20_000, TODAY, Coop.key()));
                    payment.put("claimedOn", on);
                    return coop.post(ofMember + "/called-capital", payment);
                });
    }

    @Test
    void theStepsOfAnExpulsion() {
        String path = ofMember + "/expulsion";
        todayAtTheLatest("/notifiedOn", on -> coop.post(path, expulsion(on, "2026-12-20")));
        todayAtTheLatest(
                "/droppedOn", on -> coop.post(path + "/dropping", Map.of("droppedOn", on)));
        coop.post(path, expulsion("2026-11-10", "2026-11-20")).then().statusCode(201);
        todayAtTheLatest(
                "/defenceOn",
                on -> coop.post(path + "/defence", Map.of("defence", "HEARD", "defenceOn", on)));
    }

    @Test
    void aBenefitItsClaimAndWhatBecomesOfIt() {
        coop.post(
                        "/benefit-schemes",
                        Map.of(
                                "code",
                                "TRANSFER",
                                "effectiveOn",
                                "2025-04-01",
                                "terms",
                                Map.of(
                                        "title",
                                        Map.of("en", "Move", "ja", "転居手当"),
                                        "source",
                                        "Rules on benefits, art. 7",
                                        "basis",
                                        "EVENT",
                                        "award",
                                        Map.of("kind", "FIXED", "amount", Coop.yen(50_000)),
                                        "conditions",
                                        Map.of("evidence", List.of()))))
                .then()
                .statusCode(201);
        todayAtTheLatest("/happenedOn", on -> claim(on, on));
        todayAtTheLatest("/claimedOn", on -> claim("2026-11-01", on));

        String refused = claim("2026-11-02", TODAY).path("claimId");
        todayAtTheLatest(
                "/refusedOn",
                on -> decide(refused, "refusal", Map.of("refusedOn", on, "reason", "別の家")));
        String granted = claim("2026-11-03", TODAY).path("claimId");
        todayAtTheLatest(
                "/approvedOn", on -> decide(granted, "approval", Map.of("approvedOn", on)));
        todayAtTheLatest(
                "/paidOn",
                on -> decide(granted, "payment", Map.of("paidOn", on, "reference", "bank-1")));
    }

    private static Map<String, String> expulsion(String notifiedOn, String meetingOn) {
        return Map.of(
                "ground",
                "NO_WORK",
                "explanation",
                "四月から働いていない",
                "notifiedOn",
                notifiedOn,
                "meetingOn",
                meetingOn);
    }

    private Response claim(String happenedOn, String claimedOn) {
        return coop.post(
                "/benefit-claims",
                Map.of(
                        "scheme", "TRANSFER",
                        "memberId", member,
                        "happenedOn", happenedOn,
                        "claimedOn", claimedOn));
    }

    private Response decide(String claim, String step, Map<String, String> decision) {
        return Coop.posting(
                        coop.tokens().role("director").subject("other-director").bearer(),
                        Coop.key())
                .body(decision)
                .post(coop.path("/benefit-claims/" + claim + "/" + step));
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
