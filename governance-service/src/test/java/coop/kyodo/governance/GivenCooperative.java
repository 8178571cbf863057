package coop.kyodo.governance;

import static io.restassured.RestAssured.given;

import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.Tokens;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// A co-op that this service learned of from events, and the calls its clerk makes.
final class GivenCooperative {

    static final LocalDate HELD_ON = LocalDate.of(2025, 6, 20);
    static final LocalDate SENT_ON = LocalDate.of(2025, 6, 10);

    static final String MEMBERSHIP = "coop.kyodo.membership.";

    final UUID id = UUID.randomUUID();
    final List<UUID> members = new ArrayList<>();

    private final String clerk = Tokens.of(id).role("clerk").bearer();
    private final String profile;

    GivenCooperative() {
        this("JP_ACT_2022");
    }

    private GivenCooperative(String profile) {
        this.profile = profile;
    }

    /// A co-op with this many members, whose articles allow every mode of attendance.
    static GivenCooperative with(int members) {
        return with(members, Map.of(), Map.of());
    }

    /// As above, where the articles differ.
    static GivenCooperative with(
            int members, Map<String, Object> meeting, Map<String, Object> officers) {
        return new GivenCooperative().registered(members, meeting, officers);
    }

    /// A certified non-profit co-op with this many members, whose articles differ.
    static GivenCooperative certified(int members, Map<String, Object> officers) {
        return new GivenCooperative("JP_ACT_2022_NONPROFIT")
                .registered(members, Map.of(), officers);
    }

    /// A co-op under this law with this many members.
    static GivenCooperative under(String profile, int members) {
        return new GivenCooperative(profile).registered(members, Map.of(), Map.of());
    }

    private GivenCooperative registered(
            int count, Map<String, Object> meeting, Map<String, Object> officers) {
        register(meeting, officers);
        for (int number = 1; number <= count; number++) {
            admit(number);
        }
        return this;
    }

    private void register(Map<String, Object> meeting, Map<String, Object> officers) {
        Events.deliver(
                MEMBERSHIP + "cooperative-registered.v1",
                id,
                1,
                id,
                registration(meeting, officers));
    }

    Map<String, Object> registration(Map<String, Object> meeting, Map<String, Object> officers) {
        Map<String, Object> meetingArticles =
                new HashMap<>(
                        Map.of(
                                "noticeDays", 10,
                                "writtenVote", true,
                                "electronicVote", true,
                                "proxyVote", true,
                                "chairCountsAsPresent", true,
                                "tieBase", "CAST",
                                "unnotifiedMatters", false));
        meetingArticles.putAll(meeting);
        Map<String, Object> officerArticles =
                new HashMap<>(
                        Map.of(
                                "directors", 3,
                                "auditors", 1,
                                "method", "ELECTION",
                                "directorTermYears", 2,
                                "auditorTermYears", 4));
        officerArticles.putAll(officers);
        Map<String, Object> money = Map.of("amount", "50000", "currency", "JPY");
        return Map.of(
                "cooperativeId",
                id,
                "name",
                "労働者協同組合あおぞら",
                "profile",
                profile,
                "articlesVersion",
                1,
                "effectiveOn",
                "2025-04-01",
                "articles",
                Map.of(
                        "unitAmount",
                        money,
                        "fiscalYearEnd",
                        "03-31",
                        "withdrawalNoticeDays",
                        90,
                        "clearDays",
                        0,
                        "reserveTarget",
                        money,
                        "meeting",
                        meetingArticles,
                        "officers",
                        officerArticles,
                        "surplus",
                        Map.of(
                                "reserveRate", "1/10",
                                "jobCreationRate", "1/20",
                                "educationRate", "1/20",
                                "dividendsToUnpaidCapital", false)));
    }

    private void admit(int number) {
        UUID member = UUID.randomUUID();
        members.add(member);
        Events.deliver(MEMBERSHIP + "member-admitted.v1", member, 1, id, admission(member, number));
    }

    Map<String, Object> admission(UUID member, int number) {
        return Map.of(
                "cooperativeId", id,
                "memberId", member,
                "memberNumber", number,
                "admittedOn", "2025-04-01",
                "units", 1);
    }

    Map<String, Object> leaving(UUID member, int number, String leftOn) {
        return Map.of(
                "cooperativeId", id,
                "memberId", member,
                "memberNumber", number,
                "leftOn", leftOn,
                "cause", "NOTICE");
    }

    /// @param state GIVEN or CANCELLED
    Map<String, Object> notice(UUID member, int number, String state, String effectiveOn) {
        return Map.of(
                "cooperativeId", id,
                "memberId", member,
                "memberNumber", number,
                "admittedOn", "2025-04-01",
                "state", state,
                "noticeOn", "2025-04-10",
                "effectiveOn", effectiveOn);
    }

    /// The leaving of the end of May is taken back.
    Map<String, Object> leavingReversed(UUID member, int number) {
        return Map.of(
                "cooperativeId", id,
                "memberId", member,
                "memberNumber", number,
                "admittedOn", "2025-04-01",
                "leftOn", "2025-05-31",
                "cause", "DEATH",
                "reversedOn", "2025-06-01");
    }

    UUID member(int number) {
        return members.get(number - 1);
    }

