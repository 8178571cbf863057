package coop.kyodo.membership.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import coop.kyodo.membership.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class RegisterImportTest {

    private static final String HEADER =
            "memberNumber,name,address,admittedOn,acceptedOn,paidOn,units,paidIn";
    private final UUID id = Ids.next();
    private Coop coop;

    @BeforeEach
    void aCoop() {
        coop = Coop.registeredOn("2023-04-01");
    }

    @Test
    void aRegisterIsInAsIfItHadAlwaysBeenKeptHere() {
        String csv =
                csv(
                        "2,鈴木一郎,川崎市1,2023-06-01,2023-05-01,2023-06-01,2,100000",
                        "1,佐藤恵,横浜市1,2023-04-01,2023-04-01,2023-03-20,2,100000",
                        "4,高橋実,横浜市3,2024-04-01,,,2,70000",
                        "3,田中太郎,横浜市2,2023-06-01,2023-06-01,2023-05-20,2,100000");
        dryRun(csv, "?members=4&units=8&paidIn=370000")
                .then()
                .statusCode(200)
                .body("ok", equalTo(true))
                .body("problems", empty());
        coop.audit("/register").then().body("members", equalTo(0));

        take(csv, "?members=4&units=8&paidIn=370000")
                .then()
                .statusCode(200)
                .body("members", equalTo(4))
                .body("paidIn.amount", equalTo("370000"));

        coop.audit("/register?asOf=2023-06-01")
                .then()
                .body("members", equalTo(3))
                .body("items.name", contains("佐藤恵", "鈴木一郎", "田中太郎"))
                .body("items.memberNumber", contains(1, 2, 3))
                .body("items[0].paidOn", contains("2023-03-20"));
        coop.audit("/register?asOf=2024-04-01")
                .then()
                .body("members", equalTo(4))
                .body("units", equalTo(8))
                .body("subscribed.amount", equalTo("400000"))
                .body("paidIn.amount", equalTo("370000"));
        coop.get("/register-imports/" + id).then().statusCode(200).body("units", equalTo(8));
        Events.eventually(
                "verification to be clean",
                () -> coop.audit("/verification"),
                report -> report.<Boolean>path("ok"));
        coop.member(1);
        coop.audit("/register").then().body("items.memberNumber", contains(1, 2, 3, 4, 5));
    }

    /// Number 2 left in 2024 and was refunded less than was paid in; number 3 died in 2023.
    @Test
    void whoeverHasLeftIsOnTheRegisterOfEarlierDays() {
        String csv =
                former(
                        "1,佐藤恵,横浜市1,2023-04-01,2,100000,,,,,",
                        "2,鈴木一郎,川崎市1,2023-04-01,2,100000,2024-03-31,WITHDRAWAL,2023-12-01,60000,2024-05-31",
                        "3,田中太郎,横浜市2,2023-06-01,1,50000,2023-09-10,DEATH,,,",
                        "4,高橋実,横浜市3,2023-06-01,2,70000,2024-03-31,EXPULSION,,70000,");
        dryRun(csv, "?members=1&former=3&units=2&paidIn=100000")
                .then()
                .statusCode(200)
                .body("problems", empty())
                .body("former", equalTo(3));

        take(csv, "?members=1&former=3&units=2&paidIn=100000")
                .then()
                .statusCode(200)
                .body("members", equalTo(1))
                .body("former", equalTo(3))
                .body("units", equalTo(2));

        assertThat(Told.of(coop, "capital-reduced"))
                .extracting(event -> event.at("/data/countsFrom").asText())
                .containsExactlyInAnyOrder("2024-04-01", "2023-09-11", "2024-04-01");
        registered("2023-09-10").body("items.memberNumber", contains(1, 2, 3, 4));
        registered("2023-09-11").body("items.memberNumber", contains(1, 2, 4));
        registered("2024-03-31").body("units", equalTo(6)).body("paidIn.amount", equalTo("270000"));
        registered("2024-04-01").body("items.memberNumber", contains(1)).body("units", equalTo(2));
        coop.audit("/ledger/accounts?asOf=2024-05-30")
                .then()
                .body(
                        "accounts.find { it.account == 'REFUNDS_PAYABLE' }.balance.amount",
                        equalTo("-60000"))
                .body(
                        "accounts.find { it.account == 'CAPITAL_SURPLUS' }.balance.amount",
                        equalTo("-90000"));
        String second = coop.audit("/register?asOf=2023-09-10").path("items[1].memberId");
        coop.get("/members/" + second).then().statusCode(200).body("state", equalTo("LEFT"));
        coop.payRefund(UUID.fromString(second), "2025-05-01", "again")
                .then()
                .statusCode(409)
                .body("code", equalTo("nothing-to-refund"));
        Events.await("coop.kyodo.membership.member-left.v1", UUID.fromString(second));
        coop.member(1);
        coop.audit("/register").then().body("items.memberNumber", contains(1, 5));
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201).body("leavers", equalTo(0));
        coop.verified();
    }

    /// Left on 2024-03-31, so the claim lapses after 2026-03-31.
    @Test
    void whoeverIsStillOwedARefundClaimsIt() {
        Time.on("2026-03-31");
        String csv =
                owed(
                        "1,佐藤恵,横浜市1,2023-04-01,2,100000,,,,,",
                        "2,鈴木一郎,川崎市1,2023-04-01,2,100000,2024-03-31,WITHDRAWAL,60000,2024-05-31,30000");
        take(csv, "?former=1").then().statusCode(200);
        String leaver = coop.audit("/register?asOf=2024-03-31").path("items[1].memberId");

        coop.audit("/ledger/accounts?asOf=2025-05-30")
                .then()
                .body(
                        "accounts.find { it.account == 'REFUNDS_PAYABLE' }.balance.amount",
                        equalTo("-30000"))
                .body(
                        "accounts.find { it.account == 'CAPITAL_SURPLUS' }.balance.amount",
                        equalTo("-10000"));
        coop.get("/members/" + leaver + "/refund-claims")
                .then()
                .body("items.amount.amount", contains("30000"))
                .body("items.dueOn", contains("2024-03-31"))
                .body("items.lapsesAfter", contains("2026-03-31"));
        coop.payRefund(UUID.fromString(leaver), "2024-03-30", "before-leaving")
                .then()
                .statusCode(409)
                .body("code", equalTo("refund-not-payable"));
        coop.payRefund(UUID.fromString(leaver), "2026-03-31", "rest")
                .then()
                .statusCode(201)
                .body("amount.amount", equalTo("30000"));
        coop.verified();
    }

    @Test
    void whatIsOwedIsWithinWhatWasPaidInAndKnownAndNotLapsed() {
        String[] lines = {
            "1,佐藤恵,横浜市1,2023-04-01,2,100000,2024-03-31,WITHDRAWAL,60000,2024-05-31,40000",
            "2,鈴木一郎,横浜市2,2023-04-01,2,100000,2024-03-31,WITHDRAWAL,60000,2024-05-31,40001",
            "3,田中太郎,横浜市3,2023-04-01,2,100000,2025-12-10,DEATH,,,1"
        };

        Time.on("2026-03-30");
        assertThat(problems(owed(lines)))
                .containsExactlyInAnyOrder(
                        "3 refund-exceeds-paid-in /owed", "4 share-not-yet-valued /owed");
        Time.on("2026-03-31");
        assertThat(problems(owed(lines))).containsExactly("3 refund-exceeds-paid-in /owed");
        Time.on("2026-04-01");
        assertThat(problems(owed(lines)))
                .containsExactlyInAnyOrder(
                        "2 claim-lapsed /owed",
                        "3 refund-exceeds-paid-in /owed",
                        "3 claim-lapsed /owed");
    }

    private List<String> problems(String csv) {
        return dryRun(csv, "")
                .path("problems.collect { it.line + ' ' + it.code + ' ' + it.pointer }");
    }

    private static String owed(String... lines) {
        return "memberNumber,name,address,admittedOn,units,paidIn,leftOn,leftCause,refunded,refundedOn,owed\n"
                + String.join("\n", lines)
                + "\n";
    }

    @Test
    void everyProblemOfALeavingIsTold() {
        String csv =
                former(
                        "1,佐藤恵,横浜市1,2023-04-01,1,50000,2024-03-31,,,,",
                        "2,鈴木一郎,川崎市1,2023-04-01,1,50000,,DEATH,,,",
                        "3,田中太郎,横浜市2,2023-06-01,1,50000,2023-05-31,DEATH,,50001,2023-05-30",
                        "4,高橋実,横浜市3,2023-06-01,1,50000,2024-03-31,WITHDRAWAL,2024-04-01,,2099-01-01",
                        "5,伊藤学,横浜市4,2023-06-01,1,50000,2099-03-31,WITHDRAWAL,,50000,",
                        "6,渡辺薫,横浜市5,2023-06-01,1,50000,,,,10,",
                        "7,山本翼,横浜市6,2023-06-01,1,50000,2024-03-31,BORED,,,");

        Response report = dryRun(csv, "?former=1");

        assertThat(
                        report.<List<String>>path(
                                "problems.collect { (it.line ?: 'all') + ' ' + it.code + ' ' +"
                                        + " it.pointer }"))
                .containsExactlyInAnyOrder(
                        "2 leaving-incomplete /leftCause",
                        "3 leaving-incomplete /leftOn",
                        "4 date-too-early /leftOn",
                        "4 date-too-early /refundedOn",
                        "4 refund-exceeds-paid-in /refunded",
                        "5 date-too-early /noticeOn",
                        "5 date-too-late /refundedOn",
                        "5 leaving-incomplete /refunded",
                        "6 date-too-late /leftOn",
                        "6 share-not-yet-valued /refunded",
                        "7 leaving-incomplete /leftOn",
                        "8 malformed-json /leftCause",
                        "all control-total-differs query:former");
        report.then()
                .body(
                        "problems.find { it.code == 'refund-exceeds-paid-in' }.rule",
                        equalTo("JP-054"));
        take(csv, "").then().statusCode(422);
    }

    /// JP-050; a death is of any day.
    @Test
    void whoeverGaveNoticeLeftAtAYearsEnd() {
        dryRun(
                        former(
                                "1,佐藤恵,横浜市1,2023-04-01,1,50000,2024-03-30,WITHDRAWAL,,,",
                                "2,鈴木一郎,川崎市1,2023-04-01,1,50000,2024-03-31,WITHDRAWAL,,,",
                                "3,田中太郎,横浜市2,2023-04-01,1,50000,2024-03-30,DEATH,,,"),
                        "")
                .then()
                .body("problems.line", contains(2))
                .body("problems.code", contains("not-a-fiscal-year-end"))
                .body("problems.pointer", contains("/leftOn"))
                .body("problems.rule", contains("JP-050"));
    }

    /// The one who left held most of the units then: only those of today count.
    @Test
    void theCapCountsOnlyWhoIsStillThere() {
        String four =
                IntStream.rangeClosed(2, 5)
                        .mapToObj(n -> n + ",佐藤恵" + n + ",横浜市" + n + ",2023-04-01,1,50000,,,,,")
                        .collect(Collectors.joining("\n"));

        dryRun(former("1,鈴木一郎,川崎市1,2023-04-01,9,450000,2024-03-31,DEATH,,,", four), "")
                .then()
                .body("ok", equalTo(true));
    }

    private ValidatableResponse registered(String on) {
        return coop.audit("/register?asOf=" + on).then().statusCode(200);
    }

    static String former(String... lines) {
        return "memberNumber,name,address,admittedOn,units,paidIn,leftOn,leftCause,noticeOn,refunded,refundedOn\n"
                + String.join("\n", lines)
                + "\n";
    }

    @Test
    void theSameContentAgainChangesNothingAndOtherContentIsRefused() {
        String csv = csv(line(1), line(2));
        Response first = take(csv, "");
        first.then().statusCode(200);

        take(csv, "").then().statusCode(200).body("", equalTo(first.path("")));
        take(csv(line(1), line(2), line(3)), "")
                .then()
                .statusCode(409)
                .body("code", equalTo("import-differs"));
        coop.audit("/register").then().body("members", equalTo(2));
    }

    @Test
    void aDryRunTellsEveryProblemAtOnce() {
        String csv =
                csv(
                        "1,佐藤恵,横浜市1,2023-04-01,,,2,100000",
                        "1,鈴木一郎,川崎市1,2023-06-01,,,2,100001",
                        "3,,横浜市2,2023-06-01,,,2,100000",
                        "4,高橋実,横浜市3,2024-04-01,2024-04-02,,2,49999",
                        "9,伊藤学,横浜市4,2023-13-01,,,two,100000",
                        "9,渡辺薫,横浜市5,2023-04-01,,,1,50000",
                        ",山本翼,横浜市6,2099-04-01,,,1,50000");

        Response report = dryRun(csv, "?members=7&units=14&paidIn=1");

        report.then().statusCode(200).body("ok", equalTo(false)).body("members", equalTo(5));
        assertThat(
                        report.<List<String>>path(
                                "problems.collect { (it.line ?: 'all') + ' ' + it.code + ' ' +"
                                        + " it.pointer }"))
                .containsExactlyInAnyOrder(
                        "3 payment-exceeds-subscription /paidIn",
                        "3 number-taken /memberNumber",
                        "4 validation-failed /name",
                        "5 admission-day-differs /admittedOn",
                        "5 no-unit-paid-up /paidIn",
                        "6 malformed-json /admittedOn",
                        "7 number-out-of-row /memberNumber",
                        "8 number-missing /memberNumber",
                        "8 date-too-late /admittedOn",
                        "all control-total-differs query:members",
                        "all control-total-differs query:units",
                        "all control-total-differs query:paidIn");
        report.then()
                .body("problems.find { it.code == 'no-unit-paid-up' }.rule", equalTo("JP-026"))
                .body("problems.find { it.line == 4 }.rule", nullValue());
    }

    @Test
    void nobodyWasAMemberBeforeTheCoopWasFormed() {
        dryRun(csv("1,佐藤恵,横浜市1,2023-03-31,,,1,50000"), "")
                .then()
                .body("problems.code", contains("date-too-early"))
                .body("problems.pointer", contains("/admittedOn"));
        dryRun(csv("1,佐藤恵,横浜市1,2023-04-01,2023-03-01,2023-04-01,1,50000"), "")
                .then()
                .body("ok", equalTo(true));
    }

    @Test
    void withAnyProblemNothingIsTaken() {
        String csv = csv(line(1), line(2), "3,佐藤恵,横浜市1,2023-04-01,,,2,100001");

        take(csv, "").then().statusCode(422).body("code", equalTo("register-has-problems"));

        coop.audit("/register").then().body("members", equalTo(0));
        coop.get("/register-imports/" + id).then().statusCode(404);
        coop.get("/members").then().body("items", hasSize(0));
    }

    @Test
    void aRulesRefusalIsToldInTheCallersLanguageWithItsFigures() {
        given().auth()
                .oauth2(coop.director())
                .header("Accept-Language", "ja")
                .contentType("text/csv; charset=utf-8")
                .body(csv("1,佐藤恵,横浜市1,2023-04-02,,,1,40000").getBytes(StandardCharsets.UTF_8))
                .put(coop.path("/register-imports/" + id + "/dry-run"))
                .then()
                .statusCode(200)
                .body("problems.find { it.code == 'no-unit-paid-up' }.rule", equalTo("JP-026"))
                .body(
                        "problems.find { it.code == 'no-unit-paid-up' }.detail",
                        equalTo("払込済額 40000 JPY は出資一口 50000 JPY に足りません。"))
                .body(
                        "problems.find { it.code == 'no-unit-paid-up' }.source",
                        equalTo("Workers Cooperatives Act, art. 12(2)"))
                .body(
                        "problems.find { it.code == 'no-unit-paid-up' }.figures.paidIn.amount",
                        equalTo("40000"));
    }

    @Test
    void aThousandMembersAreInTogether() {
        String lines =
                IntStream.rangeClosed(1, 1_000)
                        .mapToObj(RegisterImportTest::line)
                        .collect(Collectors.joining("\n"));

        take(csv(lines), "?members=1000&units=1000&paidIn=50000000").then().statusCode(200);

        coop.audit("/register?limit=1")
                .then()
                .body("members", equalTo(1_000))
                .body("paidIn.amount", equalTo("50000000"));
    }

    @Test
    void theIdOfAMemberIsTakenAndAMemberIsNoMemberTwice() {
        UUID member = coop.member(1);
        String person = coop.get("/members/" + member).path("personId");
        String lines =
                """
                {"memberId":"%s","name":"佐藤恵","address":"横浜市1","admittedOn":"2025-04-01","units":1,"paidIn":50000}
                {"personId":"%s","name":"鈴木一郎","address":"横浜市2","admittedOn":"2025-04-01","units":1,"paidIn":50000}
                """
                        .formatted(member, person);

        send("/dry-run", lines, "application/x-ndjson", "")
                .then()
                .statusCode(200)
                .body("problems.code", contains("id-taken", "memberships-overlap"))
                .body("problems.pointer", contains("/memberId", "/personId"));
    }

    @Test
    void idsAndContactsAreKept() {
        UUID member = Ids.next();
        UUID person = Ids.next();
        String line =
                """
                {"memberId":"%s","personId":"%s","name":"佐藤恵","kana":"サトウメグミ","address":"横浜市1",\
                "email":"megumi@coop.example","admittedOn":"2023-04-01","units":1,"paidIn":50000}
                """
                        .formatted(member, person);

        send("", line, "application/x-ndjson", "").then().statusCode(200);

        coop.get("/persons/" + person)
                .then()
                .body("memberships.memberId", contains(member.toString()))
                .body("data.person.contacts.value", contains("megumi@coop.example"));
        Events.await("coop.kyodo.membership.member-admitted.v1", member);
        coop.audit("/audit-entries?limit=500")
                .then()
                .body("items.entry.action", hasItem("register-imported"));
    }

    @Test
    void aClosedYearTakesNoPayment() {
        coop.member(1);
        coop.closeYear("2026-03-31", 100_000).then().statusCode(201);

        dryRun(csv("2,佐藤恵,横浜市1,2026-03-31,,,1,50000"), "")
                .then()
                .body("problems.code", contains("fiscal-year-closed"));
        dryRun(csv("2,佐藤恵,横浜市1,2026-04-01,,,1,50000"), "").then().body("ok", equalTo(true));
    }

    @Test
    void nothingIsNoRegister() {
        dryRun(HEADER + "\n", "").then().body("problems.code", contains("register-empty"));
        take(HEADER + "\n", "").then().statusCode(422);
    }

    @Test
    void aColumnThatNobodyKnowsIsRefused() {
        dryRun("name,shoeSize\n佐藤恵,24\n", "")
                .then()
                .statusCode(400)
                .body("code", equalTo("unknown-column"));
    }

    static String line(int number) {
        return number + ",佐藤恵" + number + ",横浜市" + number + ",2023-04-01,,,1,50000";
    }

    static String csv(String... lines) {
        return HEADER + "\n" + String.join("\n", lines) + "\n";
    }

    private Response dryRun(String csv, String totals) {
        return send("/dry-run", csv, "text/csv", totals);
    }

    private Response take(String csv, String totals) {
        return send("", csv, "text/csv", totals);
    }

    private Response send(String rest, String content, String type, String totals) {
        return send(coop, id, rest, content, type, totals);
    }

    static Response send(
            Coop coop, UUID id, String rest, String content, String type, String totals) {
        return given().auth()
                .oauth2(coop.director())
                .contentType(type + "; charset=utf-8")
                .body(content.getBytes(StandardCharsets.UTF_8))
                .put(coop.path("/register-imports/" + id + rest + totals));
    }
}
