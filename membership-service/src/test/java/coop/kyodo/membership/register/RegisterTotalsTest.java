package coop.kyodo.membership.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The totals of a register are the same whether they are read from what is kept of each member or
/// from the ledger.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class RegisterTotalsTest {

    private static final List<String> TOTALS =
            List.of("members", "units", "subscribed", "paidIn", "membersHash");

    private Coop coop;

    /// Capital moves on 2025-04-10, 2025-07-01, 2025-08-01, 2025-11-30 and 2026-03-31.
    @BeforeEach
    void aCoopWhoseCapitalMoved() {
        coop = Coop.withMembers(4, 4);
        UUID founder = coop.founder(2);
        coop.pay(founder, 90_000, "2025-04-10").then().statusCode(201);
        UUID more = coop.member(1);
        coop.subscribe(more, 1).then().statusCode(201);
        coop.pay(more, 20_000, "2025-08-01").then().statusCode(201);
        coop.accepted(3);
        UUID dead = coop.member(2);
        coop.ended(dead, "DEATH", "2025-11-30").then().statusCode(200);
        UUID leaver = coop.member(2);
        coop.giveNotice(leaver, "2025-12-31").then().statusCode(200);
        UUID fewer = coop.member(4);
        coop.post("/members/" + fewer + "/reductions", Map.of("units", 2, "noticeOn", "2025-12-01"))
                .then()
                .statusCode(201);
        coop.closeYear("2026-03-31", 700_000).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-04-09",
                "2025-04-10",
                "2025-06-30",
                "2025-07-01",
                "2025-08-01",
                "2025-11-30",
                "2025-12-01",
                "2026-03-30",
                "2026-03-31",
                "2026-04-01",
                "2030-01-01"
            })
    void bothWaysAgreeOnEveryDay(String day) {
        Map<String, Object> kept = coop.get("/register?asOf=" + day).path("$");
        Map<String, Object> booked =
                coop.get("/register?asOf=" + day + "&knownAt=9000-01-01T00:00:00Z").path("$");

        assertThat(kept).containsKeys(TOTALS.toArray(String[]::new));
        for (String total : TOTALS) {
            assertThat(kept.get(total)).as(total).isEqualTo(booked.get(total));
        }
    }

    @Test
    void everyPageHasTheTotalsOfTheWhole() {
        String next =
                coop.get("/register?asOf=2026-04-01&limit=5")
                        .then()
                        .statusCode(200)
                        .body("members", equalTo(7))
                        .body("units", equalTo(22))
                        .body("subscribed.amount", equalTo("1100000"))
                        .body("paidIn.amount", equalTo("1060000"))
                        .extract()
                        .path("next");
        coop.get("/register?asOf=2026-04-01&limit=5&cursor=" + next)
                .then()
                .body("items", hasSize(2))
                .body("members", equalTo(7))
                .body("units", equalTo(22))
                .body("paidIn.amount", equalTo("1060000"));
    }
}
