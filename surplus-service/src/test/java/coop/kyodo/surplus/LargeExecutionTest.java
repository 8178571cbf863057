package coop.kyodo.surplus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The execution of plans with more shares than one transaction writes.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class LargeExecutionTest {

    private static final int MEMBERS = 4_500;
    private static final long POOL = 80_000_000;

    @Test
    void aLargePlanIsExecutedInTheBackgroundToTheLastYen() throws SQLException, IOException {
        Coop coop = Coop.withMany(MEMBERS);
        String plan = coop.adoptedPlan(POOL);

        coop.execute(plan)
                .then()
                .statusCode(202)
                .body("state", equalTo("EXECUTING"))
                .body("execution.lines", equalTo(MEMBERS));

        awaitExecuted(coop, plan);
        coop.execute(plan).then().statusCode(409).body("code", equalTo("plan-already-executed"));
        assertExact(coop, plan);
    }

    @ParameterizedTest(name = "before {0}, {2} shares written")
    @CsvSource(
            delimiter = '|',
            value = {
                "execution_chunk | new.first = 0 | 0",
                "execution_chunk | new.first = 2000 | 2000",
                "execution_chunk | new.first = 4000 | 4000",
                "payout | new.member_number = 2001 | 4500",
                "journal | new.kind = ''DISPOSITION'' | 4500",
                "plan_state | new.state = ''EXECUTED'' | 4500",
                "outbox | new.payload like ''%allocation-executed%'' | 4500"
            })
    void whateverInterruptsAnExecutionItGoesOnFromWhatIsWritten(
            String table, String when, int written) throws SQLException, IOException {
        Coop coop = Coop.withMany(MEMBERS);
        String plan = coop.adoptedPlan(POOL);
        interrupt(coop, table, when.replace("''", "'"));

        coop.execute(plan).then().statusCode(202);
        awaitPlan(coop, plan, "execution.written", written);

        coop.get("member", "plans/" + plan).then().body("state", equalTo("EXECUTING"));
        coop.execute(plan).then().statusCode(409).body("code", equalTo("plan-being-executed"));
        coop.get("auditor", "journals").then().body("items", hasSize(0));
        coop.get("auditor", "members/01980000-0000-7000-9000-000000000001/statements")
                .then()
                .body("items", hasSize(0));
        mend(coop, table);
        awaitExecuted(coop, plan);
        assertExact(coop, plan);
    }

    @ParameterizedTest(name = "before {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "execution_chunk | new.first = 2000",
                "payout | new.member_number = 2001",
                "journal | new.kind = ''DISPOSITION''",
                "plan_state | new.state = ''EXECUTED''"
            })
    void whateverInterruptsACorrectionItGoesOnFromWhatIsWritten(String table, String when)
            throws SQLException, IOException {
        Coop coop = Coop.withMany(MEMBERS);
        String plan = coop.adoptedPlan(POOL);
        coop.execute(plan).then().statusCode(202);
        awaitExecuted(coop, plan);
        String correction =
                Corrections.adopted(coop, Corrections.correct(coop, plan, POOL - 4_501));
        interrupt(coop, table, when.replace("''", "'"));

        coop.execute(correction).then().statusCode(202);
        awaitPlan(coop, correction, "execution.lines", MEMBERS);
        coop.get("auditor", "journals").then().body("items", hasSize(4));
        mend(coop, table);
        awaitExecuted(coop, correction);

        assertThat(
                        Coop.number(
                                "select sum(gross) from payout where plan_id = '"
                                        + correction
                                        + "'"))
                .isEqualTo(-4_501);
        coop.get("member", "funds")
                .then()
                .body(
                        "balances.find { it.account == 'DIVIDENDS_PAYABLE' }.balance.amount",
                        equalTo(
                                Long.toString(
                                        Coop.number(
                                                "select sum(cash) from payout where tenant_id = '"
                                                        + coop.id
                                                        + "'"))));
        coop.get("auditor", "journals").then().body("items", hasSize(6));
        coop.verified();
    }

    @Test
    void aPlanTamperedWithWhileItIsExecutedIsHaltedAndGoesOnWhenItIsRestored()
            throws SQLException, IOException {
        Coop coop = Coop.withMany(MEMBERS);
        String plan = coop.adoptedPlan(POOL);
        interrupt(coop, "execution_chunk", "new.first = 2000");
        coop.execute(plan).then().statusCode(202);
        awaitPlan(coop, plan, "execution.written", 2000);
        String change =
                "update plan_share set amount = amount %1$s 1, cash = cash %1$s 1"
                        + " where ordinal = 4400 and plan_id = '%2$s'";
        Coop.tamper(change.formatted("+", plan));
        mend(coop, "execution_chunk");

        awaitHalted(coop, plan, "what is stored has the");

        coop.execute(plan).then().statusCode(409).body("code", equalTo("plan-hash-differs"));
        coop.get("auditor", "journals").then().body("items", hasSize(0));
        coop.get("auditor", "verification").then().body("ok", equalTo(false));

        Coop.tamper(change.formatted("-", plan));
        Coop.tamper(
                "update allocation set amount = amount - 1, cash = cash - 1"
                        + " where member_number = 4401 and plan_id = '"
                        + plan
                        + "'");
        Coop.tamper(
                "update execution_chunk set amount = amount - 1, cash = cash - 1"
                        + " where first = 4000 and plan_id = '"
                        + plan
                        + "'");
        coop.execute(plan).then().statusCode(202);
        awaitExecuted(coop, plan);
        assertExact(coop, plan);
    }

    @Test
    void aCorrectionWhoseCorrectedPlanIsTamperedWithMeanwhileIsHaltedAndGoesOnWhenItIsRestored()
            throws SQLException, IOException {
        Coop coop = Coop.withMany(MEMBERS);
        String plan = coop.adoptedPlan(POOL);
        coop.execute(plan).then().statusCode(202);
        awaitExecuted(coop, plan);
        String correction =
                Corrections.adopted(coop, Corrections.correct(coop, plan, POOL - 4_501));
        interrupt(coop, "execution_chunk", "new.first = 2000");
        coop.execute(correction).then().statusCode(202);
        awaitPlan(coop, correction, "execution.written", 2000);
        String change =
                "update allocation set amount = amount %1$s 1, cash = cash %1$s 1"
                        + " where member_number = 4401 and plan_id = '%2$s'";
        Coop.tamper(change.formatted("+", plan));
        mend(coop, "execution_chunk");

        awaitHalted(coop, correction, "1 executed shares of the corrected plan");
        coop.execute(correction).then().statusCode(409).body("code", equalTo("plan-hash-differs"));
        coop.get("auditor", "journals").then().body("items", hasSize(4));

        Coop.tamper(change.formatted("-", plan));
        coop.execute(correction).then().statusCode(202);
        awaitExecuted(coop, correction);
        assertThat(
                        Coop.number(
                                "select sum(gross) from payout where plan_id = '"
                                        + correction
                                        + "'"))
                .isEqualTo(-4_501);
        coop.verified();
    }

    @Test
    void aLargePlanTamperedWithBeforeItsExecutionIsHaltedBeforeAnyShareIsWritten()
            throws SQLException, IOException {
        Coop coop = Coop.withMany(MEMBERS);
        String plan = coop.adoptedPlan(POOL);
        Coop.tamper(
                "update plan_measure set minutes = minutes + 60 where member_number = 1 and plan_id"
                        + " = '%s'".formatted(plan));

        coop.execute(plan).then().statusCode(202);

        awaitHalted(coop, plan, "What is stored has the");
        assertThat(number("count(*)", plan)).isZero();
        coop.get("auditor", "journals").then().body("items", hasSize(0));
    }

    /// The fund for work holds 5,000,000, which are spent while the correction takes 500,000 of it.
    @Test
    void aLargePlanThatAFundDoesNotCoverAnyMoreIsHaltedAndGivesWayToALaterOne()
            throws SQLException, IOException {
        Coop coop = Coop.withMany(MEMBERS);
        String plan = coop.adoptedPlan(POOL);
        coop.execute(plan).then().statusCode(202);
        awaitExecuted(coop, plan);
        Corrections.correctFigures(coop, Years.ofMany(90_000_000), "2026-06-30")
                .then()
                .statusCode(201);
        String first = Corrections.adopted(coop, Corrections.correct(coop, plan, 70_000_000));
        interrupt(coop, "execution_chunk", "new.first = 2000");
        coop.execute(first).then().statusCode(202);
        awaitPlan(coop, first, "execution.written", 2000);
        Corrections.correct(coop, plan, 70_000_000)
                .then()
                .statusCode(409)
                .body("code", equalTo("plan-already-corrected"));
        LaterResolutionTest.spend(coop, 5_000_000);
        mend(coop, "execution_chunk");
        awaitHalted(coop, first, "corrected-fund-spent");
        Corrections.correctFigures(coop, Years.ofMany(100_000_000), "2026-08-10")
                .then()
                .statusCode(201);

        String second =
                Years.adopted(coop, Corrections.correct(coop, plan, POOL - 4_501), "2026-08-20");

        coop.get("member", "plans/" + first)
                .then()
                .body("state", equalTo("SUPERSEDED"))
                .body("superseded.adoptedOn", equalTo("2026-08-20"));
        coop.execute(first).then().statusCode(409).body("code", equalTo("plan-not-adopted"));
        Years.execute(coop, second, "2026-08-30").then().statusCode(202);
        awaitExecuted(coop, second);
        coop.get("member", "plans/" + plan).then().body("correctedBy", equalTo(second));
        assertThat(Coop.number("select count(*) from payout where plan_id = '" + first + "'"))
                .isZero();
        assertThat(Coop.number("select sum(gross) from payout where tenant_id = '" + coop.id + "'"))
                .isEqualTo(POOL - 4_501);
        coop.verified();
    }

    @Test
    void aLargeSimulationAnswersWithAsManySharesAsAskedFor() throws SQLException, IOException {
        Coop coop = Coop.withMany(MEMBERS);

        coop.post("clerk", "simulations", Map.of("fiscalYear", "2025", "limit", 3))
                .then()
                .statusCode(200)
                .body("lines", equalTo(MEMBERS))
                .body("shares.memberNumber", equalTo(List.of(1, 2, 3)));
        coop.post("clerk", "simulations", Map.of("fiscalYear", "2025", "limit", 0))
                .then()
                .body("lines", equalTo(MEMBERS))
                .body("shares", hasSize(0));
    }

    private static void assertExact(Coop coop, String plan) throws SQLException {
        assertThat(number("count(*)", plan)).isEqualTo(MEMBERS);
        assertThat(number("count(distinct member_id)", plan)).isEqualTo(MEMBERS);
        assertThat(number("sum(amount)", plan)).isEqualTo(POOL);
        String payouts = "select %s from payout where plan_id = '" + plan + "'";
        Map.of(
                        "DIVIDENDS_PAYABLE", "cash",
                        "WITHHOLDING_TAX_PAYABLE", "withheld",
                        "CAPITAL_PAID_UP", "unpaid_capital")
                .forEach((account, column) ->
                        coop.get("member", "funds")
                                .then()
                                .body(
                                        "balances.find { it.account == '%s' }.balance.amount"
                                                .formatted(account),
                                        equalTo(sum(payouts, column))));
        coop.get("auditor", "journals").then().body("items", hasSize(4));
        assertThat(Coop.number(payouts.formatted("count(*)"))).isEqualTo(MEMBERS);
        assertThat(Coop.number(payouts.formatted("sum(gross)"))).isEqualTo(POOL);
        assertThat(Coop.number(payouts.formatted("count(*) filter (where unpaid_capital > 0)")))
                .isEqualTo(MEMBERS / 10);
        assertThat(
                        Coop.number(
                                """
                                select sum((a -> 'amount' ->> 'amount')::bigint)
                                from outbox, jsonb_array_elements(
                                  payload::jsonb -> 'data' -> 'applications') a
                                where payload like '%%dividends-applied%%'
                                  and payload::jsonb -> 'data' ->> 'planId' = '%s'\
                                """
                                        .formatted(plan)))
                .as("what is reported to pay up capital")
                .isEqualTo(Coop.number(payouts.formatted("sum(unpaid_capital)")));
        coop.verified();
    }

    private static String sum(String payouts, String column) {
        try {
            return Long.toString(Coop.number(payouts.formatted("sum(" + column + ")")));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static long number(String what, String plan) throws SQLException {
        return Coop.number("select " + what + " from allocation where plan_id = '" + plan + "'");
    }

    private static void awaitExecuted(Coop coop, String plan) {
        awaitPlan(coop, plan, "state", "EXECUTED");
    }

    private static void awaitHalted(Coop coop, String plan, String reason) {
        Awaitility.await("halt of " + plan)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() ->
                        coop.get("member", "plans/" + plan)
                                .then()
                                .body("execution.halted", startsWith(reason)));
    }

    private static void awaitPlan(Coop coop, String plan, String field, Object value) {
        Awaitility.await(field + " of " + plan)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> {
                    Response now = coop.get("member", "plans/" + plan);
                    assertThat(now.<Object>path(field)).isEqualTo(value);
                });
    }

    /// Whatever writes this row fails, as if the database were away at this moment.
    static void interrupt(Coop coop, String table, String when) throws SQLException {
        Coop.tamper(
                """
                create function interrupt_%1$s() returns trigger language plpgsql as
                $$ begin raise exception 'interrupted'; end $$;
                create trigger interrupt_%1$s before insert on %2$s for each row
                when (new.tenant_id = '%3$s' and %4$s) execute function interrupt_%1$s()\
                """
                        .formatted(name(coop), table, coop.id, when));
    }

    static void mend(Coop coop, String table) throws SQLException {
        Coop.tamper("drop trigger interrupt_%s on %s".formatted(name(coop), table));
    }

    private static String name(Coop coop) {
        return coop.id.toString().replace('-', '_');
    }
}
