package coop.kyodo.surplus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Verification that bites, the audit trail, dead letters, and the database as the last guard.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class OperationsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "allocations-equal-pools | update allocation set amount = amount + 1, cash = cash + 1 where member_number = 1 and tenant_id = '%s'",
                "journals-balanced | update posting set amount = amount + 1 where account = 'CARRY_OVER' and tenant_id = '%s'",
                "fund-balances-equal-plans | update posting set amount = amount + 1 where account = 'LEGAL_RESERVE' and tenant_id = '%s'",
                "audit-chain-whole | update audit_entry set entry = replace(entry, 'plan-made', 'plan-lost') where tenant_id = '%s'"
            })
    void verificationFindsWhatWasTamperedWith(String check, String tampering) throws SQLException {
        Coop coop = Coop.withAYear();
        coop.execute(coop.adoptedPlan(1_000_000)).then().statusCode(200);
        coop.verified();
        Coop.tamper(tampering.formatted(coop.id));

        coop.get("auditor", "verification")
                .then()
                .statusCode(200)
                .body("ok", equalTo(false))
                .body("checks.find { it.name == '" + check + "' }.ok", equalTo(false));
    }

    @Test
    void everyWriteIsAudited() {
        Coop coop = Coop.withAYear();
        coop.execute(coop.adoptedPlan(1_000_000)).then().statusCode(200);

        List<String> actions = coop.get("director", "audit-entries").path("items.entry.action");

        assertThat(actions)
                .contains(
                        "articles-noted",
                        "member-admission-noted",
                        "work-period-noted",
                        "fiscal-year-opened",
                        "plan-made",
                        "plan-submitted",
                        "plan-adopted",
                        "plan-executed");
        coop.get("clerk", "audit-entries").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verification", "audit-entries"})
    void nothingIsProvedOfACoopThatThereIsNot(String path) {
        RestAssured.given()
                .auth()
                .oauth2(Tokens.operator().bearer())
                .get("/v1/cooperatives/" + UUID.randomUUID() + "/" + path)
                .then()
                .statusCode(404)
                .body("code", equalTo("cooperative-unknown"));
    }

    @Test
    void anEventThatCannotTakeEffectIsPutAsideAndBlocksNothing() {
        Coop coop = Coop.under("JP_ACT_2022").settled();
        Events.deliverUnchecked(
                UUID.randomUUID(),
                "coop.kyodo.membership.work-period-closed.v1",
                UUID.randomUUID(),
                1,
                coop.id,
                Map.of("cooperativeId", coop.id, "period", "2026-13"));

        Response letters =
                Events.eventually(
                        "the dead letter",
                        () -> operator("/v1/dead-letters"),
                        answer ->
                                answer.<List<String>>path("items.tenantId")
                                        .contains(coop.id.toString()));
        String id = letters.path("items.find { it.tenantId == '" + coop.id + "' }.id");

        RestAssured.given()
                .auth()
                .oauth2(Tokens.operator().bearer())
                .post("/v1/dead-letters/" + id + "/replay")
                .then()
                .statusCode(409)
                .body("code", equalTo("dead-letter-fails-again"));
        coop.admit(1, "2025-04-01").settled();
        coop.as(Tokens.operator())
                .get("verification")
                .then()
                .body("checks.findAll { !it.ok }.name", hasItem("dead-letters-none"));
    }

    @Test
    void withoutATenantTheServicesRoleSeesNoRows() throws SQLException {
        Coop.withAYear();
        try (Connection app = Db.asApp();
                Statement statement = app.createStatement()) {
            for (String table :
                    List.of("articles", "member_change", "work_total", "fiscal_year", "policy")) {
                try (ResultSet row = statement.executeQuery("select count(*) from " + table)) {
                    row.next();
                    assertThat(row.getLong(1)).as(table).isZero();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update allocation set amount = 0",
                "delete from posting",
                "update plan_revision set hash = ''",
                "delete from plan_state",
                "update fiscal_year set to_day = '2030-03-31'"
            })
    void theServicesRoleCannotChangeWhatIsWritten(String statement) throws SQLException {
        try (Connection app = Db.asApp();
                Statement run = app.createStatement()) {
            assertThatThrownBy(() -> run.executeUpdate(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theDatabaseTakesNoJournalThatDoesNotBalance() throws SQLException {
        Coop coop = Coop.withAYear();
        String plan = coop.plan(1).path("planId");
        try (Connection app = Db.asApp();
                Statement run = app.createStatement()) {
            app.setAutoCommit(false);
            run.execute("set kyodo.tenant = '" + coop.id + "'");
            run.execute(
                    """
                    insert into journal values ('%1$s', '%1$s', 1, '%2$s', 'RESULT', now(), now());
                    insert into posting values ('%1$s', '%1$s', 1, 'A', 'DEBIT', 2, 'JPY');
                    insert into posting values ('%1$s', '%1$s', 2, 'B', 'CREDIT', 1, 'JPY')\
                    """
                            .formatted(coop.id, plan));

            assertThatThrownBy(app::commit).hasMessageContaining("does not balance");
        }
    }

    private static Response operator(String path) {
        return RestAssured.given().auth().oauth2(Tokens.operator().bearer()).get(path);
    }
}
