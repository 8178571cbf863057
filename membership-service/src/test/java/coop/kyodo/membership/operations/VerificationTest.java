package coop.kyodo.membership.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class VerificationTest {

    private Coop coop;
    private UUID member;

    @BeforeEach
    void aCoopWithALeaverWorkAndAPaidRefund() {
        coop = Coop.withMembers(4, 2);
        member = coop.member(2);
        coop.post(
                "/work-entries",
                Map.of(
                        "memberId",
                        member,
                        "siteId",
                        coop.site(),
                        "month",
                        "2025-04",
                        "minutes",
                        9_600,
                        "days",
                        20));
        coop.post("/work-periods/2025-04/closing", Map.of("closedOn", "2025-05-08"));
        coop.post("/members/" + member + "/certificates", Map.of("issuedOn", "2025-06-30"))
                .then()
                .statusCode(201);
        coop.giveNotice(member, "2025-12-31");
        coop.closeYear("2026-03-31", 700_000);
        coop.post(
                        "/members/" + member + "/refund-payment",
                        Map.of("paidOn", "2026-06-30", "reference", "refund"))
                .then()
                .statusCode(201);
    }

    @Test
    void everythingIsProved() {
        verification()
                .then()
                .statusCode(200)
                .body("ok", equalTo(true))
                .body(
                        "checks.name",
                        hasItems(
                                "journals-balanced",
                                "balances-equal-postings",
                                "register-equals-ledger",
                                "certificates-equal-ledger",
                                "member-numbers-gapless",
                                "events-equal-members",
                                "closed-months-reported",
                                "audit-chain-whole",
                                "outbox-keeps-up"));
    }

    /// What nobody can do through the service is done as the owner of the tables.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "journals-balanced | alter table posting disable trigger user;"
                        + " update posting set amount = amount + 1 where tenant_id = ':t'"
                        + " and account = 'CASH'",
                "journals-balanced | alter table posting disable trigger user;"
                        + " delete from posting where tenant_id = ':t' and account = 'CASH'",
                "journals-balanced | delete from posting where tenant_id = ':t' and journal_id in"
                        + " (select journal_id from journal where tenant_id = ':t' and number = 2);"
                        + " delete from journal where tenant_id = ':t' and number = 2",
                "balances-equal-postings | alter table posting disable trigger user;"
                        + " update posting set amount = 2 * amount where tenant_id = ':t'",
                "register-equals-ledger | alter table posting disable trigger user;"
                        + " update posting set amount = 2 * amount where tenant_id = ':t'",
                "register-equals-ledger | update journal set units = units + 1"
                        + " where tenant_id = ':t' and kind = 'ADMISSION'",
                "balances-equal-postings | update account_balance set balance = balance + 1"
                        + " where tenant_id = ':t'",
                "register-equals-ledger | update holding set units = units + 1"
                        + " where tenant_id = ':t'",
                "certificates-equal-ledger | update certificate set units = units + 1,"
                        + " subscribed = subscribed + unit_amount where tenant_id = ':t'",
                "member-numbers-gapless | update member set member_number = member_number + 10"
                        + " where tenant_id = ':t'",
                "events-equal-members | delete from outbox where tenant_id = ':t'"
                        + " and payload like '%member-left%'",
                "closed-months-reported | update work_period set closed_on = null"
                        + " where tenant_id = ':t'",
                "audit-chain-whole | delete from audit_entry where tenant_id = ':t'"
                        + " and sequence = 2",
                "audit-chain-whole | delete from audit_entry where tenant_id = ':t'"
                        + " and sequence = (select max(sequence) from audit_entry"
                        + " where tenant_id = ':t')",
                "events-equal-members | update outbox set payload = replace(payload,"
                        + " 'member-admitted', 'member-left') where tenant_id = ':t'",
                "journals-balanced | alter table posting disable trigger user;"
                        + " insert into posting select tenant_id, journal_id,"
                        + " 'CAPITAL_SURPLUS', 1 from journal where tenant_id = ':t'"
                        + " and number = 1",
                "register-equals-ledger | update holding set paid_in = paid_in - 1"
                        + " where tenant_id = ':t' and paid_in > 0",
                "register-equals-ledger | delete from holding where tenant_id = ':t'",
                "audit-chain-whole | update audit_entry set entry = concat(entry, ' ')"
                        + " where tenant_id = ':t' and sequence = 2"
            })
    void aPlantedFaultIsFound(String check, String fault) throws SQLException {
        verification();
        try (Connection owner = Db.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("set kyodo.tenant = '*'");
            for (String step : fault.replace(":t", coop.id().toString()).split(";", -1)) {
                statement.execute(step);
            }
            statement.execute("alter table posting enable trigger user");
        }

        verification()
                .then()
                .body("ok", equalTo(false))
                .body("checks.find { it.name == '" + check + "' }.ok", equalTo(false))
                .body("checks.find { it.name == '" + check + "' }.faults.size()", greaterThan(0));
    }

    /// With one number used twice and one gone, the count and the highest number still agree.
    @ParameterizedTest
    @CsvSource({
        "member-numbers-gapless, member, member_id, member_number",
        "journals-balanced, journal, journal_id, number"
    })
    void aReusedNumberIsFound(String check, String table, String id, String number)
            throws SQLException {
        verification();
        String unique = table + "_tenant_id_" + number + "_key";
        try (Connection owner = Db.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("set kyodo.tenant = '" + coop.id() + "'");
            statement.execute("alter table " + table + " drop constraint " + unique);
            String second;
            try (var row =
                    statement.executeQuery(
                            "update %s set %s = 1 where tenant_id = '%s' and %s = 2 returning %s"
                                    .formatted(table, number, coop.id(), number, id))) {
                row.next();
                second = row.getString(1);
            }
            try {
                verification()
                        .then()
                        .body("checks.find { it.name == '" + check + "' }.ok", equalTo(false));
            } finally {
                statement.execute(
                        "update %s set %s = 2 where tenant_id = '%s' and %s = '%s'"
                                .formatted(table, number, coop.id(), id, second));
                statement.execute(
                        "alter table %s add constraint %s unique (tenant_id, %s)"
                                .formatted(table, unique, number));
            }
        }
    }

    @Test
    void theDatabaseRefusesAJournalThatDoesNotBalance() throws SQLException {
        try (Connection app = Db.asApp();
                Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("set local kyodo.tenant = '" + coop.id() + "'");
            UUID journal = Ids.next();
            statement.execute(
                    "insert into journal values ('%s', '%s', 999, 'ADMISSION', '%s', 0, '2025-05-01', now(), null)"
                            .formatted(coop.id(), journal, member));
            statement.execute(
                    "insert into posting values ('%s', '%s', 'CASH', 1)"
                            .formatted(coop.id(), journal));
            statement.execute(
                    "insert into posting values ('%s', '%s', 'CAPITAL', -2)"
                            .formatted(coop.id(), journal));

            assertThatThrownBy(app::commit).hasMessageContaining("add up to -1");
        }
    }

    @Test
    void theServicesRoleChangesAndDeletesNoFacts() throws SQLException {
        for (String forbidden :
                List.of(
                        "update posting set amount = 1",
                        "delete from posting",
                        "update journal set units = 1",
                        "delete from member",
                        "update work_entry set minutes = 1",
                        "update settlement set refund = 0",
                        "update member set applied_on = '2020-01-01'")) {
            try (Connection app = Db.asApp();
                    Statement statement = app.createStatement()) {
                assertThatThrownBy(() -> statement.execute(forbidden))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void withoutATenantThereAreNoRows() throws SQLException {
        for (String table :
                List.of(
                        "cooperative",
                        "articles",
                        "person",
                        "member",
                        "journal",
                        "posting",
                        "holding",
                        "account_balance",
                        "withdrawal",
                        "year_end",
                        "settlement",
                        "founder",
                        "capital_plan",
                        "capital_plan_line",
                        "capital_plan_fact",
                        "capital_call",
                        "unit_cut",
                        "unit_cut_correction",
                        "take_over",
                        "unit_reduction",
                        "site",
                        "work_period",
                        "work_entry")) {
            try (Connection app = Db.asApp();
                    Statement statement = app.createStatement();
                    var rows = statement.executeQuery("select count(*) from " + table)) {
                rows.next();
                assertThat(rows.getLong(1)).as(table).isZero();
            }
        }
    }

    @Test
    void aSecondOpenWithdrawalIsRefusedByTheDatabaseAsWell() throws SQLException {
        UUID other = coop.accepted(1);
        coop.pay(other, Coop.UNIT, "2026-04-10").then().statusCode(201);
        coop.giveNotice(other, "2026-05-01").then().statusCode(200);
        try (Connection app = Db.asApp();
                Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("set local kyodo.tenant = '" + coop.id() + "'");

            assertThatThrownBy(() ->
                            statement.execute(
                                    """
                                    insert into withdrawal (tenant_id, withdrawal_id, member_id, notice_on,
                                      fiscal_year_end, last_day_in_time, effective_on, valued_on,
                                      notice_days, clear_days, open, recorded_at)
                                    select tenant_id, gen_random_uuid(), member_id, notice_on,
                                      fiscal_year_end, last_day_in_time, effective_on, valued_on,
                                      notice_days, clear_days, true, recorded_at
                                    from withdrawal where open\
                                    """))
                    .hasMessageContaining("one_open_withdrawal");
        }
    }

    @Test
    void whoDidWhatCanBeRead() {
        given().auth()
                .oauth2(Tokens.operator().bearer())
                .get(coop.path("/audit-entries?limit=500"))
                .then()
                .statusCode(200)
                .body("items[0].entry.action", equalTo("cooperative-registered"))
                .body(
                        "items.entry.action",
                        hasItems("member-admitted", "year-closed", "member-left", "refund-paid"));
    }

    @ParameterizedTest
    @CsvSource({
        "/verification, auditor",
        "/audit-entries, auditor",
        "/benefit-schemes, director",
        "/benefit-claims, director",
        "/register/inspections, director",
        "/person-duplicates, director",
    })
    void nothingIsProvedOrListedOfACoopThatIsNotThere(String path, String role) {
        UUID other = Ids.next();

        given().auth()
                .oauth2(Tokens.of(other).role(role).bearer())
                .get("/v1/cooperatives/" + other + path)
                .then()
                .statusCode(404)
                .body("code", equalTo("cooperative-not-found"));
        given().auth()
                .oauth2(coop.tokens().role(role).bearer())
                .get(coop.path(path))
                .then()
                .statusCode(200);
    }

    @Test
    void thereAreNoDeadLettersAndAnUnknownOneIsNotThere() {
        String operator = Tokens.operator().bearer();

        given().auth().oauth2(operator).get("/v1/dead-letters").then().statusCode(200);
        given().auth()
                .oauth2(operator)
                .post("/v1/dead-letters/" + Ids.next() + "/replay")
                .then()
                .statusCode(404)
                .body("code", equalTo("dead-letter-not-found"));
    }

    private Response verification() {
        return coop.audit("/verification");
    }
}
