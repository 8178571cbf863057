package coop.kyodo.membership.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

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
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class PrivacyTest {

    private Coop coop;
    private UUID member;
    private Remembered somebody;

    @Inject Work work;

    @BeforeEach
    void somebodyIsToBeForgotten() {
        somebody = Remembered.in(Coop.withMembers(3, 2), work);
        coop = somebody.coop;
        member = somebody.member;
    }

    @Test
    void afterAnErasureNoTableHoldsAnythingOfThePerson() throws SQLException {
        String person = somebody.left();
        assertThat(somebody.tablesWithPersonalData())
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
        somebody.erase(person).then().statusCode(201);

        assertThat(somebody.tablesWithPersonalData()).isEmpty();
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
        String person = somebody.left();
        Response before = coop.audit("/register?asOf=2025-12-31");
        Response accounts = coop.audit("/ledger/accounts?asOf=2026-03-31");
        Time.on("2036-04-01");

        somebody.erase(person).then().statusCode(201);

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
        String person = somebody.left();
        history().body("items.source.reason", hasItem("mitarai-counter"));
        Time.on("2036-04-01");

        somebody.erase(person).then().statusCode(201);

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
        String person = somebody.left();
        Time.on("2036-04-01");

        Response receipt = somebody.erase(person);

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
                        "11",
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
        String onRegister = coop.get("/members/" + somebody.join()).path("personId");

        somebody.erase(onRegister)
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-029"))
                .body("source", equalTo("Workers Cooperatives Act, art. 10"));

        somebody.leave();
        Time.on("2036-03-31");
        somebody.erase(onRegister)
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-183"))
                .body("figures.keepUntil", equalTo("2036-03-31"));
        coop.get("/persons/" + onRegister).then().body("data.person.name", equalTo("御手洗花子"));
    }

    /// JP-056: the son's part is not paid yet, nor is it lapsed; the daughter's is paid.
    @Test
    void anHeirWhoIsStillOwedARefundIsNotErased() {
        UUID dead = coop.member(2);
        coop.ended(dead, "DEATH", "2025-12-10").then().statusCode(200);
        UUID son = Ids.next();
        UUID daughter = Ids.next();
        coop.post(
                        "/members/" + dead + "/heirs",
                        Map.of("heirs", List.of(heir(son, "1/4"), heir(daughter, "3/4"))))
                .then()
                .statusCode(201);
        coop.closeYear("2026-03-31", 800_000).then().statusCode(201);
        coop.payeeAccount(daughter).then().statusCode(201);
        String batch = coop.refundBatch("2026-06-30").then().extract().path("batch.batchId");
        coop.paidByTheBank(batch, "2026-06-30");

        Time.on("2027-12-10");
        somebody.erase(son.toString())
                .then()
                .statusCode(422)
                .body("code", equalTo("refund-owed"))
                .body("rule", equalTo("JP-056"))
                .body("figures.memberId", equalTo(dead.toString()))
                .body("figures.owed.amount", equalTo("25000"))
                .body("figures.keepUntil", equalTo("2027-12-10"));
        somebody.erase(daughter.toString()).then().body("rule", equalTo("JP-183"));
        Time.on("2027-12-11");
        somebody.erase(son.toString()).then().statusCode(422).body("rule", equalTo("JP-183"));
    }

    @Test
    void aLeaverWhoIsStillOwedARefundIsNotErased() {
        String person = somebody.left();

        Time.on("2028-03-31");
        somebody.erase(person)
                .then()
                .statusCode(422)
                .body("code", equalTo("refund-owed"))
                .body("figures.owed.amount", equalTo("100000"))
                .body("figures.keepUntil", equalTo("2028-03-31"));
        Time.on("2028-04-01");
        somebody.erase(person).then().statusCode(422).body("rule", equalTo("JP-183"));
    }

    @Test
    void whoOwesTheCoopSomethingIsNotErasedUntilItIsPaid() {
        String person = somebody.left();
        UUID debt = Ids.next();
        coop.debt(debt, member, 500_000).then().statusCode(201);

        Time.on("2036-04-01");
        somebody.erase(person)
                .then()
                .statusCode(422)
                .body("code", equalTo("debt-owed"))
                .body("rule", equalTo("JP-057"))
                .body("source", equalTo("Workers Cooperatives Act, art. 18"))
                .body("figures.memberId", equalTo(member.toString()))
                .body("figures.owed.amount", equalTo("500000"))
                .body("figures.owedSince", equalTo("2026-02-01"));
        coop.post(
                        "/members/" + member + "/debts/" + debt + "/payment",
                        Map.of("paidOn", "2036-03-31"))
                .then()
                .statusCode(200);
        somebody.erase(person).then().statusCode(201);
    }

    private static Map<String, Object> heir(UUID id, String share) {
        return Map.of("id", id, "name", "山田", "address", "横浜市", "share", share);
    }

    @Test
    void whoWasRefusedIsErasedWithTheWordsOfTheRefusal() throws SQLException {
        Map<String, Object> application = somebody.application();
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

        somebody.erase(person).then().statusCode(201).body("erased.explanations", equalTo(1));

        assertThat(somebody.tablesWithPersonalData()).isEmpty();
        coop.get("/members/" + member).then().body("refusal.cause", equalTo("OTHER"));
    }

    @Test
    void theRecordsThatWereMergedAreErasedToo() throws SQLException {
        coop.post("/members", somebody.application()).then().statusCode(201);
        somebody.refuse(member);
        UUID other = Ids.next();
        Map<String, Object> again = somebody.application();
        again.put("id", other);
        coop.post("/members", again).then().statusCode(201);
        somebody.refuse(other);
        String losing = coop.get("/members/" + member).path("personId");
        String staying = coop.get("/members/" + other).path("personId");
        coop.post("/persons/" + losing + "/merge", Map.of("intoPersonId", staying))
                .then()
                .statusCode(200);

        somebody.erase(losing).then().statusCode(201).body("personId", equalTo(staying));

        assertThat(somebody.tablesWithPersonalData()).isEmpty();
    }

    @Test
    void anotherPersonsDataStays() {
        String person = somebody.left();
        String other = coop.get("/register?asOf=2025-12-31").path("items[0].memberId");
        Time.on("2036-04-01");

        somebody.erase(person).then().statusCode(201);

        coop.get("/members/" + other).then().body("person.name", equalTo("山田花子"));
    }

    @Test
    void aRepeatedRequestIsToldThatItsAnswerIsGone() {
        Map<String, Object> application = somebody.application();
        String key = Coop.key();
        coop.post("/members", application, key).then().statusCode(201);
        somebody.refuse(member);
        String person = coop.get("/members/" + member).path("personId");
        somebody.erase(person).then().statusCode(201);

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
        coop.post("/members", somebody.application()).then().statusCode(201);
        somebody.refuse(member);
        String person = coop.get("/members/" + member).path("personId");
        somebody.erase(person).then().statusCode(201);

        somebody.erase(person).then().statusCode(409).body("code", equalTo("person-erased"));
        coop.post("/members", Map.of("personId", person, "units", 1, "appliedOn", "2025-05-01"))
                .then()
                .statusCode(409)
                .body("code", equalTo("person-erased"));
        coop.payeeAccount(member).then().statusCode(409).body("code", equalTo("person-erased"));
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
        String person = coop.get("/members/" + somebody.join()).path("personId");
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
}
