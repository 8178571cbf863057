package coop.kyodo.surplus;

import static org.hamcrest.Matchers.empty;

import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.Repository;
import coop.kyodo.kit.testing.Tokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/// A co-op as the tests see it: what membership and governance report of it, and its people's
/// requests. Every test has one of its own.
final class Coop {

    private static final String MEMBERSHIP = "coop.kyodo.membership.";
    private static final EventSchemas MEMBERSHIPS = EventSchemas.of("membership-service");
    private static final String FIRST_DAY = "2026-02-01";
    static final String RESOLUTION = "coop.kyodo.governance.resolution-adopted.v1";
    final UUID id;
    private final Map<Integer, UUID> members = new LinkedHashMap<>();
    private final String began;
    private int delivered;

    private Coop(UUID id, String began) {
        this.id = id;
        this.began = began;
    }

    /// A co-op under this profile, which began in February of 2026, with a fiscal year that ends in
    /// March.
    static Coop under(String profile) {
        return under(profile, UUID.randomUUID());
    }

    /// One that no event has told of.
    static Coop unknown() {
        return new Coop(UUID.randomUUID(), FIRST_DAY);
    }

    /// One that began on another day than most.
    static Coop since(String began, String profile) {
        return under(profile, UUID.randomUUID(), "JPY", began);
    }

    static Coop under(String profile, UUID id) {
        return under(profile, id, "JPY");
    }

    static Coop under(String profile, UUID id, String currency) {
        return under(profile, id, currency, FIRST_DAY);
    }

    private static Coop under(String profile, UUID id, String currency, String began) {
        Coop coop = new Coop(id, began);
        coop.deliver(
                "cooperative-registered", id, 1, Registration.of(id, began, profile, currency));
        return coop;
    }

    /// Under the Act: four members who worked 1,800, 1,200, 900 and 600 hours in February and March
    /// of 2026, and a year of these two months with the figures of a profit of 4,000,000.
    static Coop withAYear() {
        Coop coop =
                under("JP_ACT_2022").fourMembers().worked("2026-02").worked("2026-03").settled();
        coop.openYear(figures(4_000_000, 0)).then().statusCode(201);
        return coop;
    }

    /// Under the Act: as many members as wished, who worked in March of 2026, and a year of this
    /// month. They are written past the events, as a benchmark does it.
    static Coop withMany(int members) throws SQLException, IOException {
        Coop coop = unknown();
        Path script =
                Repository.root()
                        .resolve("deploy/benchmark/src/main/resources/benchmark/surplus.sql");
        tamper(
                Files.readString(script)
                        .replace(":tenant", "'" + coop.id + "'")
                        .replace(":members", Integer.toString(members))
                        .replace(":months", "1"));
        coop.post(
                        "clerk",
                        "fiscal-years",
                        Map.of(
                                "year", "2025",
                                "from", "2026-03-01",
                                "to", "2026-03-31",
                                "figures", Years.ofMany(100_000_000)))
                .then()
                .statusCode(201);
        return coop;
    }

    Coop fourMembers() {
        for (int number = 1; number <= 4; number++) {
            admit(number, "2025-04-01");
        }
        return this;
    }

    Coop admit(int number, String day) {
        UUID member = members.computeIfAbsent(number, any -> UUID.randomUUID());
        deliver(
                "member-admitted",
                member,
                1,
                Map.of(
                        "cooperativeId", id,
                        "memberId", member,
                        "memberNumber", number,
                        "admittedOn", day,
                        "units", 10));
        return this;
    }

    Coop leave(int number, String day) {
        deliver(
                "member-left",
                member(number),
                9,
                Map.of(
                        "cooperativeId", id,
                        "memberId", member(number),
                        "memberNumber", number,
                        "leftOn", day,
                        "cause", "WITHDRAWAL"));
        return this;
    }

    /// The member did not leave on this day after all.
    Coop stayed(int number, String admittedOn, String leftOn) {
        deliver(
                "member-leaving-reversed",
                member(number),
                10,
                Map.of(
                        "cooperativeId", id,
                        "memberId", member(number),
                        "memberNumber", number,
                        "admittedOn", admittedOn,
                        "leftOn", leftOn,
                        "cause", "DEATH",
                        "reversedOn", leftOn));
        return this;
    }

