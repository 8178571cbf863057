package coop.kyodo.membership.privacy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import coop.kyodo.kit.payment.BankAccount;
import coop.kyodo.kit.payment.PayeeAccounts;
import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.testing.ContractFilter;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class PrivacyTest {

    private static final List<String> PERSONAL =
            List.of(
                    "御手洗",
                    "ミタライ",
                    "1971-02-03",
                    "三浦郡葉山町",
                    "DE89370400440532013000",
                    "逗子市",
                    "mitarai@coop.example",
                    "mitarai-file",
                    "mitarai-counter");

    private final UUID member = Ids.next();
    private Coop coop;

    @Inject Work work;

    @BeforeEach
    void aCoop() {
        coop = Coop.withMembers(3, 2);
    }

    @Test
    void afterAnErasureNoTableHoldsAnythingOfThePerson() throws SQLException {
        String person = left();
        assertThat(tablesWithPersonalData())
                .contains(
                        "person_version",
                        "evidence",
                        "idempotency",
                        "payee_account",
                        "register_inspection",
                        "member_debt",
                        "audit_reason",
                        "journal",
                        "work_entry");

        Time.on("2036-04-01");
        erase(person).then().statusCode(201);

        assertThat(tablesWithPersonalData()).isEmpty();
        coop.get("/persons/" + person)
                .then()
                .body("data.person", nullValue())
                .body("memberships", hasSize(1));
        coop.get("/members/" + member)
                .then()
                .statusCode(200)
                .body("", not(hasKey("person")))
                .body("memberNumber", equalTo(4));
    }

    @Test
    void theRegisterTheLedgerAndTheAuditChainStayWhole() {
        String person = left();
        Response before = coop.audit("/register?asOf=2025-12-31");
        Response accounts = coop.audit("/ledger/accounts?asOf=2026-03-31");
        Time.on("2036-04-01");

        erase(person).then().statusCode(201);

        coop.audit("/register?asOf=2025-12-31")
                .then()
                .body("members", equalTo(before.<Integer>path("members")))
                .body("units", equalTo(before.<Integer>path("units")))
                .body("membersHash", equalTo(before.<String>path("membersHash")))
                .body("items[3].memberId", equalTo(member.toString()))
                .body("items[3]", not(hasKey("name")));
        coop.audit("/ledger/accounts?asOf=2026-03-31")
                .then()
                .body("accounts", equalTo(accounts.<List<?>>path("accounts")));
        Events.eventually(
                "verification to be clean",
                () -> coop.audit("/verification"),
                report -> report.<Boolean>path("ok"));
    }

    /// The words are gone; that there were some, and their digest, are still in the chain.
    @Test
    void theReasonsAreGoneFromTheHistoryAndTheReferencesFromTheLedger() {
        String person = left();
        history().body("items.source.reason", hasItem("mitarai-counter"));
        Time.on("2036-04-01");

        erase(person).then().statusCode(201);

        history().body("items.source.reason", not(hasItem("mitarai-counter")));
        coop.audit("/audit-entries?limit=500")
                .then()
                .body(
                        "items.entry.findAll { it.action == 'capital-paid' && it.reasonDigest }"
                                + ".size()",
                        equalTo(1));
        coop.audit("/members/" + member + "/account?asOf=2025-08-01")
                .then()
                .body(
                        "entries.findAll { it.reference }.reference",
                        everyItem(startsWith("erased:")))
                .body("entries.find { it.kind == 'PAYMENT_REVERSAL' }.reason", equalTo("[erased]"))
                .body("paidIn.amount", equalTo("100000"));
    }

    private ValidatableResponse history() {
        return coop.audit("/members/" + member + "/history").then().statusCode(200);
    }

    @Test
    void theReceiptSaysWhatWhenAndByWhichRuleAndItsHashIsInTheAuditLog() {
        String person = left();
        Time.on("2036-04-01");

        Response receipt = erase(person);

        receipt.then()
                .statusCode(201)
                .body("rule", equalTo("APPI-22"))
                .body("memberIds", contains(member.toString()))
                .body("erased.versions", equalTo(2))
                .body("erased.evidence", equalTo(1))
                .body("erasedAt", equalTo("2036-03-31T15:00:00Z"));
        String text =
                String.join(
                        "\n",
                        receipt.path("erasureId"),
                        person,
                        "RETENTION_ENDED",
                        "",
                        member.toString(),
                        "2",
                        "1",
                        "8",
                        "1",
                        receipt.path("erased.answers").toString(),
                        "2036-03-31T15:00:00Z",
                        "APPI-22",
                        receipt.path("source"));
        receipt.then().body("hash", equalTo(Hashes.sha256(text)));
        coop.audit("/audit-entries?limit=500")
                .then()
                .body(
                        "items.entry.find { it.action == 'person-erased' }.details.receipt",
                        equalTo(receipt.<String>path("hash")));
        coop.get("/persons/" + person + "/erasure")
                .then()
                .statusCode(200)
                .body("", equalTo(receipt.path("")));
        EventSchemas.of("membership-service")
                .validate(
                        Events.await(
                                "coop.kyodo.membership.person-erased.v1", UUID.fromString(person)));
    }

    @Test
    void whileADutyToKeepItLastsTheErasureIsRefusedWithTheDuty() {
        String onRegister = coop.get("/members/" + join()).path("personId");

        erase(onRegister)
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-029"))
                .body("source", equalTo("Workers Cooperatives Act, art. 10"));

        leave();
        Time.on("2036-03-31");
        erase(onRegister)
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-183"))
                .body("figures.keepUntil", equalTo("2036-03-31"));
        coop.get("/persons/" + onRegister).then().body("data.person.name", equalTo("御手洗花子"));
    }

    @Test
    void whoWasRefusedIsErasedWithTheWordsOfTheRefusal() throws SQLException {
        Map<String, Object> application = application();
        coop.post("/members", application).then().statusCode(201);
        coop.post(
                        "/members/" + member + "/refusal",
                        Map.of(
                                "refusedOn", "2025-04-05",
                                "cause", "OTHER",
                                "explanation", "御手洗さんは他県在住"))
                .then()
                .statusCode(200);
        String person = coop.get("/members/" + member).path("personId");

        erase(person).then().statusCode(201).body("erased.explanations", equalTo(1));

        assertThat(tablesWithPersonalData()).isEmpty();
        coop.get("/members/" + member).then().body("refusal.cause", equalTo("OTHER"));
    }

    @Test
    void theRecordsThatWereMergedAreErasedToo() throws SQLException {
        coop.post("/members", application()).then().statusCode(201);
        refuse(member);
        UUID other = Ids.next();
        Map<String, Object> again = application();
        again.put("id", other);
        coop.post("/members", again).then().statusCode(201);
        refuse(other);
        String losing = coop.get("/members/" + member).path("personId");
        String staying = coop.get("/members/" + other).path("personId");
        coop.post("/persons/" + losing + "/merge", Map.of("intoPersonId", staying))
                .then()
                .statusCode(200);

        erase(losing).then().statusCode(201).body("personId", equalTo(staying));

        assertThat(tablesWithPersonalData()).isEmpty();
    }

    @Test
    void anotherPersonsDataStays() {
        String person = left();
        String other = coop.get("/register?asOf=2025-12-31").path("items[0].memberId");
        Time.on("2036-04-01");

        erase(person).then().statusCode(201);

        coop.get("/members/" + other).then().body("person.name", equalTo("山田花子"));
    }

    @Test
    void aRepeatedRequestIsToldThatItsAnswerIsGone() {
        Map<String, Object> application = application();
        String key = Coop.key();
        coop.post("/members", application, key).then().statusCode(201);
        refuse(member);
        String person = coop.get("/members/" + member).path("personId");
        erase(person).then().statusCode(201);

        Coop.posting(coop.director(), key)
                .body(application)
                .noFiltersOfType(ContractFilter.class)
                .post(coop.path("/members"))
                .then()
                .statusCode(410)
                .body("code", equalTo("answer-erased"));
    }

    @Test
    void onceErasedItStaysErased() {
        coop.post("/members", application()).then().statusCode(201);
        refuse(member);
        String person = coop.get("/members/" + member).path("personId");
        erase(person).then().statusCode(201);

        erase(person).then().statusCode(409).body("code", equalTo("person-erased"));
        coop.post("/members", Map.of("personId", person, "units", 1, "appliedOn", "2025-05-01"))
                .then()
                .statusCode(409)
                .body("code", equalTo("person-erased"));
        coop.payeeAccount(member).then().statusCode(409).body("code", equalTo("person-erased"));
    }

    @Test
    void thePersonGetsEverythingThatIsHeld() {
        String person = left();

        Response export =
                given().auth()
                        .oauth2(coop.tokens().member(member).bearer())
                        .get(coop.path("/persons/" + person + "/export"));

        export.then()
                .statusCode(200)
                .body("rule", equalTo("APPI-33"))
                .body("records.person_version.name", contains("御手洗花子", "御手洗花子"))
                .body(
                        "records.person_version[0].contacts[0].value",
                        equalTo("mitarai@coop.example"))
                .body("records.member[0].member_number", equalTo(4))
                .body("records.journal.kind", hasItems("DEPOSIT", "ADMISSION", "WITHDRAWAL"))
                .body("records.evidence[0].reference", equalTo("mitarai-file"))
                .body("records.settlement", hasSize(1))
                .body("records.register_inspection", hasSize(1))
                .body("records.payee_account[0].details.holder", equalTo("御手洗花子"))
                .body("auditEntries.action", hasItems("membership-applied-for", "member-admitted"))
                .body("events.type", hasItems("coop.kyodo.membership.member-left.v1"));
        assertThat(export.asString()).doesNotContain("name_key", "山田花子");
    }

    @Test
    void nobodyGetsAnotherPersonsData() {
        String person = coop.get("/members/" + join()).path("personId");
        String other = coop.get("/register?asOf=2025-12-31").path("items[0].memberId");

        given().auth()
                .oauth2(coop.tokens().member(other).bearer())
                .get(coop.path("/persons/" + person + "/export"))
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(coop.tokens().role("auditor").bearer())
                .get(coop.path("/persons/" + person + "/export"))
                .then()
                .statusCode(403);
    }

    @Test
    void theServicesRoleChangesNoPersonalDataByItself() throws SQLException {
        for (String forbidden :
                List.of(
                        "update person_version set name = 'x'",
                        "update person_version set erased_at = now()",
                        "update evidence set reference = null",
                        "update idempotency set body = ''",
                        "update payee_account set details = null",
                        "delete from person_version")) {
            try (Connection app = Db.asApp();
                    Statement statement = app.createStatement()) {
                assertThatThrownBy(() -> statement.execute(forbidden))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void theErasingFunctionsReachNoOtherTenant() throws SQLException {
        String person = coop.get("/members/" + join()).path("personId");
        try (Connection app = Db.asApp();
                Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("set local kyodo.tenant = '" + Ids.next() + "'");
            try (ResultSet erased =
                    statement.executeQuery(
                            "select kyodo_erase_persons('%s', array['%s']::uuid[], now())"
                                    .formatted(coop.id(), person))) {
                erased.next();
                assertThat(erased.getInt(1)).isZero();
            }
        }
    }

    private Response erase(String person) {
        return coop.post("/persons/" + person + "/erasure", Map.of("cause", "RETENTION_ENDED"));
    }

    private void refuse(UUID applicant) {
        coop.post(
                        "/members/" + applicant + "/refusal",
                        Map.of("refusedOn", "2025-04-05", "cause", "NO_VACANCY"))
                .then()
                .statusCode(200);
    }

    private Map<String, Object> application() {
        Map<String, Object> application = Coop.application(member, 2);
        application.put("person", data("三浦郡葉山町1-1"));
        return application;
    }

    private static Map<String, Object> data(String address) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", "御手洗花子");
        data.put("kana", "ミタライハナコ");
        data.put("birthDate", "1971-02-03");
        data.put("address", address);
        data.put("contacts", List.of(Map.of("kind", "EMAIL", "value", "mitarai@coop.example")));
        return data;
    }

    private UUID join() {
        coop.post("/members", application()).then().statusCode(201);
        coop.post(
                        "/members/" + member + "/evidence",
                        Map.of(
                                "kind",
                                "IDENTITY",
                                "reference",
                                "mitarai-file",
                                "hash",
                                Hashes.sha256("passport"),
                                "receivedOn",
                                "2025-04-01"))
                .then()
                .statusCode(201);
        coop.accept(member).then().statusCode(200);
        coop.pay(member, 2 * Coop.UNIT, "2025-04-10").then().statusCode(201);
        return member;
    }

    private void leave() {
        coop.giveNotice(member, "2025-12-31").then().statusCode(200);
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);
    }

    /// Somebody of whom everything is kept that can be, and who left in March 2026.
    private String left() {
        String person = coop.get("/members/" + join()).path("personId");
        Coop.posting(coop.director(), Coop.key())
                .header("If-Match", "\"1\"")
                .body(Map.of("effectiveOn", "2025-10-01", "person", data("逗子市2-2")))
                .post(coop.path("/persons/" + person + "/versions"))
                .then()
                .statusCode(201);
        BankAccount account = new BankAccount("御手洗花子", null, "DE89370400440532013000", null);
        work.write(
                coop.id(),
                tx -> {
                    PayeeAccounts.put(tx, member, account);
                    return account;
                });
        coop.post(
                        "/members/" + member + "/debts",
                        Map.of(
                                "amount",
                                Coop.yen(3_000),
                                "owedSince",
                                "2025-12-01",
                                "reason",
                                "御手洗さんへの立替"))
                .then()
                .statusCode(201);
        coop.post(
                        "/register/inspections",
                        Map.of(
                                "requester",
                                Map.of("kind", "MEMBER", "name", "御手洗花子", "memberId", member),
                                "purpose",
                                "御手洗の確認",
                                "requestedOn",
                                "2025-12-01"))
                .then()
                .statusCode(201);
        freeWords();
        leave();
        return person;
    }

    /// A reference, a correction of a payment, one of work, and reasons for the audit log, all of
    /// which name the person.
    private void freeWords() {
        String deposit =
                coop.get("/members/" + member + "/account")
                        .path("entries.find { it.kind == 'DEPOSIT' }.journalId");
        coop.post(
                        "/members/" + member + "/payments/" + deposit + "/reversal",
                        Map.of(
                                "reversedOn", "2025-08-01",
                                "reason", "御手洗さんの分ではない",
                                "leavesUnpaid", true))
                .then()
                .statusCode(201);
        because("mitarai-counter")
                .body(Coop.payment(2 * Coop.UNIT, "2025-08-01", "御手洗-2025-08"))
                .post(coop.path("/members/" + member + "/payments"))
                .then()
                .statusCode(201);
        UUID entry = Ids.next();
        coop.post(
                        "/work-entries",
                        Map.of(
                                "id",
                                entry,
                                "memberId",
                                member,
                                "siteId",
                                coop.site(),
                                "month",
                                "2025-05",
                                "minutes",
                                600,
                                "days",
                                1))
                .then()
                .statusCode(201);
        because("asked by mitarai-file")
                .body(Map.of("period", "2025-05", "minutes", 660, "days", 1, "reason", "御手洗さんの残業"))
                .post(coop.path("/work-entries/" + entry + "/corrections"))
                .then()
                .statusCode(201);
    }

    private RequestSpecification because(String reason) {
        return Coop.posting(coop.director(), Coop.key()).header("Audit-Reason", reason);
    }

    /// Every table with a row of this co-op that holds any of the strings in any column.
    private List<String> tablesWithPersonalData() throws SQLException {
        return Db.tablesHolding(coop.id(), PERSONAL);
    }
}
