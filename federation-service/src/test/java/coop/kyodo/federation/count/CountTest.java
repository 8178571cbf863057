package coop.kyodo.federation.count;

import static coop.kyodo.federation.GivenFederation.body;
import static coop.kyodo.federation.GivenFederation.map;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import coop.kyodo.federation.GivenFederation;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class CountTest {

    private static final String ADMITTED = "coop.kyodo.membership.member-admitted.v1";
    private static final String NOTICE = "coop.kyodo.membership.withdrawal-notice-changed.v1";
    private static final String LEFT = "coop.kyodo.membership.member-left.v1";
    private static final String REVERSED = "coop.kyodo.membership.member-leaving-reversed.v1";
    private static final String ADOPTED = "coop.kyodo.governance.resolution-adopted.v1";

    private static final EventSchemas MEMBERSHIP = EventSchemas.of("membership-service");

    private GivenFederation federation;

    @BeforeEach
    void registerAFederation() {
        federation = GivenFederation.registered();
    }

    @Test
    void membersOfAUnionInTwoLinesAreCountedOnce() {
        UUID industry = federation.affiliate("IND", 0);
        UUID local = federation.organisation("LOC", "LOCAL");
        federation.affiliated(local, null, "REGIONAL", "2023-10-01");
        UUID union = federation.organisation("EU", "ENTERPRISE_UNION");
        federation.affiliated(union, industry, "INDUSTRIAL", "2024-04-01");
        federation.affiliated(union, local, "REGIONAL", "2024-04-01");
        federation.declared(union, 1_200, "2025-03-31");
        federation.declared(local, 5, "2025-03-31");

        federation
                .get("/counts?asOf=2025-03-31")
                .then()
                .statusCode(200)
                .body("members", equalTo(1_205))
                .body("organisations", equalTo(3))
                .body("lines.line", contains("INDUSTRIAL", "REGIONAL"))
                .body("lines.members", contains(1_200, 1_205))
                .body("explanation.sumOfLines", equalTo(2_405))
                .body("explanation.countedAgain", equalTo(1_200))
                .body("explanation.organisationsInSeveralLines", equalTo(1))
                .body("affiliates.code", contains("IND", "LOC"))
                .body("affiliates.members", contains(1_200, 1_205));
        federation
                .get("/organisations/" + union + "/counts?asOf=2025-03-31")
                .then()
                .statusCode(200)
                .body("own.basis", equalTo("DECLARED"))
                .body("lines.parentId", contains(industry.toString(), local.toString()))
                .body("lines.members", contains(1_200, 1_200));
    }

    @Test
    void theCountIsAsOfTheDayThatIsAsked() {
        UUID affiliate = federation.affiliate("A", 10);
        federation.declared(affiliate, 20, "2025-03-31");

        federation.get("/counts?asOf=2023-09-30").then().body("members", equalTo(0));
        federation.get("/counts?asOf=2025-03-30").then().body("members", equalTo(10));
        federation.get("/counts?asOf=2025-03-31").then().body("members", equalTo(20));
    }

    @Test
    void aLaterDeclarationForTheSameDayCorrectsTheEarlier() {
        UUID affiliate = federation.affiliate("A", 10);
        federation.declared(affiliate, 12_000, "2025-03-31");
        federation.declared(affiliate, 1_200, "2025-03-31");

        federation.get("/counts?asOf=2025-03-31").then().body("members", equalTo(1_200));
        federation
                .get("/declarations?organisationId=" + affiliate)
                .then()
                .body("items.members", contains(10, 12_000, 1_200));
    }

    @Test
    void aCooperativesMembersAreCountedFromItsEventsInWhateverOrderTheyCome() {
        UUID cooperative = UUID.randomUUID();
        UUID organisation = joined(cooperative);
        federation.declared(organisation, 4, "2026-03-31");
        UUID early = UUID.randomUUID();
        left(cooperative, early, "2026-03-31");
        admitted(UUID.randomUUID(), cooperative, early, "2025-04-01");
        admitted(UUID.randomUUID(), cooperative, UUID.randomUUID(), "2025-04-01");
        UUID twice = UUID.randomUUID();
        UUID member = UUID.randomUUID();
        admitted(twice, cooperative, member, "2026-03-31");
        admitted(twice, cooperative, member, "2026-03-31");
        awaitCount(organisation, "2026-03-31", 3);

        federation
                .get("/organisations/" + organisation + "/counts?asOf=2026-03-31")
                .then()
                .body("own.basis", equalTo("COUNTED"))
                .body("own.counted", equalTo(3))
                .body("own.declared", equalTo(4))
                .body("own.variance", equalTo(1));
        federation.get("/counts?asOf=2026-04-01").then().body("members", equalTo(2));
        federation.get("/counts?asOf=2026-03-30").then().body("members", equalTo(2));
    }

    @Test
    void aLeavingThatWasTakenBackCountsTheMemberAgainInWhateverOrderItComes() {
        UUID cooperative = UUID.randomUUID();
        UUID organisation = joined(cooperative);
        UUID back = UUID.randomUUID();
        UUID gone = UUID.randomUUID();
        for (UUID member : List.of(back, gone)) {
            admitted(UUID.randomUUID(), cooperative, member, "2025-04-01");
            left(cooperative, member, "2025-12-10");
        }
        leavingReversed(cooperative, back, 10);
        leavingReversed(cooperative, gone, 8);
        admitted(UUID.randomUUID(), cooperative, UUID.randomUUID(), "2025-04-01");

        awaitCount(organisation, "2026-03-31", 2);
    }

    @Test
    void whoGaveNoticeIsCountedUpToTheYearsEndUnlessTheNoticeIsCancelled() {
        UUID cooperative = UUID.randomUUID();
        UUID organisation = joined(cooperative);
        UUID leaver = UUID.randomUUID();
        UUID stays = UUID.randomUUID();
        for (UUID member : List.of(leaver, stays)) {
            admitted(UUID.randomUUID(), cooperative, member, "2025-04-01");
        }
        notice(cooperative, leaver, 3, "GIVEN");
        notice(cooperative, stays, 4, "CANCELLED");
        notice(cooperative, stays, 3, "GIVEN");
        admitted(UUID.randomUUID(), cooperative, UUID.randomUUID(), "2025-04-01");

        awaitCount(organisation, "2026-03-31", 3);
        awaitCount(organisation, "2026-04-01", 2);
    }

    @Test
    void aCooperativeThatHasNotJoinedShowsNothingOfItsMembers() {
        UUID cooperative = UUID.randomUUID();
        UUID joined = joined(cooperative);
        admitted(UUID.randomUUID(), cooperative, UUID.randomUUID(), "2025-04-01");
        awaitCount(joined, "2026-03-31", 1);
        GivenFederation stranger = GivenFederation.registered();
        UUID organisation = stranger.cooperative("COOP", cooperative);

        stranger.get("/organisations/" + organisation + "/counts?asOf=2026-03-31")
                .then()
                .statusCode(200)
                .body("own.basis", equalTo("NONE"))
                .body("lines", hasSize(0));
    }

    @Test
    void anEventThatCannotBeReadIsPutAsideAndBlocksNothing() {
        UUID cooperative = UUID.randomUUID();
        UUID organisation = joined(cooperative);
        UUID broken = UUID.randomUUID();
        Events.deliverUnchecked(
                UUID.randomUUID(),
                ADMITTED,
                broken,
                1,
                cooperative,
                map("memberId", broken, "admittedOn", "someday"));
        admitted(UUID.randomUUID(), cooperative, UUID.randomUUID(), "2025-04-01");
        awaitCount(organisation, "2026-03-31", 1);

        Events.eventually(
                "a dead letter",
                () ->
                        given().auth()
                                .oauth2(Tokens.operator().bearer())
                                .get("/v1/dead-letters")
                                .jsonPath()
                                .getList("items.tenantId", String.class),
                tenants -> tenants.contains(cooperative.toString()));
    }

    @Test
    void aMemberOrganisationsReaderSeesCountsAndNothingElse() {
        federation.affiliate("A", 10);
        String reader = Tokens.ofFederation(federation.id).role("member").bearer();
        String base = "/v1/federations/" + federation.id;

        given().auth().oauth2(reader).get(base + "/counts?asOf=2025-03-31").then().statusCode(200);
        given().auth().oauth2(reader).get(base + "/organisations").then().statusCode(403);
        given().auth().oauth2(reader).get(base + "/declarations").then().statusCode(403);
    }

    @Test
    void aDeclarationIsRefusedForAnOrganisationThatIsNotThere() {
        federation
                .post(
                        "/declarations",
                        body(
                                "organisationId",
                                UUID.randomUUID(),
                                "members",
                                1,
                                "asOf",
                                "2025-03-31"))
                .then()
                .statusCode(404)
                .body("code", equalTo("organisation-not-found"));
    }

    private UUID joined(UUID cooperative) {
        UUID organisation =
                federation.cooperative(
                        "COOP-" + cooperative.toString().substring(0, 8), cooperative);
        UUID resolution = UUID.randomUUID();
        Events.deliver(
                ADOPTED,
                resolution,
                1,
                cooperative,
                map(
                        "cooperativeId",
                        cooperative,
                        "assemblyId",
                        UUID.randomUUID(),
                        "resolutionId",
                        resolution,
                        "kind",
                        "ORDINARY",
                        "figures",
                        EventSchemas.of("governance-service").example(ADOPTED).path("figures"),
                        "adoptedOn",
                        "2024-04-01",
                        "matter",
                        map("type", "JOIN_FEDERATION", "reference", federation.id)));
        Events.eventually(
                "the resolution is known",
                () ->
                        federation
                                .get("/organisations/" + organisation + "/joining-resolutions")
                                .asString(),
                answer -> answer.contains(resolution.toString()));
        federation.created(
                "/affiliations",
                body(
                        "organisationId",
                        organisation,
                        "line",
                        "NETWORK",
                        "from",
                        "2024-04-01",
                        "resolutionId",
                        resolution));
        return organisation;
    }

    private static void admitted(UUID event, UUID cooperative, UUID member, String on) {
        Object data = admittedData(cooperative, member, on);
        MEMBERSHIP.validate(ADMITTED, data);
        Events.deliver(event, ADMITTED, member, 2, cooperative, data);
    }

    private static void left(UUID cooperative, UUID member, String on) {
        Object data = leftData(cooperative, member, on);
        MEMBERSHIP.validate(LEFT, data);
        Events.deliver(LEFT, member, 9, cooperative, data);
    }

    private static void notice(UUID cooperative, UUID member, long sequence, String state) {
        Object data =
                map(
                        "cooperativeId",
                        cooperative,
                        "memberId",
                        member,
                        "memberNumber",
                        1,
                        "admittedOn",
                        "2025-04-01",
                        "state",
                        state,
                        "noticeOn",
                        "2025-12-01",
                        "effectiveOn",
                        "2026-03-31");
        MEMBERSHIP.validate(NOTICE, data);
        Events.deliver(NOTICE, member, sequence, cooperative, data);
    }

    private static void leavingReversed(UUID cooperative, UUID member, long sequence) {
        Object data =
                map(
                        "cooperativeId", cooperative,
                        "memberId", member,
                        "memberNumber", 1,
                        "admittedOn", "2025-04-01",
                        "leftOn", "2025-12-10",
                        "cause", "DEATH",
                        "reversedOn", "2026-01-08");
        MEMBERSHIP.validate(REVERSED, data);
        Events.deliver(REVERSED, member, sequence, cooperative, data);
    }

    private static Object admittedData(UUID cooperative, UUID member, String on) {
        return map(
                "cooperativeId",
                cooperative,
                "memberId",
                member,
                "memberNumber",
                1,
                "admittedOn",
                on,
                "units",
                1);
    }

    private static Object leftData(UUID cooperative, UUID member, String on) {
        return map(
                "cooperativeId",
                cooperative,
                "memberId",
                member,
                "memberNumber",
                1,
                "leftOn",
                on,
                "cause",
                "WITHDRAWAL");
    }

    private void awaitCount(UUID organisation, String asOf, int members) {
        Events.eventually(
                members + " counted",
                () ->
                        federation
                                .get("/organisations/" + organisation + "/counts?asOf=" + asOf)
                                .jsonPath()
                                .getInt("own.members"),
                counted -> counted == members);
    }
}