    Coop paidIn(int number, long sequence, long subscribed, long paidIn) {
        Map<String, Object> holding =
                Map.of("units", 10, "subscribed", yen(subscribed), "paidIn", yen(paidIn));
        deliver(
                "capital-paid-in",
                member(number),
                sequence,
                Map.of(
                        "cooperativeId",
                        id,
                        "memberId",
                        member(number),
                        "amount",
                        yen(paidIn),
                        "effectiveOn",
                        "2025-05-01",
                        "member",
                        holding,
                        "cooperative",
                        holding));
        return this;
    }

    /// Membership could not apply so much of a member's dividend to capital.
    Coop dividendNotApplied(String plan, int number, long amount) {
        deliver(
                "dividend-not-applied",
                UUID.nameUUIDFromBytes((plan + member(number)).getBytes(StandardCharsets.UTF_8)),
                1,
                Map.of(
                        "cooperativeId",
                        id,
                        "planId",
                        plan,
                        "memberId",
                        member(number),
                        "amount",
                        yen(amount),
                        "reason",
                        "PAID_UP"));
        return this;
    }

    /// Half of the four members' hours.
    Coop worked(String period) {
        return worked(period, 1, 900, 600, 450, 300);
    }

    Coop worked(String period, long sequence, long... hours) {
        List<Map<String, Object>> totals = new ArrayList<>();
        for (int i = 0; i < hours.length; i++) {
            totals.add(total(i + 1, hours[i]));
        }
        return closed(period, sequence, Map.of("totals", totals));
    }

    /// One of the pages of a closing that together hold this many hours of so many members.
    Coop workedPage(
            String period,
            int closing,
            int page,
            int pages,
            Map<Integer, Long> hours,
            Whole whole) {
        List<Map<String, Object>> totals = new ArrayList<>();
        hours.forEach((number, worked) -> totals.add(total(number, worked)));
        return closed(
                period,
                page,
                Map.of(
                        "closing",
                        closing,
                        "page",
                        page,
                        "pages",
                        pages,
                        "whole",
                        Map.of(
                                "members",
                                whole.members(),
                                "minutes",
                                whole.hours() * 60,
                                "days",
                                whole.days(),
                                "grade",
                                0,
                                "responsibility",
                                0),
                        "totals",
                        totals));
    }

    /// A closing in which everybody worked an hour and has these points for the grade of it.
    Coop graded(String period, long... grades) {
        List<Map<String, Object>> totals = new ArrayList<>();
        for (int i = 0; i < grades.length; i++) {
            Map<String, Object> total = new LinkedHashMap<>(total(i + 1, 1));
            total.put("grade", grades[i]);
            totals.add(total);
        }
        return closed(period, 1, Map.of("totals", totals));
    }

    record Whole(int members, long hours, long days) {}

    /// What these worked as members, and what these as none.
    Coop worked(String period, Map<Integer, Long> hours, Map<Integer, Long> others) {
        return closed(period, 1, Closing.of(this, hours, others));
    }

    Map<String, Object> total(int number, long hours) {
        return Map.of("memberId", member(number), "minutes", hours * 60, "days", hours / 8);
    }

    private Coop closed(String period, long sequence, Map<String, Object> more) {
        Map<String, Object> data = new LinkedHashMap<>(more);
        data.put("cooperativeId", id);
        data.put("period", period);
        data.put("closedOn", period + "-28");
        deliver(
                "work-period-closed",
                UUID.nameUUIDFromBytes((id + period).getBytes(StandardCharsets.UTF_8)),
                sequence,
                data);
        return this;
    }

    /// The general assembly adopts a plan with this hash, and the figures that it was made from.
    UUID adopts(UUID resolution, String plan, String hash) {
        Approvals.ofPlan(this, plan);
        return decides(resolution, resolution(resolution, plan, hash));
    }

    /// The general assembly adopts a resolution on another matter.
    UUID resolves(String matter, String reference, String hash) {
        UUID resolution = UUID.randomUUID();
        return decides(resolution, resolution(resolution, matter, reference, hash));
    }

    UUID decides(UUID resolution, Map<String, Object> data) {
        Events.deliver(RESOLUTION, resolution, 1, id, data);
        delivered++;
        settled();
        return resolution;
    }

