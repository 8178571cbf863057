package coop.kyodo.membership.refund;

import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A leaver who worked on under a contract and died on a day after the membership.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class LaterDeathTest {

    private Time time;
    private Coop coop;
    private UUID leaver;

    @BeforeEach
    void aLeaverWorksOn() {
        time = Time.on("2026-06-10");
        coop = Coop.registered();
        leaver = coop.member(1);
        UUID member = coop.member(1);
        UUID site = coop.site();
        coop.post(
                        "/members/" + leaver + "/labour-terms",
                        Map.of("kind", "CONTRACT", "from", "2025-04-10"))
                .then()
                .statusCode(201);
        coop.ended(leaver, "LOSS_OF_QUALIFICATION", "2025-12-10").then().statusCode(200);
        for (UUID worker : List.of(leaver, member)) {
            coop.post(
                            "/work-entries",
                            Map.of(
                                    "memberId",
                                    worker,
                                    "siteId",
                                    site,
                                    "month",
                                    "2026-02",
                                    "minutes",
                                    600,
                                    "days",
                                    2))
                    .then()
                    .statusCode(201);
        }
    }

    @ParameterizedTest
    @CsvSource({"2025-12-09, 400", "2025-12-10, 201"})
    void nobodyDiedBeforeTheLastDayOfTheMembership(String diedOn, int status) {
        died(diedOn).statusCode(status);
    }

    /// Whoever worked in February counts among the workers until the end of April.
    @Test
    void whoeverDiedCountsAmongTheWorkersUpToThatDay() {
        workers("2026-03-31", 2);
        Instant before = time.instant().plusSeconds(1);
        time.pass(Duration.ofMinutes(1));
        died("2026-03-30").statusCode(201);

        workers("2026-03-30", 2);
        workers("2026-03-31", 1);
        workers("2026-03-31&knownAt=" + before, 2);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-31, 0", "2026-04-01, 1"})
    void whoeverDiedInTheYearIsNoEmployeeAtItsEnd(String diedOn, int employees) {
        employees("", 1);
        Instant before = time.instant().plusSeconds(1);
        time.pass(Duration.ofMinutes(1));
        died(diedOn).statusCode(201);

        employees("", employees);
        employees("?knownAt=" + before, 1);
    }

    private ValidatableResponse died(String on) {
        return coop.post(
                        "/members/" + leaver + "/heirs",
                        Map.of(
                                "heirs",
                                List.of(
                                        Map.of(
                                                "id",
                                                Ids.next(),
                                                "name",
                                                "山田",
                                                "address",
                                                "横浜市",
                                                "share",
                                                "1/1")),
                                "diedOn",
                                on))
                .then();
    }

    private void workers(String asOf, int workers) {
        coop.audit("/compliance?asOf=" + asOf)
                .then()
                .statusCode(200)
                .body("checks.find { it.rule == 'JP-011' }.denominator", equalTo(workers));
    }

    private void employees(String known, int employees) {
        coop.get("/business-reports/2026-03-31" + known)
                .then()
                .statusCode(200)
                .body("staff.atEnd.employees", equalTo(employees));
    }
}
