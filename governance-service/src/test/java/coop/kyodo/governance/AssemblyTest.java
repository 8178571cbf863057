package coop.kyodo.governance;

import static coop.kyodo.governance.GivenCooperative.election;
import static coop.kyodo.governance.GivenCooperative.notice;
import static coop.kyodo.governance.GivenCooperative.resolution;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// From the notice to the opening.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class AssemblyTest {

    private static final String HASH = "a".repeat(64);

    private final UUID item = UUID.randomUUID();

    // Convening

    @Test
    void ten_days_notice_convenes_and_nine_are_refused() {
        GivenCooperative coop = GivenCooperative.with(1);
        UUID assembly = coop.convened(budget());

        coop.get("/assemblies/" + assembly)
                .then()
                .statusCode(200)
                .body("state", equalTo("CONVENED"), "agenda.id", contains(item.toString()));
        coop.post("/assemblies", notice(GivenCooperative.SENT_ON.plusDays(1), report()))
                .then()
                .statusCode(422)
                .body("code", equalTo("notice-too-short"))
                .body("rule", equalTo("JP-132"))
                .body("source", equalTo("Workers Cooperatives Act, art. 61(1) and (3)"))
                .body("figures.noticeDays", equalTo(9))
                .body("figures.noticeDaysRequired", equalTo(10))
                .body("errors.pointer", hasItem("/notice/sentOn"));
    }

    /// The folder of profiles has one more country.
    @Test
    void another_country_is_one_more_file() {
        GivenCooperative coop = GivenCooperative.under("LAPUTA", 1);
        coop.convened(budget());

        coop.post("/assemblies", notice(GivenCooperative.SENT_ON.plusDays(1), report()))
                .then()
                .statusCode(422)
                .body("code", equalTo("notice-too-short"), "rule", equalTo("LAP-04"));
    }

    @Test
    void a_co_op_under_a_law_that_is_not_here_is_told_so() {
        GivenCooperative.under("NOWHERE", 1)
                .post("/assemblies", notice(budget()))
                .then()
                .statusCode(503)
                .body("code", equalTo("profile-missing"))
                .body("detail", containsString("NOWHERE"));
    }

    @Test
    void a_co_op_that_is_not_known_yet_is_asked_for_again() {
        GivenCooperative stranger = new GivenCooperative();

        stranger.post("/assemblies", notice(budget()))
                .then()
                .statusCode(409)
                .body("code", equalTo("cooperative-unknown"));
    }

    @Test
    void changing_the_articles_by_ordinary_resolution_is_refused() {
        GivenCooperative coop = GivenCooperative.with(1);
        coop.convened(report());

        coop.post("/assemblies", notice(resolution(item, "ORDINARY_RESOLUTION", "ARTICLES")))
                .then()
                .statusCode(422)
                .body("code", equalTo("special-resolution-needed"), "rule", equalTo("JP-137"));
    }

    @Test
    void a_surplus_plan_is_put_to_the_vote_as_it_was_submitted() {
        GivenCooperative coop = GivenCooperative.with(1);
        coop.convened(report());
        UUID plan = UUID.randomUUID();

        coop.post("/assemblies", notice(plan(plan, HASH)))
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-unknown"));
        submit(coop, plan, 1, HASH);
        Events.eventually(
                        "the plan is known",
                        () -> coop.post("/assemblies", notice(plan(plan, HASH))),
                        answer -> answer.statusCode() != 409)
                .then()
                .statusCode(201);
        coop.post("/assemblies", notice(plan(plan, "b".repeat(64))))
                .then()
                .statusCode(422)
                .body("code", equalTo("plan-hash-differs"), "rule", equalTo("JP-133"))
                .body("figures.submittedHash", equalTo(HASH));
    }

    @Test
    void an_election_of_more_than_the_articles_seats_is_refused() {
        GivenCooperative coop = GivenCooperative.with(1);
        coop.convened(report());

        coop.post(
                        "/assemblies",
                        notice(
                                Map.of(
                                        "title",
                                        "Directors",
                                        "kind",
                                        "ELECTION",
                                        "election",
                                        Map.of(
                                                "office",
                                                "DIRECTOR",
                                                "seats",
                                                4,
                                                "candidates",
                                                coop.members))))
                .then()
                .statusCode(422)
                .body("code", equalTo("too-many-seats"), "figures.seatsOfArticles", equalTo(3));
    }

    @Test
    void an_appointment_is_refused_where_the_articles_elect() {
        GivenCooperative coop = GivenCooperative.with(1);
        coop.convened(report());

        coop.post(
                        "/assemblies",
                        notice(
                                Map.of(
                                        "title",
                                        "Directors",
                                        "kind",
                                        "ORDINARY_RESOLUTION",
                                        "matter",
                                        Map.of("type", "OFFICERS"),
                                        "election",
                                        Map.of("office", "DIRECTOR", "candidates", coop.members))))
                .then()
                .statusCode(422)
                .body("code", equalTo("other-method-in-articles"), "rule", equalTo("JP-103"));
    }

    @Test
    void the_same_notice_sent_twice_convenes_once() {
        GivenCooperative coop = GivenCooperative.with(1);
        coop.convened(report());
        String clerk = Tokens.of(coop.id).role("clerk").bearer();
        Map<String, Object> notice = notice(budget());

        String first =
                coop.postAs(clerk, "once", "/assemblies", notice)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        coop.postAs(clerk, "once", "/assemblies", notice)
                .then()
                .statusCode(201)
                .body("id", equalTo(first));
        notice.put("place", "Elsewhere");
        coop.postAs(clerk, "once", "/assemblies", notice).then().statusCode(422);
        coop.get("/assemblies").then().body("items.size()", equalTo(2));
    }

    @Test
    void assemblies_are_listed_page_by_page() {
        GivenCooperative coop = GivenCooperative.with(1);
        UUID one = coop.convened(report());
        UUID two = coop.convened(budget());

        var first = coop.get("/assemblies?limit=1").then().statusCode(200).extract().jsonPath();
        var second =
                coop.get("/assemblies?limit=1&cursor=" + first.getString("next"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        assertThat(List.of(first.getString("items[0].id"), second.getString("items[0].id")))
                .containsExactlyInAnyOrder(one.toString(), two.toString());
        assertThat(second.getString("next")).isNull();
    }

    // The roll

    @Test
    void the_roll_waits_for_members_it_has_not_heard_of() {
        GivenCooperative coop = GivenCooperative.with(2);
        UUID assembly = coop.convened(budget());
        UUID late = UUID.randomUUID();
        coop.members.add(late);

        coop.post(
                        "/assemblies/" + assembly + "/roll",
                        Map.of("expectedMembersHash", coop.membersHash()))
                .then()
                .statusCode(409)
                .body("code", equalTo("roll-differs"));
        Events.deliver(
                "coop.kyodo.membership.member-admitted.v1",
                late,
                1,
                coop.id,
                coop.admission(late, 3));
        coop.fixRoll(assembly)
                .then()
                .statusCode(201)
                .body("members", equalTo(3), "membersHash", equalTo(coop.membersHash()));
        coop.get("/assemblies/" + assembly + "/roll/entries?limit=2")
                .then()
                .statusCode(200)
                .body("items.memberNumber", contains(1, 2), "next", notNullValue());
    }

    @Test
    void who_leaves_on_the_record_date_still_votes_and_who_left_before_does_not() {
        GivenCooperative coop = GivenCooperative.with(3);
        UUID assembly = coop.convened(budget());
        leave(coop, 2, "2025-06-09");
        leave(coop, 3, "2025-06-10");
        coop.members.remove(1);

        coop.fixRoll(assembly)
                .then()
                .statusCode(201)
                .body("members", equalTo(2), "membersHash", equalTo(coop.membersHash()));
    }

    @Test
    void a_roll_never_changes_not_even_by_hand() throws SQLException {
        GivenCooperative coop = GivenCooperative.with(1);
        UUID assembly = coop.withRoll(budget());

        coop.post("/assemblies/" + assembly + "/roll", Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("roll-fixed"));
        try (Connection owner = Db.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("select set_config('kyodo.tenant', '" + coop.id + "', false)");
            assertThatThrownBy(() ->
                            statement.execute(
                                    "insert into roll_entry values ('%s', '%s', '%s', 9)"
                                            .formatted(coop.id, assembly, UUID.randomUUID())))
                    .hasMessageContaining("is fixed");
        }
    }

    // Attendance

    @Test
    void every_mode_counts_as_present_and_nobody_attends_twice() {
        GivenCooperative coop = GivenCooperative.with(4);
        UUID assembly = coop.withRoll(budget());

        coop.attend(assembly, 1, "IN_PERSON").then().statusCode(201).body("position", equalTo(1));
        coop.attend(assembly, 2, "WRITTEN").then().statusCode(201);
        coop.attend(assembly, 3, "ELECTRONIC").then().statusCode(201);
        coop.attendByProxy(assembly, 4, 1).then().statusCode(201).body("position", equalTo(4));
        coop.attend(assembly, 2, "IN_PERSON")
                .then()
                .statusCode(409)
                .body("code", equalTo("already-attending"));
        coop.get("/assemblies/" + assembly + "/attendances")
                .then()
                .statusCode(200)
                .body("items.mode", contains("IN_PERSON", "WRITTEN", "ELECTRONIC", "PROXY"));
    }

    @Test
    void a_fifth_principal_is_refused_with_the_figures() {
        GivenCooperative coop = GivenCooperative.with(6);
        UUID assembly = coop.withRoll(budget());
        coop.attend(assembly, 1, "IN_PERSON").then().statusCode(201);
        for (int principal = 2; principal <= 5; principal++) {
            coop.attendByProxy(assembly, principal, 1).then().statusCode(201);
        }

        coop.attendByProxy(assembly, 6, 1)
                .then()
                .statusCode(422)
                .body("code", equalTo("too-many-principals"), "rule", equalTo("JP-138"))
                .body("figures.principals", equalTo(5), "figures.principalsAllowed", equalTo(4));
    }

    @Test
    void a_proxy_holder_is_another_member_who_is_there() {
        GivenCooperative coop = GivenCooperative.with(3);
        UUID assembly = coop.withRoll(budget());

        coop.attendByProxy(assembly, 2, 2)
                .then()
                .statusCode(422)
                .body("code", equalTo("proxy-is-not-another"));
        coop.attendByProxy(assembly, 2, 3)
                .then()
                .statusCode(409)
                .body("code", equalTo("proxy-holder-absent"));
    }

    @Test
    void a_mode_that_the_articles_do_not_have_is_refused() {
        GivenCooperative coop = GivenCooperative.with(2, Map.of("electronicVote", false), Map.of());
        UUID assembly = coop.withRoll(budget());

        coop.attend(assembly, 1, "ELECTRONIC")
                .then()
                .statusCode(422)
                .body("code", equalTo("mode-not-in-articles"), "rule", equalTo("JP-138"));
    }

    @Test
    void only_members_of_the_roll_attend_and_only_once_it_is_fixed() {
        GivenCooperative coop = GivenCooperative.with(1);
        UUID assembly = coop.convened(budget());

        coop.attend(assembly, 1, "IN_PERSON")
                .then()
                .statusCode(409)
                .body("code", equalTo("roll-not-fixed"));
        coop.fixRoll(assembly).then().statusCode(201);
        coop.post(
                        "/assemblies/" + assembly + "/attendances",
                        Map.of("memberId", UUID.randomUUID(), "mode", "IN_PERSON"))
                .then()
                .statusCode(409)
                .body("code", equalTo("not-on-roll"));
    }

    // Opening

    @Test
    void the_chair_is_one_of_those_present_in_person() {
        GivenCooperative coop = GivenCooperative.with(2);
        UUID assembly = coop.withRoll(budget());
        coop.attend(assembly, 1, "IN_PERSON").then().statusCode(201);
        coop.attend(assembly, 2, "WRITTEN").then().statusCode(201);

        coop.chair(assembly, 2)
                .then()
                .statusCode(422)
                .body("code", equalTo("chair-not-present"), "rule", equalTo("JP-136"));
        coop.chair(assembly, 1)
                .then()
                .statusCode(200)
                .body("state", equalTo("OPEN"))
                .body("chairMemberId", equalTo(coop.member(1).toString()));
        coop.chair(assembly, 1).then().statusCode(409).body("code", equalTo("already-open"));
    }

    @Test
    void a_member_reads_assemblies_but_does_not_convene_them() {
        GivenCooperative coop = GivenCooperative.with(1);
        UUID assembly = coop.convened(budget());
        String member = Tokens.of(coop.id).member(coop.member(1)).bearer();

        coop.getAs(member, "/assemblies/" + assembly).then().statusCode(200);
        coop.postAs(member, "k", "/assemblies", notice(budget())).then().statusCode(403);
    }

    @Test
    void an_election_stands_on_the_agenda_with_the_articles_seats() {
        GivenCooperative coop = GivenCooperative.with(4);

        UUID assembly = coop.convened(election(item, "DIRECTOR", coop.members));

        coop.get("/assemblies/" + assembly)
                .then()
                .body("agenda[0].election.seats", equalTo(3))
                .body("agenda[0].election.namesPerPaper", equalTo(3));
    }

    private Map<String, Object> budget() {
        return resolution(item, "ORDINARY_RESOLUTION", "BUDGET");
    }

    @Test
    void an_assembly_is_not_opened_or_closed_ahead_of_the_day() {
        GivenCooperative coop = GivenCooperative.with(1);
        UUID assembly = coop.withRoll(budget());
        coop.attend(assembly, 1, "IN_PERSON").then().statusCode(201);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        opened(coop, assembly, today.plusDays(2))
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-late"))
                .body("errors.pointer", contains("/openedOn"));
        opened(coop, assembly, today.minusDays(1)).then().statusCode(200);
        closed(coop, assembly, today.plusDays(2))
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-late"))
                .body("errors.pointer", contains("/closedOn"));
        closed(coop, assembly, today.minusDays(1)).then().statusCode(201);
    }

    private static Response opened(GivenCooperative coop, UUID assembly, LocalDate on) {
        return coop.post(
                "/assemblies/" + assembly + "/opening",
                Map.of("chairMemberId", coop.member(1), "openedOn", on.toString()));
    }

    private static Response closed(GivenCooperative coop, UUID assembly, LocalDate on) {
        return coop.post("/assemblies/" + assembly + "/closing", Map.of("closedOn", on.toString()));
    }

    private static Map<String, Object> report() {
        return Map.of("title", "Report on members' opinions", "kind", "REPORT");
    }

    private static Map<String, Object> plan(UUID plan, String hash) {
        return Map.of(
                "title", "Plan for the surplus",
                "kind", "ORDINARY_RESOLUTION",
                "matter", Map.of("type", "SURPLUS_PLAN", "reference", plan, "hash", hash));
    }

    private static void submit(GivenCooperative coop, UUID plan, long sequence, String hash) {
        Events.deliver(
                "coop.kyodo.surplus.surplus-plan-submitted.v1",
                plan,
                sequence,
                coop.id,
                Map.of(
                        "cooperativeId",
                        coop.id,
                        "planId",
                        plan,
                        "fiscalYear",
                        "2025",
                        "hash",
                        hash,
                        "distributed",
                        Map.of("amount", "1000000", "currency", "JPY"),
                        "submittedOn",
                        "2026-05-20"));
    }

    private static void leave(GivenCooperative coop, int number, String on) {
        UUID member = coop.member(number);
        Events.deliver(
                "coop.kyodo.membership.member-left.v1",
                member,
                2,
                coop.id,
                coop.leaving(member, number, on));
    }
}
