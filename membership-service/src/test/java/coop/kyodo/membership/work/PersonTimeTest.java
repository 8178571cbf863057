package coop.kyodo.membership.work;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A member who works at two sites. An import takes each line by itself, so it can fill a day with
/// more than there is.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class PersonTimeTest {

    private static final String DAY = "2025-06-02";
    private static final String MONTH = "2025-06";

    private Coop coop;
    private UUID member;
    private UUID kitchen;
    private UUID garden;

    @BeforeEach
    void aMemberAtTwoSites() {
        coop = Coop.registered();
        member = coop.member(1);
        kitchen = coop.site();
        garden = coop.site();
    }

    @Test
    void aDayHasRoomForAsManyMinutesAsAreLeftOfItAtAnySite() {
        record(kitchen, "date", DAY, 960, 1).then().statusCode(201);

        exceeds(record(garden, "date", DAY, 481, 0))
                .body(
                        "detail",
                        equalTo(
                                "2025-06-02: 1441 of 1440 minutes and 1 of 1 days, of them 960 and"
                                        + " 1 on record."));
        record(garden, "date", DAY, 480, 0).then().statusCode(201);
        exceeds(record(garden, "date", DAY, 1, 0));
        record(garden, "date", "2025-06-03", 1_440, 1).then().statusCode(201);
        close().then().statusCode(200).body("minutes", equalTo(2_880));
    }

    @Test
    void aDateIsOneDayAtAllSitesTogether() {
        record(kitchen, "date", DAY, 240, 1).then().statusCode(201);

        exceeds(record(garden, "date", DAY, 240, 1));
        record(garden, "date", DAY, 240, 0).then().statusCode(201);
    }

    @Test
    void aMonthHasRoomForAsMuchAsItsDaysAndItsEntriesLeave() {
        record(kitchen, "month", MONTH, 43_200 - 480 - 60, 28).then().statusCode(201);
        record(kitchen, "date", DAY, 480, 1).then().statusCode(201);

        exceeds(record(garden, "month", MONTH, 61, 1))
                .body("detail", containsString("2025-06: 43201 of 43200 minutes and 30 of 30"));
        record(garden, "month", MONTH, 60, 1).then().statusCode(201);
        exceeds(record(garden, "date", "2025-06-03", 1, 0));
        exceeds(record(garden, "date", "2025-06-03", 0, 1));
        close().then().statusCode(200).body("days", equalTo(30));
    }

    @Test
    void anothersDayIsTheirOwn() {
        record(kitchen, "date", DAY, 1_440, 1).then().statusCode(201);
        member = coop.member(1);

        record(kitchen, "date", DAY, 1_440, 1).then().statusCode(201);
        close().then().statusCode(200);
    }

    @Test
    void aMonthStaysOpenUntilWhatExceedsADayIsCorrected() {
        UUID first = Ids.next();
        imported(line(first, kitchen, DAY, 960, 1), line(garden, DAY, 481, 0));

        close().then()
                .statusCode(409)
                .body("code", equalTo("time-exceeded"))
                .body(
                        "detail",
                        equalTo(member + ", 2025-06-02: 1441 of 1440 minutes and 1 of 1 days."));
        correct(first, MONTH, 959, 1).then().statusCode(201);
        close().then().statusCode(200).body("minutes", equalTo(1_440));
    }

    @Test
    void whatALaterMonthCorrectsCountsForTheDayItself() {
        UUID first = Ids.next();
        imported(line(first, kitchen, DAY, 960, 1), line(garden, DAY, 960, 0));
        correct(first, "2025-07", 480, 1).then().statusCode(201);

        close().then().statusCode(200).body("minutes", equalTo(1_920));
        exceeds(correct(first, "2025-07", 481, 1));
        correct(first, "2025-07", 479, 1).then().statusCode(201);
    }

    @Test
    void aCorrectionThatTakesAwayIsTakenAlthoughTooMuchIsLeft() {
        UUID first = Ids.next();
        imported(
                line(first, kitchen, DAY, 1_440, 1),
                line(garden, DAY, 1_440, 0),
                line(garden, DAY, 1_440, 0));

        correct(first, MONTH, 1_000, 1).then().statusCode(201);
        correct(first, MONTH, 1_001, 1).then().statusCode(409);
        close().then().statusCode(409).body("detail", containsString("3880 of 1440 minutes"));
    }

    @Test
    void aMonthStaysOpenWhenItsDaysAndItsEntriesExceedItTogether() {
        UUID whole = Ids.next();
        imported(line(whole, kitchen, MONTH, 43_200, 29), line(garden, DAY, 1, 1));

        close().then()
                .statusCode(409)
                .body(
                        "detail",
                        equalTo(member + ", 2025-06: 43201 of 43200 minutes and 30 of 30 days."));
        correct(whole, MONTH, 43_199, 30).then().statusCode(409);
        correct(whole, MONTH, 43_199, 29).then().statusCode(201);
        close().then().statusCode(200).body("minutes", equalTo(43_200)).body("days", equalTo(30));
    }

    @Test
    void twoEntriesOfADayEachKeepAMonthOpen() {
        imported(line(kitchen, DAY, 60, 1), line(garden, DAY, 60, 1));

        close().then().statusCode(409).body("detail", containsString("2 of 1 days"));
    }

    @Test
    void aWorkersDayIsNoLongerThanAMembers() {
        UUID worker = Ids.next();
        coop.post(
                        "/workers",
                        Map.of(
                                "id", worker,
                                "siteId", kitchen,
                                "kind", "EMPLOYEE",
                                "reference", "P-017",
                                "from", "2025-06-01"))
                .then()
                .statusCode(201);
        member = worker;
        imported(line(kitchen, DAY, 1_440, 1), line(garden, DAY, 1, 0));

        close().then().statusCode(409).body("detail", containsString(worker.toString()));
    }

    @Test
    void aRefusalNamesTenAndCountsTheOthers() {
        imported(
                IntStream.rangeClosed(1, 12)
                        .mapToObj("2025-06-%02d"::formatted)
                        .flatMap(day ->
                                Stream.of(line(kitchen, day, 1_440, 0), line(garden, day, 1, 0)))
                        .toArray(String[]::new));

        close().then()
                .statusCode(409)
                .body(
                        "detail",
                        allOf(
                                containsString("2025-06-10: 1441"),
                                not(containsString("2025-06-11")),
                                endsWith("; and 2 more.")));
    }

    private static ValidatableResponse exceeds(Response answer) {
        return answer.then().statusCode(409).body("code", equalTo("time-exceeded"));
    }

    private Response record(UUID site, String when, String value, int minutes, int days) {
        return coop.post(
                "/work-entries",
                new HashMap<>(
                        Map.of(
                                "memberId",
                                member,
                                "siteId",
                                site,
                                when,
                                value,
                                "minutes",
                                minutes,
                                "days",
                                days)));
    }

    private String line(UUID site, String date, int minutes, int days) {
        return line(Ids.next(), site, date, minutes, days);
    }

    /// @param when a date or a month
    private String line(UUID id, UUID site, String when, int minutes, int days) {
        String columns = when.equals(MONTH) ? "," + when : when + ",";
        return "%s,%s,%s,%s,%d,%d".formatted(id, member, site, columns, minutes, days);
    }

    private void imported(String... lines) {
        given().auth()
                .oauth2(coop.director())
                .contentType("text/csv; charset=UTF-8")
                .body("id,memberId,siteId,date,month,minutes,days\n" + String.join("\n", lines))
                .put(coop.path("/work-imports/" + Ids.next()))
                .then()
                .statusCode(200)
                .body("taken", equalTo(lines.length));
    }

    private Response correct(UUID entry, String period, int minutes, int days) {
        return coop.post(
                "/work-entries/" + entry + "/corrections",
                Map.of("period", period, "minutes", minutes, "days", days, "reason", "二重の記録"));
    }

    private Response close() {
        return coop.post("/work-periods/" + MONTH + "/closing", Map.of("closedOn", "2025-07-08"));
    }
}
