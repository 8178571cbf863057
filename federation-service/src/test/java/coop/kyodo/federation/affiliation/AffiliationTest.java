package coop.kyodo.federation.affiliation;

import static coop.kyodo.federation.GivenFederation.body;
import static coop.kyodo.federation.GivenFederation.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.federation.GivenFederation;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class AffiliationTest {

    private static final String ADOPTED = "coop.kyodo.governance.resolution-adopted.v1";
    private static final String CHANGED = "coop.kyodo.federation.affiliation-changed.v1";
    private static final EventSchemas SCHEMAS = EventSchemas.of("federation-service");

    private GivenFederation federation;

    @BeforeEach
    void registerAFederation() {
        federation = GivenFederation.registered();
    }

    @Test
    void anOrganisationStandsInTwoLinesAtOnce() {
        UUID industry = federation.affiliate("IND", 0);
        UUID local = federation.organisation("LOC", "LOCAL");
        federation.affiliated(local, null, "REGIONAL", "2023-10-01");
        UUID union = federation.organisation("EU", "ENTERPRISE_UNION");

        federation.affiliated(union, industry, "INDUSTRIAL", "2024-04-01");
        federation.affiliated(union, local, "REGIONAL", "2024-04-01");

        federation
                .get("/affiliations?organisationId=" + union)
                .then()
                .statusCode(200)
                .body("items.line", contains("INDUSTRIAL", "REGIONAL"));
    }

    @Test
    void aSecondParentInALineIsRefused() {
        UUID first = federation.affiliate("A", 0);
        UUID second = federation.affiliate("B", 0);
        UUID union = federation.organisation("EU", "ENTERPRISE_UNION");
        federation.affiliated(union, first, "INDUSTRIAL", "2024-04-01");

        join(union, second, "INDUSTRIAL", "2025-04-01")
                .then()
                .statusCode(422)
                .body("code", equalTo("parent-already"))
                .body("rule", equalTo("FED-002"))
                .body("figures.standingFrom", equalTo("2024-04-01"));
    }

    @Test
    void aCircleIsRefusedWithItsPath() {
        UUID a = federation.affiliate("A", 0);
        UUID b = federation.organisation("B", "LOCAL");
        federation.affiliated(b, a, "INDUSTRIAL", "2024-04-01");

        join(a, b, "INDUSTRIAL", "2025-04-01")
                .then()
                .statusCode(422)
                .body("code", equalTo("affiliation-cycle"))
                .body("rule", equalTo("FED-001"))
                .body("figures.path", contains("A", "B", "A"));
    }

    @Test
    void aParentOutsideTheLineIsRefused() {
        UUID outside = federation.organisation("OUT", "LOCAL");
        UUID union = federation.organisation("EU", "ENTERPRISE_UNION");

        join(union, outside, "REGIONAL", "2024-04-01")
                .then()
                .statusCode(422)
                .body("code", equalTo("parent-outside-line"))
                .body("rule", equalTo("FED-003"))
                .body("figures.outside", equalTo("OUT"));
    }

    @Test
    void joinsThatComeTogetherLeaveOneParent() {
        UUID union = federation.organisation("EU", "ENTERPRISE_UNION");

        var answers =
                IntStream.range(0, 6)
                        .mapToObj(i ->
                                CompletableFuture.supplyAsync(
                                        () -> join(union, null, "NETWORK", "2024-04-01")))
                        .toList()
                        .stream()
                        .map(answer -> answer.join().statusCode())
                        .sorted()
                        .toList();

        assertThat(answers).containsExactly(201, 422, 422, 422, 422, 422);
    }

    @Test
    void theSameRequestSentTogetherHasOneEffectAndOneAnswer() {
        UUID union = federation.organisation("EU", "ENTERPRISE_UNION");
        String key = UUID.randomUUID().toString();
        String request = body("organisationId", union, "line", "NETWORK", "from", "2024-04-01");

        var answers =
                IntStream.range(0, 4)
                        .mapToObj(i ->
                                CompletableFuture.supplyAsync(
                                        () -> federation.post("/affiliations", key, request)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .map(answer -> answer.statusCode() + answer.asString())
                        .distinct()
                        .toList();

        assertThat(answers).hasSize(1);
        federation.get("/affiliations").then().body("items", hasSize(1));
    }

    @Test
    void aCooperativeWithoutItsMeetingsResolutionIsRefused() {
        UUID cooperative = UUID.randomUUID();
        UUID organisation = federation.cooperative("COOP", cooperative);

        joinByResolution(organisation, UUID.randomUUID(), "2026-07-01")
                .then()
                .statusCode(422)
                .body("code", equalTo("joining-resolution-missing"))
                .body("rule", equalTo("JP-264"))
                .body("figures.cooperativeId", equalTo(cooperative.toString()));
        federation
                .get("/organisations/" + organisation + "/joining-resolutions")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void aCooperativeJoinsOnItsMeetingsResolutionAndTheNewsIsTold() {
        UUID cooperative = UUID.randomUUID();
        UUID organisation = federation.cooperative("COOP", cooperative);
        UUID resolution =
                adopted(cooperative, "JOIN_FEDERATION", federation.id.toString(), "2026-06-20");
        awaitResolution(organisation, resolution);

        joinByResolution(organisation, resolution, "2026-06-19")
                .then()
                .statusCode(422)
                .body("code", equalTo("joining-before-resolution"))
                .body("figures.adoptedOn", equalTo("2026-06-20"));
        Response joined = joinByResolution(organisation, resolution, "2026-06-20");
        joined.then().statusCode(201).body("resolutionId", equalTo(resolution.toString()));

        JsonNode event = Events.await(CHANGED, UUID.fromString(joined.jsonPath().getString("id")));
        SCHEMAS.validate(event);
        assertThat(event.path("cooperative").asText()).isEqualTo(federation.id.toString());
        assertThat(event.path("sequence").asLong()).isEqualTo(1);
        assertThat(event.path("data").path("cooperativeId").asText())
                .isEqualTo(cooperative.toString());
        assertThat(event.path("data").path("state").asText()).isEqualTo("JOINED");
    }

    @Test
    void aResolutionDeliveredTwiceIsNotedOnce() {
        UUID cooperative = UUID.randomUUID();
        UUID organisation = federation.cooperative("COOP", cooperative);
        UUID resolution = UUID.randomUUID();
        UUID event = UUID.randomUUID();
        deliver(
                event,
                cooperative,
                resolution,
                "JOIN_FEDERATION",
                federation.id.toString(),
                "2026-06-20");
        deliver(
                event,
                cooperative,
                resolution,
                "JOIN_FEDERATION",
                federation.id.toString(),
                "2026-06-20");
        deliver(
                UUID.randomUUID(),
                cooperative,
                resolution,
                "JOIN_FEDERATION",
                federation.id.toString(),
                "2026-06-20");
        UUID last = adopted(cooperative, "JOIN_FEDERATION", federation.id.toString(), "2026-06-21");
        awaitResolution(organisation, last);

        federation
                .get("/organisations/" + organisation + "/joining-resolutions")
                .then()
                .body("items", hasSize(2));
    }

    @Test
    void aResolutionAboutSomethingElseOrAnotherFederationOpensNothing() {
        UUID cooperative = UUID.randomUUID();
        UUID organisation = federation.cooperative("COOP", cooperative);
        UUID budget = adopted(cooperative, "BUDGET", UUID.randomUUID().toString(), "2026-06-20");
        UUID elsewhere =
                adopted(cooperative, "JOIN_FEDERATION", UUID.randomUUID().toString(), "2026-06-20");
        awaitResolution(
                organisation,
                adopted(cooperative, "JOIN_FEDERATION", federation.id.toString(), "2026-06-20"));

        joinByResolution(organisation, budget, "2026-07-01").then().statusCode(422);
        joinByResolution(organisation, elsewhere, "2026-07-01")
                .then()
                .statusCode(422)
                .body("code", equalTo("joining-resolution-missing"));
    }

    @Test
    void noticeInTimeEndsTheAffiliationAtTheYearsEndAndTheNewsIsTold() {
        UUID affiliation = standing();

        end(affiliation, "2026-03-01", "2026-03-31")
                .then()
                .statusCode(201)
                .body("endsOn", equalTo("2026-03-31"));

        JsonNode event =
                Events.eventually(
                        "the news of leaving",
                        () -> Events.await(CHANGED, affiliation),
                        latest -> latest.path("sequence").asLong() == 2);
        SCHEMAS.validate(event);
        assertThat(event.path("data").path("state").asText()).isEqualTo("LEFT");
        assertThat(event.path("data").path("on").asText()).isEqualTo("2026-03-31");
        federation.isVerifiedClean();
    }

    @Test
    void noticeADayTooLateIsToldTheNextYearsEnd() {
        UUID affiliation = standing();

        end(affiliation, "2026-03-02", "2026-03-31")
                .then()
                .statusCode(422)
                .body("code", equalTo("notice-too-late"))
                .body("rule", equalTo("JP-264"))
                .body("figures.lastDayOfNotice", equalTo("2026-03-01"))
                .body("figures.earliestEnd", equalTo("2027-03-31"));
        end(affiliation, "2026-03-02", null)
                .then()
                .statusCode(201)
                .body("endsOn", equalTo("2027-03-31"));
    }

    @Test
    void anEndWithinTheYearOrBeforeTheBeginningIsRefused() {
        UUID affiliation = standing();

        end(affiliation, "2025-06-01", "2025-12-31")
                .then()
                .statusCode(422)
                .body("code", equalTo("not-a-fiscal-year-end"));
        end(affiliation, "2022-01-01", "2023-03-31")
                .then()
                .statusCode(422)
                .body("code", equalTo("ending-before-joining"))
                .body("rule", equalTo("FED-005"));
    }

    @Test
    void anEndingIsGivenOnce() {
        UUID affiliation = standing();
        end(affiliation, "2026-02-01", null);

        end(affiliation, "2026-02-01", null)
                .then()
                .statusCode(409)
                .body("code", equalTo("affiliation-ended"));
    }

    @Test
    void afterTheLastDayAnotherParentIsTaken() {
        UUID organisation = federation.organisation("A", "INDUSTRIAL_FEDERATION");
        UUID affiliation = federation.affiliated(organisation, null, "INDUSTRIAL", "2023-10-01");
        end(affiliation, "2026-02-01", "2026-03-31");

        join(organisation, null, "INDUSTRIAL", "2026-03-31").then().statusCode(422);
        join(organisation, null, "INDUSTRIAL", "2026-04-01").then().statusCode(201);
    }

    private UUID standing() {
        return federation.affiliated(
                federation.organisation("A", "INDUSTRIAL_FEDERATION"),
                null,
                "INDUSTRIAL",
                "2023-10-01");
    }

    private Response end(UUID affiliation, String noticeOn, @Nullable String endsOn) {
        return federation.post(
                "/affiliations/" + affiliation + "/ending",
                body("noticeOn", noticeOn, "endsOn", endsOn));
    }

    private Response join(UUID organisation, @Nullable UUID parent, String line, String from) {
        return federation.post(
                "/affiliations",
                body(
                        "organisationId",
                        organisation,
                        "parentId",
                        parent,
                        "line",
                        line,
                        "from",
                        from));
    }

    private Response joinByResolution(UUID organisation, UUID resolution, String from) {
        return federation.post(
                "/affiliations",
                body(
                        "organisationId",
                        organisation,
                        "line",
                        "NETWORK",
                        "from",
                        from,
                        "resolutionId",
                        resolution));
    }

    private static UUID adopted(
            UUID cooperative, String matter, String reference, String adoptedOn) {
        UUID resolution = UUID.randomUUID();
        deliver(UUID.randomUUID(), cooperative, resolution, matter, reference, adoptedOn);
        return resolution;
    }

    private static void deliver(
            UUID event,
            UUID cooperative,
            UUID resolution,
            String matter,
            String reference,
            String adoptedOn) {
        Events.deliver(
                event,
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
                        "matter",
                        map("type", matter, "reference", reference),
                        "adoptedOn",
                        adoptedOn,
                        "figures",
                        EventSchemas.of("governance-service").example(ADOPTED).path("figures")));
    }

    private void awaitResolution(UUID organisation, UUID resolution) {
        Events.eventually(
                "the resolution is known",
                () ->
                        federation
                                .get("/organisations/" + organisation + "/joining-resolutions")
                                .asString(),
                answer -> answer.contains(resolution.toString()));
    }
}
