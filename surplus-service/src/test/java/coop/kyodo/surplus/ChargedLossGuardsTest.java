package coop.kyodo.surplus;

import static coop.kyodo.surplus.CapitalAccountTest.accounts;
import static coop.kyodo.surplus.CapitalAccountTest.approve;
import static coop.kyodo.surplus.CapitalAccountTest.loss;
import static coop.kyodo.surplus.CapitalAccountTest.open;
import static coop.kyodo.surplus.CapitalAccountTest.withALoss;
import static coop.kyodo.surplus.Coop.yen;
import static coop.kyodo.surplus.CorrectedAfterLaterYearsTest.figures;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What keeps a year's loss from being borne twice, or by others than it is for.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ChargedLossGuardsTest {

    /// 2024 was closed before any year was disposed of here; nobody took up what its loss leaves.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatNoAccountBearsIsNotCarriedPastALaterYearsPlan(boolean borne) {
        Coop coop = CorrectedAfterLaterYearsTest.since("2025-03-01", "2025-03");
        for (int month = 4; month <= 12; month++) {
            coop.worked("2025-%02d".formatted(month), 1, 1_000, 750, 250);
        }
        coop.worked("2026-01", 1, 1_000, 750, 250)
                .worked("2026-02", 1, 1_000, 750, 250)
                .worked("2026-03", 1, 1_000, 750, 250)
                .settled();
        if (borne) {
            for (int member = 1; member <= 3; member++) {
                open(coop, member, 15_000, "2024-03-31", "2025-03-10").then().statusCode(201);
            }
        }
        CorrectedAfterLaterYearsTest.open(
                coop, "2024", "2025-03-01", "2025-03-31", figures(-25_000, 0, 0));
        Years.approve(coop, "2024", "2025-05-20");
        coop.post("clerk", "fiscal-years/2024/closure", Map.of("closedOn", "2025-05-21"))
                .then()
                .statusCode(200);
        CorrectedAfterLaterYearsTest.open(
                coop, "2025", "2025-04-01", "2026-03-31", figures(60_000, 0, 0));
        CorrectedAfterLaterYearsTest.disposed(coop, "2025", 30_000, "2026-06-20");

        CorrectedAfterLaterYearsTest.loss(coop, "2024")
                .then()
                .statusCode(borne ? 201 : 409)
                .body("code", equalTo(borne ? null : "opening-balance-differs"));
        coop.verified();
    }

    @Test
    void howALossIsChargedIsSaid() {
        withALoss()
                .post("director", "capital-accounts/losses", Map.of("year", "2025"))
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors.pointer", contains("/method"));
    }

    /// The corrected plan had the collective account bear the 20,000 of others' work; the members'
    /// 5,000 is theirs.
    @Test
    void us05TheCollectiveAccountDoesNotBearALossOfOthersTwice() {
        Coop coop = NonMemberLossTest.withAYear(100_000, -20_000, 50_000);
        coop.execute(coop.adoptedPlan(50_000)).then().statusCode(200);
        coop.post(
                        "clerk",
                        "fiscal-years/2025/corrections",
                        Map.of(
                                "accounts",
                                UsAccounts.lines(
                                        -5_000,
                                        -20_000,
                                        25_000,
                                        0,
                                        List.of(
                                                Map.of(
                                                        "name",
                                                        "collective",
                                                        "amount",
                                                        yen(50_000)))),
                                "reason",
                                "A customer did not pay",
                                "correctedOn",
                                "2026-06-15"))
                .then()
                .statusCode(201);
        Corrections.executed(coop, Corrections.correct(coop, Corrections.planOf(coop), 0));
        for (int member = 1; member <= 3; member++) {
            open(coop, member, 20_000, "2025-03-31", "2025-04-01").then().statusCode(201);
        }

        loss(coop, "SAME_RATIO")
                .then()
                .statusCode(201)
                .body("loss.amount", equalTo("5000"))
                .body("collective.amount", equalTo("0"))
                .body("members.amount.amount", contains("2500", "1875", "625"));
        coop.verified();
    }

    /// 2024 took up the 25,000 that the correction of 2023 left, and closes at its book value.
    @Test
    void us02ALossThatALaterPlanTookUpIsNotStillToBear() {
        Coop coop = CorrectedAfterLaterYearsTest.twoYears();
        String plan = CorrectedAfterLaterYearsTest.disposed(coop, "2023", 50_000, "2024-06-20");
        CorrectedAfterLaterYearsTest.corrected(coop, plan, "2025-03-31");
        CorrectedAfterLaterYearsTest.open(
                coop, "2024", "2024-04-01", "2025-03-31", figures(60_000, 0, -25_000));
        Map<String, Object> lines =
                new HashMap<>(UsAccounts.lines(60_000, 0, 35_000, 0, List.of()));
        Map<String, Object> sheet = new HashMap<>();
        sheet.put("assets", yen(100_000));
        sheet.put("liabilities", yen(65_000));
        sheet.put("capital", yen(0));
        sheet.put("unappropriated", yen(35_000));
        lines.put("balanceSheet", sheet);
        CorrectedAfterLaterYearsTest.accounts(coop, "2024", lines);
        CorrectedAfterLaterYearsTest.disposed(coop, "2024", 5_000, "2025-06-20");

        CorrectedAfterLaterYearsTest.close(coop, "2024", "2025-07-10");

        coop.verified();
    }

    @Test
    void aPlanThatGaveWayDisposedOfNothing() throws SQLException {
        Coop coop = CapitalAccountTest.withAYear();
        approve(coop, 2);
        String plan = coop.adoptedPlan(50_000);
        accounts(coop, -25_000, -10_000, 15_000, List.of()).then().statusCode(201);
        approve(coop, 3);
        reached(coop, plan, "EXECUTING");
        loss(coop, "SAME_RATIO")
                .then()
                .statusCode(422)
                .body("code", equalTo("loss-disposed-by-plan"));

        reached(coop, plan, "SUPERSEDED");

        loss(coop, "SAME_RATIO").then().statusCode(201).body("loss.amount", equalTo("25000"));
    }

    /// US-04: a fifth in money. What is stored is not what the profile lets pass any more.
    @Test
    void aPolicyOutsideTheProfileDividesNoLoss() throws SQLException {
        Coop coop = withALoss();
        List<Map<String, Object>> own = coop.get("clerk", "policies/0").path("steps");
        coop.post(
                        "clerk",
                        "policies",
                        Map.of("decidedOn", "2026-01-31", "steps", new ArrayList<>(own)))
                .then()
                .statusCode(201);
        Coop.tamper(
                "update policy set document = replace(document, '1/5', '1/6') where tenant_id = '"
                        + coop.id
                        + "'");

        loss(coop, "SAME_RATIO")
                .then()
                .statusCode(422)
                .body("code", equalTo("cash-below-minimum"))
                .body("rule", equalTo("US-04"));
    }

    /// 15,000 of the 20,000 that pay up the first member's capital came back.
    @Test
    void theStatementsFileHasWhatCameBackFromCapitalAsMoney() {
        Coop coop = Coop.withAYear().paidIn(1, 2, 500_000, 480_000).settled();
        String plan = DividendBatchTest.executed(coop);
        coop.dividendNotApplied(plan, 1, 15_000).settled();

        assertThat(coop.get("auditor", "plans/" + plan + "/statements").asString())
                .contains(",400000,81680,5000,0,0,0,313320,JPY");
    }

    private static void reached(Coop coop, String plan, String state) throws SQLException {
        Coop.tamper(
                """
                insert into plan_state select tenant_id, plan_id, '%1$s', year, revision, hash, on_day,
                  case '%1$s' when 'SUPERSEDED' then resolution_id end, now(), corrects
                from plan_state where plan_id = '%2$s' and state = 'ADOPTED' and tenant_id = '%3$s'\
                """
                        .formatted(state, plan, coop.id));
    }
}
