package coop.kyodo.governance;

import static coop.kyodo.governance.GivenCooperative.resolution;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What the service learns from others, in whatever order and however often it is told.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class LearningTest {

    private static final String ADMITTED = "coop.kyodo.membership.member-admitted.v1";
    private static final String NOTICE = "coop.kyodo.membership.withdrawal-notice-changed.v1";
    private static final String LEFT = "coop.kyodo.membership.member-left.v1";
    private static final String REVERSED = "coop.kyodo.membership.member-leaving-reversed.v1";

    @Test
    void our_own_events_have_schemas_and_examples() {
        EventSchemas.of("governance-service").validateExamples();
    }

    @Test
    void an_event_delivered_twice_takes_effect_once() {
        GivenCooperative coop = GivenCooperative.with(1);
        UUID member = UUID.randomUUID();
        UUID event = UUID.randomUUID();
        coop.members.add(member);

        for (int times = 0; times < 2; times++) {
            Events.deliver(event, ADMITTED, member, 1, coop.id, coop.admission(member, 2));
        }

        UUID assembly = coop.convened(report());
        coop.fixRoll(assembly).then().statusCode(201).body("members", equalTo(2));
    }

    @Test
    void a_leaving_may_arrive_before_its_admission() {
        GivenCooperative coop = GivenCooperative.with(1);
        UUID member = UUID.randomUUID();
        Events.deliver(LEFT, member, 2, coop.id, coop.leaving(member, 2, "2025-05-31"));
        Events.deliver(ADMITTED, member, 1, coop.id, coop.admission(member, 2));
        UUID marker = UUID.randomUUID();
        coop.members.add(marker);
        Events.deliver(ADMITTED, member, 3, coop.id, coop.admission(member, 2));
        Events.deliver(ADMITTED, marker, 1, coop.id, coop.admission(marker, 3));

        coop.fixRoll(coop.convened(report()))
                .then()
                .statusCode(201)
                .body("members", equalTo(2), "membersHash", equalTo(coop.membersHash()));
    }

    @Test
    void a_leaving_that_was_taken_back_puts_the_member_back_on_the_roll_until_they_leave_again() {
        GivenCooperative coop = GivenCooperative.with(1);
        UUID back = UUID.randomUUID();
        UUID gone = UUID.randomUUID();
        for (UUID member : List.of(back, gone)) {
            int number = member.equals(back) ? 2 : 3;
            Events.deliver(ADMITTED, member, 1, coop.id, coop.admission(member, number));
            Events.deliver(REVERSED, member, 4, coop.id, coop.leavingReversed(member, number));
            Events.deliver(LEFT, member, 2, coop.id, coop.leaving(member, number, "2025-05-31"));
        }
        Events.deliver(LEFT, gone, 6, coop.id, coop.leaving(gone, 3, "2025-06-01"));
        UUID marker = UUID.randomUUID();
        coop.members.add(back);
        coop.members.add(marker);
        Events.deliver(ADMITTED, marker, 1, coop.id, coop.admission(marker, 4));

        coop.fixRoll(coop.convened(report()))
                .then()
                .statusCode(201)
                .body("members", equalTo(3), "membersHash", equalTo(coop.membersHash()));
    }

    @Test
    void who_gave_notice_is_off_the_roll_from_the_years_end_on_unless_the_notice_is_cancelled() {
        GivenCooperative coop = GivenCooperative.with(1);
        List<String> lastDays = List.of("2025-05-31", "2030-03-31", "2025-05-31");
        for (int number = 2; number <= 4; number++) {
            UUID member = UUID.randomUUID();
            Events.deliver(ADMITTED, member, 1, coop.id, coop.admission(member, number));
            String lastDay = lastDays.get(number - 2);
            if (number == 4) {
                Events.deliver(
                        NOTICE, member, 3, coop.id, coop.notice(member, 4, "CANCELLED", lastDay));
            }
            Events.deliver(
                    NOTICE, member, 2, coop.id, coop.notice(member, number, "GIVEN", lastDay));
            if (number > 2) {
                coop.members.add(member);
            }
        }
        UUID marker = UUID.randomUUID();
        coop.members.add(marker);
        Events.deliver(ADMITTED, marker, 1, coop.id, coop.admission(marker, 5));

        coop.fixRoll(coop.convened(report()))
                .then()
                .statusCode(201)
                .body("members", equalTo(4), "membersHash", equalTo(coop.membersHash()));
    }

    @Test
    void later_articles_govern_later_assemblies_whatever_the_order_of_arrival() {
        GivenCooperative coop = new GivenCooperative();
        Map<String, Object> first = coop.registration(Map.of(), Map.of());
        Map<String, Object> second =
                new java.util.HashMap<>(coop.registration(Map.of("noticeDays", 5), Map.of()));
        second.put("articlesVersion", 2);
        second.put("effectiveOn", "2025-06-01");
        Events.deliver("coop.kyodo.membership.articles-changed.v1", coop.id, 2, coop.id, second);
        Events.deliver(
                "coop.kyodo.membership.cooperative-registered.v1", coop.id, 1, coop.id, first);

        UUID assembly = coop.convened(report());

        coop.get("/assemblies/" + assembly).then().body("articlesVersion", equalTo(2));
        coop.post(
                        "/assemblies",
                        GivenCooperative.notice(GivenCooperative.SENT_ON.plusDays(5), report()))
                .then()
                .statusCode(201);
    }

    @Test
    void an_event_that_cannot_be_read_goes_to_the_dead_letters_and_blocks_nothing() {
        GivenCooperative coop = GivenCooperative.with(1);
        UUID member = UUID.randomUUID();
        Events.deliverUnchecked(
                UUID.randomUUID(), ADMITTED, member, 1, coop.id, Map.of("memberId", "nobody"));

        JsonPath letters =
                Events.eventually(
                        "a dead letter",
                        () -> operatorGets("/v1/dead-letters"),
                        found -> found.getList("items.tenantId").contains(coop.id.toString()));
        coop.convened(report());

        String letter =
                letters.getString("items.find { it.tenantId == '%s' }.id".formatted(coop.id));
        given().auth()
                .oauth2(Tokens.operator().bearer())
                .post("/v1/dead-letters/" + letter + "/replay")
                .then()
                .statusCode(409)
                .body("code", equalTo("dead-letter-fails-again"));
        coop.get("/verification").then().statusCode(200).body("ok", equalTo(false));
    }

    @Test
    void what_was_done_stands_in_the_audit_chain() {
        GivenCooperative coop = GivenCooperative.with(1);
        UUID item = UUID.randomUUID();
        UUID assembly = coop.withRoll(resolution(item, "ORDINARY_RESOLUTION", "BUDGET"));

        List<String> actions =
                coop.getAs(Tokens.of(coop.id).role("auditor").bearer(), "/audit-entries?limit=500")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList(
                                "items.findAll { it.entry.subject == '%s' }.entry.action"
                                        .formatted(assembly));

        assertThat(actions).containsExactly("assembly-convened", "roll-fixed");
        coop.provesItself();
    }

    private static JsonPath operatorGets(String path) {
        return given().auth()
                .oauth2(Tokens.operator().bearer())
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Map<String, Object> report() {
        return Map.of("title", "Report on members' opinions", "kind", "REPORT");
    }
}
