package coop.kyodo.membership.intake;

import static coop.kyodo.membership.intake.RegisterImportTest.csv;
import static coop.kyodo.membership.intake.RegisterImportTest.former;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
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

/// A register says what there was: what the law lets stand is taken, and what cannot have been is
/// not.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class RegisterOfFactsTest {

    private final UUID id = Ids.next();
    private Coop coop;

    @BeforeEach
    void aCoop() {
        coop = Coop.registeredOn("2023-04-01");
    }

    /// A quarter of all units is within the cap.
    @Test
    void whoHoldsMoreThanTheCapIsTakenWithAWarning() {
        String three =
                IntStream.rangeClosed(2, 4)
                        .mapToObj(RegisterImportTest::line)
                        .collect(Collectors.joining("\n"));
        String beyond = csv("1,佐藤恵,横浜市1,2023-04-01,,,10,500000", three);

        dryRun(csv("1,佐藤恵,横浜市1,2023-04-01,,,1,50000", three))
                .then()
                .body("ok", equalTo(true))
                .body("warnings", empty());
        dryRun(beyond)
                .then()
                .body("ok", equalTo(true))
                .body("problems", empty())
                .body("warnings.code", contains("unit-cap-exceeded"))
                .body("warnings.line", contains(2))
                .body("warnings.rule", contains("JP-021"))
                .body("warnings[0].figures.unitsAfter", equalTo(10))
                .body("warnings[0].figures.totalUnitsAfter", equalTo(13))
                .body("warnings[0].figures.members", equalTo(4));

        Response taken = take(beyond);
        taken.then()
                .statusCode(200)
                .body("warnings.code", contains("unit-cap-exceeded"))
                .body("warnings[0].figures.cap", equalTo("1/4"));
        take(beyond).then().statusCode(200).body("", equalTo(taken.path("")));
        coop.audit("/compliance?asOf=2023-04-01")
                .then()
                .statusCode(200)
                .body("capBreaches.units", contains(10))
                .body("capBreaches.totalUnits", contains(13));
    }

    /// JP-025: accepted by the day of the formation. Later joiners have one unit fully paid.
    @Test
    void aFounderIsInWithAQuarterOfEachUnitAndALaterJoinerIsNot() {
        String founder = csv("1,佐藤恵,横浜市1,2023-04-01,2023-03-01,2023-03-20,2,25000");

        assertThat(codes(csv("1,佐藤恵,横浜市1,2023-04-01,2023-03-01,2023-04-01,2,24999")))
                .containsExactly("first-instalment-too-small");
        assertThat(codes(csv("1,佐藤恵,横浜市1,2023-04-02,,,1,12500")))
                .containsExactly("no-unit-paid-up");
        assertThat(codes(csv("1,佐藤恵,横浜市1,2023-04-01,,,1,12500"))).isEmpty();
        dryRun(csv("1,佐藤恵,横浜市1,2023-04-01,2023-03-01,2023-04-01,2,24999"))
                .then()
                .body("problems.rule", contains("JP-025"))
                .body("problems.pointer", contains("/paidIn"))
                .body("problems[0].figures.least.amount", equalTo("25000"));
        take(founder).then().statusCode(200).body("paidIn.amount", equalTo("25000"));

        coop.audit("/register?asOf=2023-04-01")
                .then()
                .body("units", equalTo(2))
                .body("subscribed.amount", equalTo("100000"))
                .body("paidIn.amount", equalTo("25000"));
        String member = coop.audit("/register").path("items[0].memberId");
        coop.get("/members/" + member + "/arrears?on=2026-01-01")
                .then()
                .body("founder", equalTo(true))
                .body("uncalled.amount", equalTo("75000"))
                .body("arrears.amount", equalTo("0"));
        coop.verified();
    }

    private List<String> codes(String csv) {
        return dryRun(csv).path("problems.code");
    }

    /// JP-050: 90 days before the end of March.
    @Test
    void noticeWasGivenInTimeForTheDayOfLeaving() {
        dryRun(
                        former(
                                "1,佐藤恵,横浜市1,2023-04-01,1,50000,2024-03-31,WITHDRAWAL,2024-01-01,,",
                                "2,鈴木一郎,川崎市1,2023-04-01,1,50000,2024-03-31,WITHDRAWAL,2024-01-02,,",
                                "3,田中太郎,横浜市2,2023-04-01,1,50000,2025-03-31,WITHDRAWAL,2024-01-02,,",
                                "4,高橋実,横浜市3,2023-04-01,1,50000,2024-03-31,WITHDRAWAL,,,",
                                "5,伊藤学,横浜市4,2023-04-01,1,50000,2024-03-31,EXPULSION,2024-03-01,,"))
                .then()
                .body("problems.line", contains(3))
                .body("problems.code", contains("withdrawal-notice-too-late"))
                .body("problems.pointer", contains("/noticeOn"))
                .body("problems.rule", contains("JP-050"))
                .body("problems[0].figures.noticeOn", equalTo("2024-01-02"))
                .body("problems[0].figures.leftOn", equalTo("2024-03-31"))
                .body("problems[0].figures.effectiveOn", equalTo("2025-03-31"));
    }

    @Test
    void whatIsWrongOfTheWholeIsSaidInTheCallersLanguage() {
        String header = "name,address,admittedOn,units,paidIn\n";
        String line = "佐藤恵,横浜市1,2023-04-01,1,50000\n";

        whole("en", header, "")
                .body("problems.code", contains("register-empty"))
                .body("problems.detail", contains("There is no line in it."));
        whole("ja", header, "")
                .body("problems.code", contains("register-empty"))
                .body("problems.detail", contains("名簿に行がありません"));
        whole("en", header + line, "?members=2")
                .body("problems.code", contains("control-total-differs"))
                .body("problems.detail", contains("It should be 2 and is 1."));
        whole("ja", header + line, "?members=2")
                .body("problems.detail", contains("合計が指定された数と一致しません"));
        whole("ja", header + line, "?members=1").body("ok", equalTo(true));
    }

    private ValidatableResponse whole(String language, String csv, String totals) {
        return given().auth()
                .oauth2(coop.director())
                .header("Accept-Language", language)
                .contentType("text/csv; charset=utf-8")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .put(coop.path("/register-imports/" + Ids.next() + "/dry-run" + totals))
                .then()
                .statusCode(200);
    }

    @Test
    void nobodyIsBornAfterTodayOrAfterTheMembershipBegan() {
        Time.on("2026-11-30");
        String header = "name,address,birthDate,admittedOn,units,paidIn\n";

        for (String late : List.of("2026-12-01", "2026-11-30", "2023-04-02")) {
            dryRun(header + "佐藤恵,横浜市1," + late + ",2023-04-01,1,50000\n")
                    .then()
                    .body("problems.code", contains("date-too-late"))
                    .body("problems.pointer", contains("/birthDate"));
        }
        dryRun(header + "佐藤恵,横浜市1,2023-04-01,2023-04-01,1,50000\n")
                .then()
                .body("ok", equalTo(true));
    }

    /// JP-054: of 1,000,000 for 125 units 8,000 are each one's. Numbers 2 and 3 are refunded 25
    /// times that; of number 4 the register says it.
    @Test
    void theSharesOfAnOpenYearsLeaversAreValuedAtItsEndAndAllOfThemCount() {
        Time.on("2026-04-20");
        take(former(
                        "1,佐藤恵,横浜市1,2023-04-01,25,1250000,,,,,",
                        "2,鈴木一郎,川崎市1,2023-04-01,25,1250000,2026-03-31,WITHDRAWAL,2025-12-01,,",
                        "3,田中太郎,横浜市2,2023-04-01,25,1250000,2025-12-10,DEATH,,,",
                        "4,高橋実,横浜市3,2023-04-01,25,1250000,2026-03-31,EXPULSION,,200000,2026-04-10",
                        "5,伊藤学,横浜市4,2023-04-01,25,1250000,2026-03-31,WITHDRAWAL,2025-12-01,200000,2026-04-10"))
                .then()
                .statusCode(200)
                .body("former", equalTo(4))
                .body("warnings", empty());
        List<String> ids = coop.audit("/register?asOf=2023-04-01").path("items.memberId");
        coop.audit("/register?asOf=2026-04-01").then().body("items.memberNumber", contains(1));

        coop.closeYear("2026-03-31", 1_000_000)
                .then()
                .statusCode(201)
                .body("units", equalTo(125))
                .body("leavers", equalTo(2))
                .body("refunds.amount", equalTo("400000"));

        coop.get("/members/" + ids.get(1)).then().body("state", equalTo("LEFT"));
        for (String leaver : ids.subList(1, 3)) {
            coop.get("/members/" + leaver + "/refund-claims")
                    .then()
                    .body("items.amount.amount", contains("200000"));
        }
        coop.verified();
    }

    /// JP-054: the year to 2026-03-31 may be closed until the next one is over.
    @Test
    void whatIsSaidOfAShareIsTheRegistersAndOfAnOpenYearNothingNeedBe() {
        String silent = former("1,佐藤恵,横浜市1,2023-04-01,1,50000,2025-12-10,DEATH,,,");
        String refunded = former("1,佐藤恵,横浜市1,2023-04-01,1,50000,2025-12-10,DEATH,,50000,");
        String early = former("1,佐藤恵,横浜市1,2023-04-01,1,50000,2025-12-10,DEATH,,9,2026-03-30");

        Time.on("2026-03-30");
        assertThat(codes(silent)).isEmpty();
        assertThat(codes(refunded)).containsExactly("share-not-yet-valued");
        assertThat(codes(early)).containsExactly("share-not-yet-valued");
        Time.on("2026-03-31");
        assertThat(codes(refunded)).isEmpty();
        assertThat(warnings(refunded)).isEmpty();
        assertThat(codes(early)).isEmpty();
        assertThat(warnings(early)).containsExactly("share-not-yet-valued /refundedOn");
        Time.on("2027-03-31");
        assertThat(warnings(silent)).isEmpty();
        Time.on("2027-04-01");
        assertThat(codes(silent)).isEmpty();
        assertThat(warnings(silent)).containsExactly("refund-not-stated /refunded");
        dryRun(silent)
                .then()
                .body("warnings[0].rule", equalTo("JP-054"))
                .body("warnings[0].figures.paidIn.amount", equalTo("50000"));
    }

    /// JP-003: the last day of a membership included.
    @Test
    void whoeverLeftAndJoinedAgainIsOnePerson() {
        UUID person = Ids.next();
        String header =
                "memberNumber,personId,name,address,admittedOn,units,paidIn,leftOn,leftCause,refunded\n";
        String first = "1," + person + ",佐藤恵,横浜市1,2023-04-01,1,50000,2024-03-31,%s,50000\n";
        String again = "2," + person + ",佐藤恵,横浜市2,%s,1,50000,,,\n";

        assertThat(codes(header + first.formatted("WITHDRAWAL") + again.formatted("2024-03-31")))
                .containsExactly("memberships-overlap");
        assertThat(codes(header + first.formatted("DEATH") + again.formatted("2024-04-01")))
                .containsExactly("person-died");
        take(header + first.formatted("WITHDRAWAL") + again.formatted("2024-04-01"))
                .then()
                .statusCode(200)
                .body("members", equalTo(1))
                .body("former", equalTo(1));

        coop.get("/persons/" + person)
                .then()
                .body("memberships.state", containsInAnyOrder("LEFT", "MEMBER"))
                .body("data.person.address", equalTo("横浜市2"));
        coop.audit("/register?asOf=2024-03-31").then().body("items.memberNumber", contains(1));
        coop.audit("/register?asOf=2024-04-01").then().body("items.memberNumber", contains(2));
        coop.verified();
    }

    @Test
    void linesThatMayBeAboutOnePersonAreTold() {
        String header = "name,address,birthDate,admittedOn,units,paidIn\n";
        String line = "佐藤　恵,横浜市1,1990-01-01,2023-04-01,1,50000\n";

        assertThat(warnings(header + line + "佐藤恵,横浜市1,,2023-04-01,1,50000\n"))
                .containsExactly("possible-duplicate /name");
        assertThat(warnings(header + line + "佐藤恵,横浜市2,1990-01-01,2023-04-01,1,50000\n"))
                .containsExactly("possible-duplicate /name");
        assertThat(warnings(header + line + "佐藤恵,横浜市1,1990-01-02,2023-04-01,1,50000\n")).isEmpty();
        assertThat(warnings(header + line + "佐藤恵,横浜市2,,2023-04-01,1,50000\n")).isEmpty();
        assertThat(
                        warnings(
                                header
                                        + "渡邊惠,横浜市一丁目二番,,2023-04-01,1,50000\n"
                                        + "渡辺恵,横浜市1の2,,2023-04-01,1,50000\n"
                                        + "渡辺恵,横浜市1の3,,2023-04-01,1,50000\n"))
                .containsExactly("possible-duplicate /name");
    }

    @Test
    void aContactHasTheFormOfWhatItIsSaidToBe() {
        String header = "name,address,admittedOn,units,paidIn,email,phone\n";
        String line = "佐藤恵,横浜市%d,2023-04-01,1,50000,%s,%s\n";

        assertThat(codes(header + line.formatted(1, "megumi@coop.example", "045-123-4567")))
                .isEmpty();
        Response report = dryRun(header + line.formatted(1, "x", "") + line.formatted(2, "", "x"));

        report.then()
                .body("problems.line", contains(2, 3))
                .body("problems.code", contains("contact-malformed", "contact-malformed"))
                .body("problems.pointer", contains("/email", "/phone"));
    }

    @Test
    void aPossibleDuplicateIsToldInTheCallersLanguageWithTheOtherLine() {
        String header = "name,address,admittedOn,units,paidIn\n";
        String line = "佐藤恵,横浜市1,2023-04-01,1,50000\n";

        whole("ja", header + line + line, "")
                .body("warnings.detail", contains("2 行目と同じ人物である可能性があります。"));
        whole("en", header + line + line, "")
                .body("warnings.detail", contains("Line 2 may be about the same person."));
    }

    /// The years up to 2026-03-31 are closed.
    @Test
    void whatIsWrongOfALineIsSaidInTheCallersLanguageWithItsFigures() {
        coop.closeYear("2026-03-31", 0).then().statusCode(201);
        String csv =
                """
                memberNumber,name,address,birthDate,admittedOn,units,paidIn
                1,佐藤恵,横浜市1,2026-04-03,2026-04-02,1,50000
                1,鈴木一郎,川崎市1,,2026-04-02,1,50000
                9,田中太郎,横浜市2,,2026-04-02,1,50000
                4,高橋実,横浜市3,,2023-03-31,1,50000
                """;

        whole("ja", csv, "")
                .body(
                        "problems.detail",
                        contains(
                                "2026-04-03 は 2026-04-02 より後です。",
                                "2 行目にも番号 1 があります。",
                                "これらの行の番号は 1 から 4 までで、欠けることができません。",
                                "2023-03-31 は 2023-04-01 より前です。",
                                "2026-03-31 までは締め切られています。"));
        whole("en", csv, "")
                .body(
                        "problems.detail",
                        contains(
                                "2026-04-03 lies after 2026-04-02.",
                                "Line 2 has the number 1 too.",
                                "The numbers of these lines run from 1 to 4 without a gap.",
                                "2023-03-31 lies before 2023-04-01.",
                                "Everything up to 2026-03-31 is closed."));
    }

    private List<String> warnings(String csv) {
        return dryRun(csv).path("warnings.collect { it.code + ' ' + it.pointer }");
    }

    private Response dryRun(String csv) {
        return RegisterImportTest.send(coop, id, "/dry-run", csv, "text/csv", "");
    }

    private Response take(String csv) {
        return RegisterImportTest.send(coop, id, "", csv, "text/csv", "");
    }
}
