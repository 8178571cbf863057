package coop.kyodo.membership.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class PersonTest {

    private static final String TYPE = "coop.kyodo.membership.";
    private static final String HASH =
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private final EventSchemas schemas = EventSchemas.of("membership-service");
    private Coop coop;

    @BeforeEach
    void aCoop() {
        coop = Coop.registered();
    }

    @Test
    void theRegisterOfADayShowsTheAddressOfThatDay() {
        UUID member = coop.member(1);
        String person = person(member);
        change(person, 1, "2025-10-01", Coop.person("山田花子", "横浜市西区2-2")).then().statusCode(201);

        register("2025-09-30").body("items[0].address", equalTo("横浜市中区1-1"));
        register("2025-10-01").body("items[0].address", equalTo("横浜市西区2-2"));
        coop.get("/members/" + member).then().body("person.address", equalTo("横浜市西区2-2"));
        coop.get("/persons/" + person + "?asOf=2025-09-30")
                .then()
                .statusCode(200)
                .body("data.version", equalTo(1));
        coop.get("/persons/" + person + "/versions")
                .then()
                .body("items.version", contains(1, 2))
                .body("items[0].effectiveOn", nullValue());
    }

    @Test
    void aCorrectionOfTheSameDayWinsAndWhatWasKnownBeforeStays() {
        UUID member = coop.member(1);
        String person = person(member);
        change(person, 1, "2025-10-01", Coop.person("山田花子", "横浜市西区2-2")).then().statusCode(201);
        String known = coop.get("/persons/" + person + "/versions").path("items[1].recordedAt");
        change(person, 2, "2025-10-01", Coop.person("山田花子", "横浜市西区2-3")).then().statusCode(201);

        register("2025-10-01").body("items[0].address", equalTo("横浜市西区2-3"));
        register("2025-10-01&knownAt=" + known).body("items[0].address", equalTo("横浜市西区2-2"));
    }

    @Test
    void aChangeNeedsTheVersionItStartsFrom() {
        String person = person(coop.member(1));

        change(person, 2, "2025-10-01", Coop.person("山田花子", "横浜市西区2-2")).then().statusCode(412);
    }

    @Test
    void aChangeIsToldWithoutTheData() {
        String person = person(coop.member(1));
        change(person, 1, "2025-10-01", Coop.person("山田花子", "横浜市西区2-2")).then().statusCode(201);

        JsonNode told = Events.await(TYPE + "person-changed.v1", UUID.fromString(person));

        schemas.validate(told);
        assertThat(told.toString()).doesNotContain("山田", "横浜");
    }

    @Test
    void oneWhoLeftJoinsAgainUnderAnotherNumber() {
        UUID first = left();
        String person = person(first);
        UUID again = Ids.next();
        coop.post("/members", application(again, person, "2026-05-01"))
                .then()
                .statusCode(201)
                .body("personId", equalTo(person))
                .body("person.name", equalTo("山田花子"));
        coop.post("/members/" + again + "/acceptance", Map.of("acceptedOn", "2026-05-01"));
        coop.pay(again, Coop.UNIT, "2026-05-02").then().statusCode(201);

        coop.get("/persons/" + person)
                .then()
                .body(
                        "memberships.memberId",
                        containsInAnyOrder(first.toString(), again.toString()))
                .body("memberships.state", containsInAnyOrder("LEFT", "MEMBER"));
        register("2026-05-02").body("items.memberId", hasItem(again.toString()));
    }

    @Test
    void nobodyIsTwiceAMemberAtOnce() {
        String person = person(coop.accepted(1));

        coop.post("/members", application(Ids.next(), person, "2025-05-01"))
                .then()
                .statusCode(409)
                .body("code", equalTo("person-is-member"))
                .body("rule", equalTo("JP-003"))
                .body("figures.appliedOn", equalTo("2025-05-01"));
    }

    /// The membership lasted until 2026-03-31.
    @Test
    void oneWhoLeftAppliesAfterTheLastDay() throws SQLException {
        UUID first = left();
        String person = person(first);

        for (String tooEarly : List.of("2025-04-01", "2025-05-01", "2026-03-31")) {
            coop.post("/members", application(Ids.next(), person, tooEarly))
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("memberships-overlap"))
                    .body("rule", equalTo("JP-003"));
        }
        coop.post("/members", application(Ids.next(), person, "2026-03-31"))
                .then()
                .body("figures.earlierSince", equalTo("2025-04-10"))
                .body("figures.earlierUntil", equalTo("2026-03-31"))
                .body("figures.laterSince", equalTo("2026-03-31"));
        UUID again = Ids.next();
        coop.post("/members", application(again, person, "2026-04-01")).then().statusCode(201);
        coop.post("/members/" + again + "/acceptance", Map.of("acceptedOn", "2026-04-01"));
        coop.pay(again, Coop.UNIT, "2026-04-01").then().statusCode(201);
        databaseRefuses(
                "update member set admitted_on = '2026-03-31' where member_id = '%s'"
                        .formatted(again),
                "one_membership_at_a_time");
    }

    @Test
    void whoHasDiedDoesNotApply() {
        UUID dead = coop.member(1);
        UUID disqualified = coop.member(1);
        coop.ended(dead, "DEATH", "2025-06-10").then().statusCode(200);
        coop.ended(disqualified, "LOSS_OF_QUALIFICATION", "2025-06-10").then().statusCode(200);

        coop.post("/members", application(Ids.next(), person(dead), "2025-06-11"))
                .then()
                .statusCode(409)
                .body("code", equalTo("person-died"))
                .body("rule", equalTo("JP-052"))
                .body("figures.diedOn", equalTo("2025-06-10"))
                .body("detail", containsString("2025-06-10"));
        coop.post("/members", application(Ids.next(), person(disqualified), "2025-06-11"))
                .then()
                .statusCode(201);
    }

    @Test
    void membershipsOfOneTimeOrAfterDeathAreNotMerged() {
        UUID dead = coop.member(1);
        UUID left = coop.member(1);
        coop.ended(dead, "DEATH", "2025-06-10").then().statusCode(200);
        coop.ended(left, "LOSS_OF_QUALIFICATION", "2025-06-10").then().statusCode(200);
        UUID sameDay = joined("2025-06-10");
        UUID nextDay = joined("2025-06-11");

        merge(person(sameDay), person(left))
                .then()
                .statusCode(409)
                .body("code", equalTo("memberships-overlap"))
                .body("figures.earlierSince", equalTo("2025-04-10"))
                .body("figures.earlierUntil", equalTo("2025-06-10"));
        merge(person(dead), person(nextDay))
                .then()
                .statusCode(409)
                .body("code", equalTo("person-died"));
        merge(person(nextDay), person(left)).then().statusCode(200);
    }

    @Test
    void ofSeveralApplicationsAtOnceOneSucceeds() throws Exception {
        String person = person(left());
        List<Callable<Integer>> applications =
                Stream.generate(() -> Ids.next())
                        .limit(6)
                        .<Callable<Integer>>map(id ->
                                () ->
                                        coop.post("/members", application(id, person, "2026-05-01"))
                                                .statusCode())
                        .toList();

        assertThat(Together.run(applications)).containsOnlyOnce(201).contains(409);
    }

    @Test
    void aPersonIsKnownInSeveralCoopsByTheSameIdAndEachKeepsItsOwnData() {
        UUID person = Ids.next();
        Coop other = Coop.registered();
        for (Coop each : List.of(coop, other)) {
            Map<String, Object> application =
                    application(Ids.next(), person.toString(), "2025-04-01");
            application.put("person", Coop.person("山田花子", "横浜市中区1-1"));
            each.post("/members", application).then().statusCode(201);
        }
        change(person.toString(), 1, "2025-10-01", Coop.person("山田花子", "横浜市西区2-2"))
                .then()
                .statusCode(201);

        other.get("/persons/" + person).then().body("data.person.address", equalTo("横浜市中区1-1"));
        coop.get("/persons/" + person).then().body("memberships", hasSize(1));
    }

    @Test
    void aTakenIdAndAnUnknownPersonAreNoApplicants() {
        String person = person(coop.member(1));
        Map<String, Object> taken = application(Ids.next(), person, "2025-04-01");
        taken.put("person", Coop.person("鈴木一郎", "川崎市1"));

        coop.post("/members", taken).then().statusCode(409).body("code", equalTo("person-exists"));
        coop.post("/members", application(Ids.next(), Ids.next().toString(), "2025-04-01"))
                .then()
                .statusCode(404)
                .body("code", equalTo("person-not-found"));
        coop.post("/members", Map.of("units", 1, "appliedOn", "2025-04-01")).then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({"EMAIL, x", "PHONE, x", "PHONE, 12345"})
    void aContactHasTheFormOfWhatItIsSaidToBe(String kind, String value) {
        Map<String, Object> data = Coop.person("佐藤花子", "川崎市1-2");
        data.put(
                "contacts",
                List.of(
                        Map.of("kind", "OTHER", "value", "x"),
                        Map.of("kind", kind, "value", value)));
        Map<String, Object> application = Coop.application(Ids.next(), 1);
        application.put("person", data);

        coop.post("/members", application)
                .then()
                .statusCode(400)
                .body("code", equalTo("contact-malformed"))
                .body("errors.pointer", contains("/person/contacts/1/value"));
    }

    @Test
    void mergedTheMembershipsMoveAndTheLosingIdStillLeadsThere() {
        UUID former = left();
        UUID member = joined("2026-04-01");
        String losing = person(former);
        String staying = person(member);

        merge(losing, staying)
                .then()
                .statusCode(200)
                .body("personId", equalTo(staying))
                .body("formerIds", contains(losing))
                .body(
                        "memberships.memberId",
                        containsInAnyOrder(former.toString(), member.toString()));

        coop.get("/persons/" + losing).then().body("personId", equalTo(staying));
        coop.get("/persons/" + losing + "/versions")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        coop.get("/members/" + former).then().body("personId", equalTo(staying));
        coop.get("/person-duplicates")
                .then()
                .body("items.personId", not(hasItem(losing)))
                .body("items.otherPersonId", not(hasItem(losing)));
        schemas.validate(Events.await(TYPE + "person-merged.v1", UUID.fromString(staying)));
        coop.audit("/audit-entries?limit=500")
                .then()
                .body("items.entry.action", hasItem("persons-merged"));
        Events.eventually(
                "verification to be clean",
                () -> coop.audit("/verification"),
                report -> report.<Boolean>path("ok"));
    }

    @Test
    void afterMergersInARowTheFirstIdLeadsToTheLast() {
        String first = person(refused());
        String second = person(refused());
        String third = person(left());
        merge(first, second).then().statusCode(200);
        merge(second, third).then().statusCode(200).body("formerIds", hasItems(first, second));

        coop.get("/persons/" + first).then().body("personId", equalTo(third));
        UUID again = Ids.next();
        coop.post("/members", application(again, first, "2026-05-01"))
                .then()
                .statusCode(201)
                .body("personId", equalTo(third));
    }

    @Test
    void twoOpenMembershipsAreNotMerged() throws SQLException {
        String one = person(coop.member(1));
        String other = person(coop.accepted(1));

        merge(one, other)
                .then()
                .statusCode(409)
                .body("code", equalTo("both-are-members"))
                .body("rule", equalTo("JP-003"))
                .body("figures.losingSince", equalTo("2025-04-10"));
        databaseRefuses(
                "update member set person_id = '%s' where person_id = '%s'".formatted(other, one),
                "one_open_membership");
    }

    @Test
    void aRecordIsNotMergedTwiceNorIntoItselfNorChangedAfterwards() {
        String one = person(refused());
        String other = person(refused());
        merge(one, one).then().statusCode(400).body("code", equalTo("same-person"));
        merge(one, other).then().statusCode(200);

        merge(one, other).then().statusCode(409).body("code", equalTo("person-merged"));
        merge(other, one).then().statusCode(409).body("code", equalTo("person-merged"));
        change(one, 1, "2025-10-01", Coop.person("山田花子", "横浜市西区2-2"))
                .then()
                .statusCode(409)
                .body("code", equalTo("person-merged"));
    }

    @Test
    void anotherCoopsPersonIsNotThere() {
        Coop other = Coop.registered();
        String person = other.get("/members/" + other.member(1)).path("personId");

        coop.get("/persons/" + person).then().statusCode(404);
        merge(person(coop.member(1)), person).then().statusCode(404);
    }

    @Test
    void evidenceIsAttachedToAnApplication() {
        UUID applicant = coop.accepted(1);

        coop.post("/members/" + applicant + "/evidence", evidence())
                .then()
                .statusCode(201)
                .body("hash", equalTo(HASH));
        coop.get("/members/" + applicant + "/evidence")
                .then()
                .statusCode(200)
                .body("items.kind", contains("IDENTITY"))
                .body("items.reference", contains("cabinet 3"));
    }

    @Test
    void whoHasLeftIsGivenNoMoreEvidence() {
        coop.post("/members/" + left() + "/evidence", evidence())
                .then()
                .statusCode(409)
                .body("code", equalTo("not-a-member"));
    }

    private static Map<String, Object> evidence() {
        return Map.of(
                "kind",
                "IDENTITY",
                "reference",
                "cabinet 3",
                "hash",
                HASH,
                "receivedOn",
                "2025-04-01");
    }

    private Response merge(String losing, String staying) {
        return coop.post("/persons/" + losing + "/merge", Map.of("intoPersonId", staying));
    }

    private Response change(String person, int version, String from, Map<String, ?> data) {
        return Coop.posting(coop.director(), Coop.key())
                .header("If-Match", "\"" + version + "\"")
                .body(Map.of("effectiveOn", from, "person", data))
                .post(coop.path("/persons/" + person + "/versions"));
    }

    private ValidatableResponse register(String asOf) {
        return coop.audit("/register?asOf=" + asOf).then().statusCode(200);
    }

    /// Somebody who joined and left at the end of the first year, which closes it for everybody.
    private UUID left() {
        UUID member = coop.member(1);
        coop.giveNotice(member, "2025-12-31").then().statusCode(200);
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);
        return member;
    }

    /// Somebody who paid up on this day.
    private UUID joined(String on) {
        UUID member = coop.accepted(1);
        coop.pay(member, Coop.UNIT, on).then().statusCode(201);
        return member;
    }

    /// An applicant who was refused.
    private UUID refused() {
        UUID applicant = Ids.next();
        coop.apply(applicant, 1).then().statusCode(201);
        coop.post(
                        "/members/" + applicant + "/refusal",
                        Map.of("refusedOn", "2025-04-05", "cause", "NO_VACANCY"))
                .then()
                .statusCode(200);
        return applicant;
    }

    /// The database takes no such change from the service, because of this constraint.
    private void databaseRefuses(String change, String constraint) throws SQLException {
        try (Connection app = Db.asApp();
                Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("set local kyodo.tenant = '" + coop.id() + "'");
            assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining(constraint);
        }
    }

    private String person(UUID member) {
        return coop.get("/members/" + member).path("personId");
    }

    private static Map<String, Object> application(UUID member, String person, String appliedOn) {
        Map<String, Object> application = new LinkedHashMap<>();
        application.put("id", member);
        application.put("personId", person);
        application.put("units", 1);
        application.put("appliedOn", appliedOn);
        return application;
    }
}
