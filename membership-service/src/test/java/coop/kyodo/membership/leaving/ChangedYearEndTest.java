package coop.kyodo.membership.leaving;

import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The fiscal year ended in March; by the articles of 2026-01-01 it ends in December. The year from
/// 2025-04-01 ends on 2026-03-31 as before, and one of nine months leads over to the new end.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ChangedYearEndTest {

    private Coop coop;
    private UUID leaver;

    @BeforeEach
    void aCoopThatMovedTheEndOfItsYear() {
        Time.from("2027-01-05");
        coop = Coop.withMembers(5, 2);
        leaver = coop.member(2);
        Map<String, Object> articles = Coop.articles();
        articles.put("fiscalYearEnd", "12-31");
        coop.changeArticles("2026-01-01", articles).then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-31, 2026-03-31, 2025-12-31, 2026-03-31",
        "2026-01-01, 2026-03-31, 2025-12-31, 2026-12-31",
        "2026-10-02, 2026-12-31, 2026-10-02, 2026-12-31",
        "2026-10-03, 2026-12-31, 2026-10-02, 2027-12-31"
    })
    void aNoticeTakesEffectAtAYearsEndThatComes(
            String noticeOn, String fiscalYearEnd, String lastDayInTime, String effectiveOn) {
        coop.giveNotice(leaver, noticeOn)
                .then()
                .statusCode(200)
                .body("fiscalYearEnd", equalTo(fiscalYearEnd))
                .body("lastDayInTime", equalTo(lastDayInTime))
                .body("effectiveOn", equalTo(effectiveOn));
    }

    @Test
    void unitsAreGivenUpAtAYearsEndThatComes() {
        coop.post(
                        "/members/" + leaver + "/reductions",
                        Map.of("units", 1, "noticeOn", "2025-10-01"))
                .then()
                .statusCode(201)
                .body("effectiveOn", equalTo("2026-03-31"));
    }

    @Test
    void bothYearsAreClosedAndAllWhoLeftInThemAreSettled() {
        UUID dead = coop.member(2);
        coop.giveNotice(leaver, "2025-10-01").then().statusCode(200);
        coop.ended(dead, "DEATH", "2025-11-01")
                .then()
                .statusCode(200)
                .body("valuedOn", equalTo("2026-03-31"));

        coop.closeYear("2025-12-31", 1_000_000)
                .then()
                .statusCode(400)
                .body("code", equalTo("not-a-fiscal-year-end"))
                .body("detail", equalTo("This fiscal year ends on 2026-03-31."));
        coop.closeYear("2026-03-31", 1_000_000)
                .then()
                .statusCode(201)
                .body("units", equalTo(14))
                .body("leavers", equalTo(2));
        coop.closeYear("2026-12-31", 1_000_000)
                .then()
                .statusCode(201)
                .body("units", equalTo(10))
                .body("leavers", equalTo(0));

        coop.get("/members/" + leaver).then().body("leftOn", equalTo("2026-03-31"));
        coop.get("/business-reports/2026-12-31").then().body("from", equalTo("2026-04-01"));
        coop.get("/business-reports/2025-12-31")
                .then()
                .statusCode(400)
                .body("code", equalTo("not-a-fiscal-year-end"));
        coop.verified();
    }
}
