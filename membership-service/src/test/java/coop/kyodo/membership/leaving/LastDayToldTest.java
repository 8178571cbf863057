package coop.kyodo.membership.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/// What others are told of the first day that is without the capital: whoever leaves is on the
/// register to the end of the last day.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class LastDayToldTest {

    @Test
    void theCapitalOfWhoeverGaveNoticeCountsToTheYearsEnd() {
        Coop coop = Coop.withMembers(4, 2);
        coop.giveNotice(coop.member(2), "2025-12-01").then().statusCode(200);
        coop.closeYear("2026-03-31", 700_000).then().statusCode(201);

        assertThat(told(coop, "capital-reduced")).isEqualTo(tuple("2026-03-31", "2026-04-01"));
        registered(coop, "2026-03-31", 10);
        registered(coop, "2026-04-01", 8);
    }

    @Test
    void soDoesTheCapitalOfWhoeverDiesAndThatItWasNoDeathCountsFromTheSameDay() {
        Coop coop = Coop.withMembers(4, 2);
        UUID member = coop.member(2);
        coop.ended(member, "DEATH", "2025-12-10").then().statusCode(200);
        registered(coop, "2025-12-10", 10);
        registered(coop, "2025-12-11", 8);
        coop.post(
                        "/members/" + member + "/statutory-withdrawal/reversals",
                        Map.of(
                                "reversedOn", "2026-01-08",
                                "reason", "同姓同名の別人",
                                "document", "戸籍謄本"))
                .then()
                .statusCode(201);

        assertThat(told(coop, "capital-reduced")).isEqualTo(tuple("2025-12-10", "2025-12-11"));
        assertThat(told(coop, "capital-reduction-reversed"))
                .isEqualTo(tuple("2025-12-10", "2025-12-11"));
    }

    @Test
    void unitsThatAreGivenUpCountToTheYearsEnd() {
        Coop coop = Coop.withMembers(4, 4);
        UUID member = coop.member(4);
        coop.post(
                        "/members/" + member + "/reductions",
                        Map.of("units", 2, "noticeOn", "2025-12-01"))
                .then()
                .statusCode(201);
        coop.closeYear("2026-03-31", 800_000).then().statusCode(201);

        assertThat(told(coop, "capital-reduced")).isEqualTo(tuple("2026-03-31", "2026-04-01"));
        registered(coop, "2026-03-31", 20);
        registered(coop, "2026-04-01", 18);
    }

    @Test
    void unitsThatPassOnAreTheOthersOnTheDayItself() {
        Coop coop = Coop.under("GENERIC");
        UUID giver = coop.member(3);
        UUID taker = coop.member(1);
        coop.transfer(giver, taker, 2, "2025-09-01").then().statusCode(201);

        assertThat(told(coop, "capital-reduced")).isEqualTo(tuple("2025-09-01", "2025-09-01"));
        assertThat(told(coop, "capital-paid-in")).isEqualTo(tuple("2025-09-01", "2025-09-01"));
        coop.get("/register?asOf=2025-09-01")
                .then()
                .body("items.find { it.memberId == '" + giver + "' }.units", equalTo(1))
                .body("items.find { it.memberId == '" + taker + "' }.units", equalTo(3));
    }

    private static void registered(Coop coop, String day, int units) {
        coop.audit("/register?asOf=" + day).then().body("units", equalTo(units));
    }

    /// The days of the last event of this type.
    private static Tuple told(Coop coop, String name) {
        return Told.of(coop, name).stream()
                .map(event ->
                        tuple(
                                event.at("/data/effectiveOn").asText(),
                                event.at("/data/countsFrom").asText()))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
