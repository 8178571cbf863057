package coop.kyodo.surplus;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of a plan that somebody with the database's own rights changed.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class TamperedPlanTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update plan_share set amount = amount + 1, cash = cash + 1 where member_number = 1 and plan_id = '%s'",
                "update plan_measure set minutes = minutes + 60 where member_number = 1 and plan_id = '%s'",
                "update plan_revision set result = replace(result, '1000000', '1000001') where plan_id = '%s'",
                "update plan_revision set inputs = replace(inputs, '4000000', '4000001') where plan_id = '%s'"
            })
    void aPlanTamperedWithAfterItsAdoptionIsNotExecuted(String tampering) throws SQLException {
        Coop coop = Coop.withAYear();
        String plan = coop.adoptedPlan(1_000_000);
        Coop.tamper(tampering.formatted(plan));

        coop.execute(plan).then().statusCode(409).body("code", equalTo("plan-hash-differs"));

        coop.get("auditor", "verification")
                .then()
                .body("ok", equalTo(false))
                .body("checks.find { it.name == 'plan-hashes-recompute' }.ok", equalTo(false));
        coop.get("auditor", "journals").then().body("items", hasSize(0));
    }

    /// The hash is not taken of what is noted beside the plan's document.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "distributed = distributed + 1 | That it distributes 1000001 JPY is noted beside the plan",
                "currency = 'EUR' | That it distributes 1000000 EUR is noted beside the plan",
                "minutes = minutes + 1 | Members, minutes and days of",
                "hash = repeat('0', 64) | The hash 00000000"
            },
            quoteCharacter = '"')
    void aPlanWhoseNotesAreTamperedWithIsNotExecuted(String tampering, String said)
            throws SQLException {
        Coop coop = Coop.withAYear();
        String plan = coop.adoptedPlan(1_000_000);
        Coop.tamper("update plan_revision set %s where plan_id = '%s'".formatted(tampering, plan));

        coop.execute(plan)
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-hash-differs"))
                .body("detail", startsWith(said));

        coop.get("auditor", "verification")
                .then()
                .body("checks.find { it.name == 'plan-hashes-recompute' }.ok", equalTo(false));
        coop.get("auditor", "journals").then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inputs = 'x'", "result = left(result, 40)"})
    void aStoredPlanThatCannotBeReadIsSaidToBeAnother(String tampering) throws SQLException {
        Coop coop = Coop.withAYear();
        String plan = coop.adoptedPlan(1_000_000);
        Coop.tamper("update plan_revision set %s where plan_id = '%s'".formatted(tampering, plan));

        coop.get("member", "plans/" + plan)
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-hash-differs"));
        coop.execute(plan).then().statusCode(409).body("code", equalTo("plan-hash-differs"));
        coop.get("auditor", "verification")
                .then()
                .statusCode(200)
                .body("checks.findAll { !it.ok }.name", contains("plan-hashes-recompute"));
    }

    @Test
    void aPlanWhoseAdoptionIsNotedForAnotherYearIsNotExecuted() throws SQLException {
        Coop coop = Coop.withAYear();
        String plan = coop.adoptedPlan(1_000_000);
        Coop.tamper(
                "update plan_state set year = '2024' where state = 'ADOPTED' and plan_id = '%s'"
                        .formatted(plan));

        coop.execute(plan)
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-hash-differs"))
                .body("detail", startsWith("The state ADOPTED is noted"));
        coop.get("auditor", "verification")
                .then()
                .body("checks.find { it.name == 'plan-hashes-recompute' }.ok", equalTo(false));
    }

    /// As a correction it would pay only what differs from the plan of the year before.
    @Test
    void aPlanOfTheNextYearThatIsMadeACorrectionOfTheLastIsNotExecuted() throws SQLException {
        Coop coop = Years.one();
        String last = coop.get("clerk", "plans?fiscalYear=2024").path("items[0].planId");
        Years.open2025(coop, Years.continued());
        String plan = Years.adopted(coop, coop.plan("2025", 1_000_000), "2026-06-20");
        String change = "update plan set corrects = %1$s, root = %1$s where plan_id = '%2$s'";
        Coop.tamper(change.formatted("'" + last + "'", plan));

        coop.execute(plan)
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-hash-differs"))
                .body("detail", startsWith("What the plan corrects is noted otherwise"));
        coop.get("auditor", "verification")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'plan-hashes-recompute' }.ok", equalTo(false));

        Coop.tamper(change.formatted("null", plan));
        coop.execute(plan).then().statusCode(200);
        coop.verified();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inputs = 'x'", "result = left(result, 40)", "inputs = '{}'"})
    void theVerificationAnswersAlsoWhereAnExecutedPlanCannotBeRead(String tampering)
            throws SQLException {
        Coop coop = Coop.withAYear();
        String plan = coop.adoptedPlan(1_000_000);
        coop.execute(plan).then().statusCode(200);
        coop.verified();
        Coop.tamper("update plan_revision set %s where plan_id = '%s'".formatted(tampering, plan));

        coop.get("auditor", "verification")
                .then()
                .statusCode(200)
                .body("ok", equalTo(false))
                .body("checks.findAll { !it.ok }.name", hasItem("plan-hashes-recompute"))
                .body("checks.findAll { !it.ok }.name", hasItem("fund-balances-equal-plans"))
                .body("checks.find { it.name == 'member-losses-equal-ledger' }.ok", equalTo(true))
                .body("checks.find { it.name == 'journals-balanced' }.ok", equalTo(true));
    }
}