    String membersHash() {
        return hash(members);
    }

    static String hash(List<UUID> members) {
        return coop.kyodo.kit.store.Hashes.sha256(
                members.stream().map(UUID::toString).sorted().collect(Collectors.joining("\n")));
    }

    // What the clerk sends

    Response post(String path, Object body) {
        return postAs(clerk, UUID.randomUUID().toString(), path, body);
    }

    Response postAs(String token, String key, String path, Object body) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/v1/cooperatives/" + id + path);
    }

    Response get(String path) {
        return getAs(clerk, path);
    }

    Response getAs(String token, String path) {
        return given().auth().oauth2(token).get("/v1/cooperatives/" + id + path);
    }

    /// Every check of the service holds, once the relay has emptied the outbox.
    void provesItself() {
        Events.eventually(
                "verification reports clean",
                () -> get("/verification").then().statusCode(200).extract().<Boolean>path("ok"),
                ok -> ok);
    }

    static Map<String, Object> notice(Object... agenda) {
        return notice(SENT_ON, agenda);
    }

    static Map<String, Object> notice(LocalDate sentOn, Object... agenda) {
        return new HashMap<>(
                Map.of(
                        "kind",
                        "ORDINARY",
                        "heldOn",
                        HELD_ON.toString(),
                        "place",
                        "本部ホール",
                        "recordDate",
                        "2025-06-10",
                        "notice",
                        Map.of("sentOn", sentOn.toString()),
                        "agenda",
                        List.of(agenda)));
    }

    static Map<String, Object> resolution(UUID item, String kind, String matter) {
        return Map.of(
                "id",
                item,
                "title",
                "On " + matter,
                "kind",
                kind,
                "matter",
                Map.of("type", matter));
    }

    static Map<String, Object> election(UUID item, String office, List<UUID> candidates) {
        return Map.of(
                "id",
                item,
                "title",
                "Election of " + office,
                "kind",
                "ELECTION",
                "election",
                Map.of("office", office, "candidates", candidates));
    }

    /// Convenes, waiting until the registration has arrived.
    UUID convened(Object... agenda) {
        Response convened =
                Events.eventually(
                        "the co-op is known",
                        () -> post("/assemblies", notice(agenda)),
                        answer -> answer.statusCode() != 409);
        return UUID.fromString(convened.then().statusCode(201).extract().path("id"));
    }

    /// As [#convened], with the roll fixed once all members are known.
    UUID withRoll(Object... agenda) {
        UUID assembly = convened(agenda);
        fixRoll(assembly).then().statusCode(201);
        return assembly;
    }

    Response fixRoll(UUID assembly) {
        return Events.eventually(
                "all members are known",
                () ->
                        post(
                                "/assemblies/" + assembly + "/roll",
                                Map.of("expectedMembersHash", membersHash())),
                answer -> answer.statusCode() != 409);
    }

    Response attend(UUID assembly, int number, String mode) {
        return post(
                "/assemblies/" + assembly + "/attendances",
                Map.of("memberId", member(number), "mode", mode));
    }

    Response attendByProxy(UUID assembly, int number, int holder) {
        return post(
                "/assemblies/" + assembly + "/attendances",
                Map.of(
                        "memberId",
                        member(number),
                        "mode",
                        "PROXY",
                        "proxyHolderId",
                        member(holder)));
    }

    /// As [#withRoll], with everybody there in person and the first member in the chair.
    UUID open(Object... agenda) {
        UUID assembly = withRoll(agenda);
        for (int number = 1; number <= members.size(); number++) {
            attend(assembly, number, "IN_PERSON").then().statusCode(201);
        }
        chair(assembly, 1).then().statusCode(200);
        return assembly;
    }

    Response chair(UUID assembly, int number) {
        return post(
                "/assemblies/" + assembly + "/opening",
                Map.of("chairMemberId", member(number), "openedOn", HELD_ON.toString()));
    }

    Response vote(UUID assembly, UUID item, int number, String choice) {
        return post(
                itemPath(assembly, item) + "/votes",
                Map.of("memberId", member(number), "choice", choice));
    }

    Response count(UUID assembly, UUID item) {
        return post(itemPath(assembly, item) + "/closing", Map.of());
    }

    Response hallBallot(UUID assembly, UUID item, int issued, int found, List<?> ballots) {
        return post(
                itemPath(assembly, item) + "/hall-ballot",
                Map.of(
                        "papersIssued",
                        issued,
                        "papersFound",
                        found,
                        "ballots",
                        ballots,
                        "tellers",
                        List.of(member(1), member(2))));
    }

    /// Declares that two members are married, waiting until both are known.
    Response related(int number, int other) {
        return Events.eventually(
                "both members are known",
                () -> post("/officer-relations", marriage(member(number), member(other))),
                answer -> answer.statusCode() != 409);
    }

    static Map<String, Object> marriage(UUID member, UUID other) {
        return Map.of(
                "memberId",
                member,
                "otherMemberId",
                other,
                "kind",
                "SPOUSE",
                "since",
                "2025-04-01");
    }

    static String itemPath(UUID assembly, UUID item) {
        return "/assemblies/" + assembly + "/agenda-items/" + item;
    }
}
