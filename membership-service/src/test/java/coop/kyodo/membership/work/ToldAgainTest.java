package coop.kyodo.membership.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A closed month is told again when it is learnt afterwards who was a member in it: work is a
/// member's whichever of the two was recorded first.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ToldAgainTest {

    private Coop coop;
    private UUID member;
    private UUID site;

    @BeforeEach
    void membersAtASite() {
        coop = Coop.withMembers(4, 1);
        member = coop.member(1);
        site = coop.site();
    }

    @Test
    void workOfWhoeverPaidBeforeTheMonthEndedIsAMembersThoughThePaymentIsRecordedLater() {
        UUID applicant = coop.accepted(1);
        work(applicant, Map.of("date", "2025-04-29"), 60);
        UUID entry = work(applicant, Map.of("date", "2025-05-02"), 600);
        close("2025-04");
        close("2025-05");
        assertThat(told("2025-05")).containsExactly(others(1, applicant, 600));

        coop.pay(applicant, Coop.UNIT, "2025-05-31").then().statusCode(201);

        assertThat(told("2025-05"))
                .containsExactly(others(1, applicant, 600), members(2, applicant, 600));
        assertThat(told("2025-04")).containsExactly(others(1, applicant, 60));

        correct(entry, 0);
        close("2025-06");
        assertThat(told("2025-06")).containsExactly(members(1, applicant, -600));
        coop.verified();
    }

    @Test
    void workAfterAnEndThatIsLearntLateIsNoMembersAndIsOneAgainWhenTheEndIsTakenBack() {
        work(member, Map.of("date", "2025-05-10"), 60);
        UUID entry = work(member, Map.of("date", "2025-05-11"), 600);
        work(member, Map.of("month", "2025-06"), 300);
        close("2025-05");
        close("2025-06");

        coop.ended(member, "LOSS_OF_QUALIFICATION", "2025-05-10").then().statusCode(200);

        assertThat(told("2025-05"))
                .containsExactly(
                        members(1, member, 660), members(2, member, 60), others(2, member, 600));
        assertThat(told("2025-06"))
                .containsExactly(members(1, member, 300), others(2, member, 300));

        correct(entry, 500);
        close("2025-07");
        assertThat(told("2025-07")).containsExactly(others(1, member, -100));
        coop.post(
                        "/members/" + member + "/statutory-withdrawal/reversals",
                        Map.of(
                                "reversedOn", "2025-08-08",
                                "reason", "資格を失っていない",
                                "document", "理事会議事録"))
                .then()
                .statusCode(201);

        assertThat(told("2025-05")).last().isEqualTo(members(3, member, 660));
        assertThat(told("2025-07")).last().isEqualTo(members(2, member, -100));
        coop.verified();
    }

    @Test
    void workUpToTheLastDayStaysTheMembers() {
        work(member, Map.of("date", "2025-05-11"), 600);
        close("2025-05");

        coop.ended(member, "DEATH", "2025-05-11").then().statusCode(200);
        close("2025-06");

        assertThat(told("2025-06")).isEmpty();
        assertThat(told("2025-05")).containsExactly(members(1, member, 600));
    }

    @Test
    void workAfterTheYearsEndOfANoticeThatIsRecordedLateIsNoMembersEither() {
        work(member, Map.of("date", "2026-04-01"), 600);
        close("2026-04");

        coop.giveNotice(member, "2025-12-31").then().statusCode(200);

        assertThat(told("2026-04"))
                .containsExactly(members(1, member, 600), others(2, member, 600));

        coop.post(
                        "/members/" + member + "/withdrawal/cancellation",
                        Map.of("cancelledOn", "2026-03-31"))
                .then()
                .statusCode(200);

        assertThat(told("2026-04")).last().isEqualTo(members(3, member, 600));
        coop.verified();
    }

    private UUID work(UUID person, Map<String, String> when, int minutes) {
        UUID entry = Ids.next();
        Map<String, Object> done = new HashMap<>(when);
        done.putAll(
                Map.of(
                        "id",
                        entry,
                        "memberId",
                        person,
                        "siteId",
                        site,
                        "minutes",
                        minutes,
                        "days",
                        1));
        coop.post("/work-entries", done).then().statusCode(201);
        return entry;
    }

    private void correct(UUID entry, int minutes) {
        String period = minutes == 0 ? "2025-06" : "2025-07";
        coop.post(
                        "/work-entries/" + entry + "/corrections",
                        Map.of(
                                "period",
                                period,
                                "minutes",
                                minutes,
                                "days",
                                minutes == 0 ? 0 : 1,
                                "reason",
                                "打刻の誤り"))
                .then()
                .statusCode(201);
    }

    private void close(String month) {
        coop.post("/work-periods/" + month + "/closing", Map.of("closedOn", "2026-05-08"))
                .then()
                .statusCode(200);
    }

    private static Tuple members(int closing, UUID person, int minutes) {
        return tuple(closing, "totals", person.toString(), minutes);
    }

    private static Tuple others(int closing, UUID person, int minutes) {
        return tuple(closing, "others", person.toString(), minutes);
    }

    /// What was told of a month so far.
    private List<Tuple> told(String month) {
        List<Tuple> figures = new ArrayList<>();
        for (JsonNode event : Told.of(coop, "work-period-closed")) {
            if (event.at("/data/period").asText().equals(month)) {
                for (String of : List.of("totals", "others")) {
                    for (JsonNode total : event.at("/data/" + of)) {
                        figures.add(
                                tuple(
                                        event.at("/data/closing").asInt(),
                                        of,
                                        total.path("memberId").asText(),
                                        total.path("minutes").asInt()));
                    }
                }
            }
        }
        return figures;
    }
}
