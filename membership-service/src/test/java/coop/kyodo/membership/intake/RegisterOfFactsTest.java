package coop.kyodo.membership.intake;

import static coop.kyodo.membership.intake.RegisterImportTest.csv;
import static coop.kyodo.membership.intake.RegisterImportTest.former;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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
    void nobodyIsBornAfterToday() {
        Time.on("2026-11-30");
        String header = "name,address,birthDate,admittedOn,units,paidIn\n";

        dryRun(header + "佐藤恵,横浜市1,2026-12-01,2023-04-01,1,50000\n")
                .then()
                .body("problems.code", contains("date-too-late"))
                .body("problems.pointer", contains("/birthDate"));
        dryRun(header + "佐藤恵,横浜市1,2026-11-30,2023-04-01,1,50000\n")
                .then()
                .body("ok", equalTo(true));
    }

    private Response dryRun(String csv) {
        return RegisterImportTest.send(coop, id, "/dry-run", csv, "text/csv", "");
    }

    private Response take(String csv) {
        return RegisterImportTest.send(coop, id, "", csv, "text/csv", "");
    }
}
