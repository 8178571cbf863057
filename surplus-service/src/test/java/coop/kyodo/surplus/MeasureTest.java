package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static coop.kyodo.surplus.Coop.yen;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What members are measured by beside hours and days: imported, or told by membership.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class MeasureTest {

    private static final String CSV = "text/csv; charset=utf-8";

    @Test
    void withoutItsImportAMeasureIsMissed() {
        Coop coop = italian();

        coop.plan(24_000).then().statusCode(409).body("code", equalTo("measure-missing"));
    }

    @Test
    void it04PayIsImportedAndFrozenIntoThePlan() {
        Coop coop = italian();
        String lines = pay(coop, 30_000, 20_000, 10_000, 0);

        Response imported = send(coop, "PAY", UUID.randomUUID(), lines);
        imported.then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("whole", equalTo(true))
                .body("taken", equalTo(4))
                .body("sourceHash", equalTo(Hashes.sha256(lines)));
        Response made = coop.plan(24_000);

        made.then()
                .statusCode(201)
                .body("snapshot.measures.measure", contains("PAY"))
                .body("snapshot.measures.sourceHash", contains(imported.<String>path("sourceHash")))
                .body("snapshot.measures.version", contains(1))
                .body("snapshot.late.measures", empty())
                .body("waterfall.lines[2].returned", equalTo(yen(6_000)));
        coop.get("auditor", "plans/" + made.path("planId") + "/allocations")
                .then()
                .body("items.amount.amount", contains("9000", "6000", "3000"));
        String document =
                coop.get("auditor", "plans/" + made.path("planId") + "/document").asString();
        assertThat(document).contains("\"other\":{\"PAY\":30000}");
        assertThat(Hashes.sha256(document)).isEqualTo(made.path("hash"));
    }

    @Test
    void theSourceHashIsThatOfTheBytesSent() {
        Coop coop = italian();
        UUID id = UUID.randomUUID();
        String csv = "memberId,value\r\n\"%s\",3\r\n".formatted(coop.member(1));

        sendCsv(coop, id, csv.getBytes(UTF_8))
                .then()
                .statusCode(200)
                .body("sourceHash", equalTo(Hashes.sha256(csv)));

        sendCsv(coop, id, csv.getBytes(UTF_8)).then().statusCode(200).body("taken", equalTo(1));
        sendCsv(coop, id, csv.replace("\"", "").getBytes(UTF_8))
                .then()
                .statusCode(409)
                .body("code", equalTo("import-differs"));
    }

    @Test
    void anImportThatKeepsTheDigestOfItsLinesIsStillKnownWhenItIsSentAgain() throws SQLException {
        Coop coop = italian();
        UUID id = UUID.randomUUID();
        String withoutEnd = pay(coop, 3, 2, 1, 0).strip();
        send(coop, "PAY", id, withoutEnd)
                .then()
                .statusCode(200)
                .body("sourceHash", equalTo(Hashes.sha256(withoutEnd)));
        try (Connection owner = Db.asOwner();
                Statement everybody = owner.createStatement();
                PreparedStatement older =
                        owner.prepareStatement(
                                "update import_run set digest = ? where import_id = ?")) {
            everybody.execute("set kyodo.tenant = '*'");
            older.setString(1, Hashes.sha256(withoutEnd + "\n"));
            older.setObject(2, id);
            assertThat(older.executeUpdate()).isEqualTo(1);
        }

        send(coop, "PAY", id, withoutEnd).then().statusCode(200).body("taken", equalTo(4));
        send(coop, "PAY", id, pay(coop, 3, 2, 1, 1)).then().statusCode(409);
    }

    @Test
    void aCsvInTheCharactersOfAnOlderSpreadsheetSaysWhatIsWrong() {
        Coop coop = italian();
        byte[] body = "memberId,value\r\n佐藤,3\r\n".getBytes(Charset.forName("Shift_JIS"));

        sendCsv(coop, UUID.randomUUID(), body)
                .then()
                .statusCode(400)
                .body("code", equalTo("not-utf-8"))
                .body("title", startsWith("The text is not UTF-8"));
    }

    @Test
    void whatAnImportIsSentAsIsNamedWhenItIsNeither() {
        Coop coop = italian();

        coop.as("clerk")
                .contentType("application/json")
                .body("{}")
                .put("measures/2025/PAY/" + UUID.randomUUID())
                .then()
                .statusCode(415)
                .body("detail", containsString("application/x-ndjson"))
                .body("detail", containsString("text/csv"));
    }

    @Test
    void aLateMeasureIsNoPartOfThePlanAndStandsBesideIt() {
        Coop coop = italian();
        send(coop, "PAY", UUID.randomUUID(), pay(coop, 30_000, 20_000, 10_000, 0));
        Response made = coop.plan(24_000);
        String plan = made.path("planId");
        coop.submit(plan).then().statusCode(200);

        send(coop, "PAY", UUID.randomUUID(), pay(coop, 10_000, 10_000, 10_000, 10_000))
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        coop.worked("2026-03", 2, 1, 1, 1, 1).settled();

        coop.get("clerk", "plans/" + plan)
                .then()
                .body("hash", equalTo(made.path("hash")))
                .body("snapshot.measures.version", contains(1))
                .body("snapshot.late.measures.version", contains(2))
                .body("snapshot.late.periods", contains("2026-03"));
        coop.adopts(UUID.randomUUID(), plan, made.path("hash"));
        coop.execute(plan).then().statusCode(200).body("hash", equalTo(made.path("hash")));
        coop.verified();
        send(coop, "PAY", UUID.randomUUID(), pay(coop, 1, 1, 1, 1))
                .then()
                .statusCode(409)
                .body("code", equalTo("fiscal-year-closed"));
    }

    @Test
    void aListWithARefusedLineDoesNotHold() {
        Coop coop = italian();
        UUID stranger = UUID.randomUUID();
        UUID id = UUID.randomUUID();

        send(coop, "PAY", id, pay(coop, 1, 1, 1, 1) + line(stranger, 1) + line(coop.member(1), 2))
                .then()
                .statusCode(200)
                .body("whole", equalTo(false))
                .body("refused", equalTo(2));

        coop.get("auditor", "measures/2025/PAY/" + id + "/problems")
                .then()
                .statusCode(200)
                .body("items.line", contains(5, 6))
                .body("items.code", contains("member-not-found", "member-twice"));
        coop.plan(1).then().statusCode(409).body("code", equalTo("measure-missing"));
    }

    @Test
    void theSameImportAgainChangesNothingAndAnotherUnderItsIdIsRefused() {
        Coop coop = italian();
        UUID id = UUID.randomUUID();
        String lines = pay(coop, 1, 2, 3, 4);
        Response first = send(coop, "PAY", id, lines);

        Response again = send(coop, "PAY", id, lines);

        assertThat(again.asString()).isEqualTo(first.asString());
        send(coop, "PAY", id, pay(coop, 4, 3, 2, 1))
                .then()
                .statusCode(409)
                .body("code", equalTo("import-differs"));
        send(coop, "GRADE", id, lines).then().statusCode(409);
        coop.get("auditor", "measures/2025").then().body("items", hasSize(1));
        coop.get("auditor", "measures/2025?measure=GRADE").then().body("items", empty());
    }

    @Test
    void csvIsReadToo() {
        Coop coop = italian();

        coop.as("clerk")
                .contentType("text/csv; charset=utf-8")
                .body(("memberId,value\n" + coop.member(1) + ",30000\n").getBytes(UTF_8))
                .put("measures/2025/PAY/" + UUID.randomUUID())
                .then()
                .statusCode(200)
                .body("taken", equalTo(1));
    }

    @Test
    void whatMembershipTellsIsNotImported() {
        Coop coop = italian();

        send(coop, "SENIORITY", UUID.randomUUID(), pay(coop, 1, 1, 1, 1))
                .then()
                .statusCode(409)
                .body("code", equalTo("measure-not-imported"));
    }

    @Test
    void capitalAndSeniorityComeFromMembershipAlsoForThoseWhoDidNotWork() {
        Coop coop =
                Coop.under("GENERIC")
                        .fourMembers()
                        .admit(5, "2026-01-31")
                        .paidIn(1, 3, 300_000, 300_000)
                        .paidIn(5, 3, 100_000, 100_000)
                        .worked("2026-02")
                        .worked("2026-03")
                        .settled();
        coop.openYear(figures(1_000_000, 0)).then().statusCode(201);
        coop.post(
                        "clerk",
                        "policies",
                        Map.of(
                                "decidedOn",
                                "2025-06-20",
                                "steps",
                                List.of(
                                        members("capital", 4_000, "CAPITAL"),
                                        members("seniority", 5_000, "SENIORITY"),
                                        members("months", 800, "MONTHS"))))
                .then()
                .statusCode(201);

        Response simulated = coop.post("clerk", "simulations", Map.of("fiscalYear", "2025"));

        simulated
                .then()
                .statusCode(200)
                .body(
                        "shares.findAll { it.step == 'capital' }.amount.amount",
                        contains("3000", "1000"))
                .body(
                        "shares.findAll { it.step == 'seniority' }.amount.amount",
                        contains("1200", "1200", "1200", "1200", "200"))
                .body(
                        "shares.findAll { it.step == 'months' }.amount.amount",
                        contains("200", "200", "200", "200"));
    }

    @Test
    void fr03ThoseWhoWorkAndAreNoMembersShareInAStoredPlan() {
        Coop coop = Coop.under("FR_SCOP");
        for (int number = 1; number <= 3; number++) {
            coop.admit(number, "2025-04-01");
        }
        coop.worked("2026-02").worked("2026-03").settled();
        coop.openYear(figures(4_000_000, 0)).then().statusCode(201);

        Response made = coop.plan(1_800_000);

        made.then()
                .statusCode(201)
                .body("snapshot.members", equalTo(4))
                .body("waterfall.lines[2].amount", equalTo(yen(1_800_000)));
        coop.get("auditor", "plans/" + made.path("planId") + "/allocations")
                .then()
                .body("items.memberNumber", contains(1, 2, 3));
    }

    /// All four worked 100 hours in each of three months: two members, one who became a member in
    /// the third month, and one who is none.
    @Test
    void fr03WorkAsNoMemberCountsInTheWorkPartAsMembersWorkDoes() {
        Coop coop =
                Coop.since("2026-01-01", "FR_SCOP").admit(1, "2025-04-01").admit(2, "2025-04-01");
        coop.admit(3, "2026-03-01")
                .worked("2026-01", Map.of(1, 100L, 2, 100L), Map.of(3, 100L, 4, 100L))
                .worked("2026-02", Map.of(1, 100L, 2, 100L), Map.of(3, 100L, 4, 100L))
                .worked("2026-03", Map.of(1, 100L, 2, 100L, 3, 100L), Map.of(4, 100L))
                .settled();
        coop.openYear("2025", "2026-01-01", "2026-03-31", figures(4_000_000, 0));

        Response made = coop.plan(1_800_000);

        String plan =
                made.then()
                        .statusCode(201)
                        .body("snapshot.members", equalTo(4))
                        .body("snapshot.minutes", equalTo(72_000))
                        .body("snapshot.notEligible.minutes", contains(18_000, 12_000))
                        .extract()
                        .path("planId");
        coop.get("auditor", "plans/" + plan + "/allocations")
                .then()
                .body("items.memberNumber", contains(0, 1, 2, 3))
                .body("items[0].memberId", equalTo(coop.member(4).toString()))
                .body("items.amount.amount", contains("450000", "450000", "450000", "450000"));
        coop.submit(plan).then().statusCode(200);
        coop.adopts(UUID.randomUUID(), plan, made.path("hash"));
        coop.execute(plan).then().statusCode(200);
        for (int number = 3; number <= 4; number++) {
            coop.get("clerk", "members/" + coop.member(number) + "/statements")
                    .then()
                    .statusCode(200)
                    .body("items[0].months.minutes", contains(6_000, 6_000, 6_000));
        }
        DividendBatchTest.accounts(coop, 4);
        coop.verified();
    }

    /// One month of work in the year is too few, and four months of membership are; the first work
    /// as an employee is seven months ago.
    @Test
    void fr03SeniorityCountsFromTheFirstWorkAlsoBeforeAdmission() {
        Coop coop =
                Coop.since("2026-01-01", "FR_SCOP").admit(1, "2025-04-01").admit(2, "2025-12-01");
        coop.worked("2025-09", Map.of(1, 100L), Map.of(2, 100L))
                .worked("2026-01", Map.of(1, 100L), Map.of())
                .worked("2026-02", Map.of(1, 100L), Map.of())
                .worked("2026-03", Map.of(1, 100L, 2, 100L), Map.of())
                .settled();
        coop.openYear("2025", "2026-01-01", "2026-03-31", figures(4_000_000, 0));

        String plan = coop.plan(1_800_000).then().statusCode(201).extract().path("planId");

        coop.get("auditor", "plans/" + plan + "/allocations")
                .then()
                .body("items.memberNumber", contains(1, 2));
    }

    @Test
    void aMeasureIsImportedOfSomebodyWhoIsKnownByWorkAsNoMember() {
        Coop coop =
                Coop.under("FR_SCOP")
                        .admit(1, "2025-04-01")
                        .worked("2026-02", Map.of(1, 8L), Map.of(2, 8L))
                        .settled();
        coop.openYear(figures(100_000, 0)).then().statusCode(201);

        send(coop, "PAY", UUID.randomUUID(), pay(coop, 30_000, 20_000))
                .then()
                .statusCode(200)
                .body("whole", equalTo(true))
                .body("taken", equalTo(2));
    }

    static Coop italian() {
        Coop coop = Coop.under("IT").fourMembers().worked("2026-02").worked("2026-03").settled();
        coop.openYear(figures(100_000, 0)).then().statusCode(201);
        return coop;
    }

    private static Map<String, Object> members(String name, long amount, String measure) {
        return Map.of(
                "name",
                name,
                "title",
                Map.of("en", name, "ja", name),
                "source",
                "REMAINING",
                "amount",
                yen(amount),
                "bound",
                "EXACT",
                "sink",
                "MEMBERS",
                "split",
                Map.of("measures", List.of(Map.of("measure", measure, "weight", "1"))));
    }

    static String pay(Coop coop, long... pay) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < pay.length; i++) {
            lines.append(line(coop.member(i + 1), pay[i]));
        }
        return lines.toString();
    }

    private static String line(UUID member, long value) {
        return "{\"memberId\":\"%s\",\"value\":%d}\n".formatted(member, value);
    }

    private static Response sendCsv(Coop coop, UUID id, byte[] body) {
        return coop.as("clerk").contentType(CSV).body(body).put("measures/2025/PAY/" + id);
    }

    static Response send(Coop coop, String measure, UUID id, String lines) {
        return coop.as("clerk")
                .contentType("application/x-ndjson; charset=utf-8")
                .body(lines.getBytes(UTF_8))
                .put("measures/2025/" + measure + "/" + id);
    }
}