    Map<String, Object> resolution(UUID resolution, String plan, String hash) {
        return resolution(resolution, "SURPLUS_PLAN", plan, hash);
    }

    private Map<String, Object> resolution(
            UUID resolution, String matter, String reference, String hash) {
        return Map.of(
                "cooperativeId",
                id,
                "assemblyId",
                UUID.randomUUID(),
                "resolutionId",
                resolution,
                "kind",
                "ORDINARY",
                "matter",
                Map.of("type", matter, "reference", reference, "hash", hash),
                "adoptedOn",
                "2026-06-20",
                "figures",
                EventSchemas.of("governance-service").example(RESOLUTION).path("figures"));
    }

    UUID member(int number) {
        return members.computeIfAbsent(number, any -> UUID.randomUUID());
    }

    /// Waits until everything delivered has taken effect.
    Coop settled() {
        Awaitility.await("the events of " + id)
                .atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(50))
                .until(() ->
                        number("select count(*) from inbox where tenant_id = '" + id + "'")
                                >= delivered);
        return this;
    }

    /// Waits until nothing is on its way any more and every check is in order.
    void verified() {
        Awaitility.await("the verification of " + id)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() ->
                        get("auditor", "verification")
                                .then()
                                .body("checks.findAll { !it.ok }.name", empty()));
    }

    /// An event was delivered past this class.
    void expectOneMore() {
        delivered++;
    }

    Response openYear(Map<String, Object> figures) {
        return openYear("2025", "2026-02-01", "2026-03-31", figures);
    }

    Response openYear(String year, String from, String to, Map<String, Object> figures) {
        return post(
                "clerk",
                "fiscal-years",
                Map.of("year", year, "from", from, "to", to, "figures", figures));
    }

    Response plan(long distributed) {
        return plan("2025", distributed);
    }

    Response plan(String year, long distributed) {
        return post("clerk", "plans", Map.of("fiscalYear", year, "distributed", yen(distributed)));
    }

    Response submit(String plan) {
        return post("clerk", "plans/" + plan + "/submission", Map.of("submittedOn", "2026-05-28"));
    }

    Response execute(String plan) {
        return post("director", "plans/" + plan + "/execution", Map.of("executedOn", "2026-06-30"));
    }

    /// A submitted and adopted plan.
    String adoptedPlan(long distributed) {
        return adoptedPlan("2025", distributed);
    }

    String adoptedPlan(String year, long distributed) {
        Response made = plan(year, distributed);
        made.then().statusCode(201);
        String plan = made.path("planId");
        submit(plan).then().statusCode(200);
        adopts(UUID.randomUUID(), plan, made.path("hash"));
        return plan;
    }

    Response post(String role, String path, Object body) {
        return as(role).header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path);
    }

    Response get(String role, String path) {
        return as(role).get(path);
    }

    RequestSpecification as(String role) {
        return as(Tokens.of(id).role(role));
    }

    RequestSpecification as(Tokens token) {
        return RestAssured.given()
                .basePath("/v1/cooperatives/" + id)
                .contentType(ContentType.JSON)
                .auth()
                .oauth2(token.bearer());
    }

    static Map<String, Object> figures(long netProfit, long carriedForward) {
        return Map.of(
                "netProfit", yen(netProfit),
                "carriedForward", yen(carriedForward),
                "reserveBalance", yen(900_000),
                "jobCreationBalance", yen(0),
                "educationCarryOver", yen(0),
                "capital", yen(3_000_000));
    }

    static Map<String, String> yen(long amount) {
        return Map.of("amount", Long.toString(amount), "currency", "JPY");
    }

    static long number(String sql) throws SQLException {
        try (Connection owner = everything();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /// What only somebody with the owner's password could do.
    static void tamper(String sql) throws SQLException {
        try (Connection owner = everything();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection everything() throws SQLException {
        Connection owner = Db.asOwner();
        try (Statement statement = owner.createStatement()) {
            statement.execute("set kyodo.tenant = '*'");
        }
        return owner;
    }

    void deliver(String name, UUID aggregate, long sequence, Object data) {
        String type = MEMBERSHIP + name + ".v1";
        MEMBERSHIPS.validate(type, data);
        Events.deliver(type, aggregate, sequence, id, data);
        delivered++;
    }
}
