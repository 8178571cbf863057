package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Shares that are retained to buy units of capital: asked of membership once, issued there as far
/// as its caps let them, and the rest stays credited. Of a pool of 1,000,000 a fifth is paid in
/// money; a unit costs 50,000.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class UnitsTest {

    private static final String IN_UNITS = "coop.kyodo.surplus.dividends-in-units.v1";
    private static final String ISSUED = "coop.kyodo.membership.dividend-units-issued.v1";
    private static final EventSchemas SCHEMAS = EventSchemas.of("surplus-service");

    private Coop coop = Coop.unknown();

    @BeforeEach
    void fourMembersWorked() {
        coop = Coop.under("US_ICA").fourMembers().worked("2026-02").worked("2026-03").settled();
    }

    @Test
    void theWholeUnitsThatSharesBuyAreAskedOfMembership() {
        String plan = executed();

        JsonNode event = asked(plan);

        SCHEMAS.validate(event);
        assertThat(event.at("/data/unitAmount/amount").asText()).isEqualTo("50000");
        assertThat(event.at("/data/purchases"))
                .extracting(purchase -> purchase.path("units").asLong())
                .containsExactly(6L, 4L, 3L, 2L);
        assertThat(event.at("/data/purchases/0/amount/amount").asText()).isEqualTo("300000");
        assertThat(event.at("/data/purchases/0/memberId").asText())
                .isEqualTo(coop.member(1).toString());
        payouts(plan)
                .then()
                .body("items.retained.amount", contains("320000", "213333", "160000", "106666"))
                .body("items.units.units", contains(6, 4, 3, 2))
                .body("items[0].units.issued", nullValue());
        coop.verified();
    }

    @Test
    void whatMembershipIssuedLeavesTheAccountOnceAlsoWhenItIsToldTwice() {
        String plan = executed();
        UUID page = UUID.fromString(asked(plan).path("subject").asText());
        answer(plan, page, issue(1, 5, 50_000, "UNIT_CAP"), issue(2, 4, 0, null));
        answer(plan, page, issue(1, 5, 50_000, "UNIT_CAP"), issue(2, 4, 0, null));
        coop.settled();

        payouts(plan)
                .then()
                .body("items[0].units.issued.units", equalTo(5))
                .body("items[0].units.issued.amount", equalTo(yen(250_000)))
                .body("items[0].units.issued.returned", equalTo(yen(50_000)))
                .body("items[0].units.issued.reason", equalTo("UNIT_CAP"))
                .body("items[1].units.issued.units", equalTo(4))
                .body("items[2].units.issued", nullValue());
        coop.get("clerk", "members/" + coop.member(1) + "/statements")
                .then()
                .body("items[0].units", equalTo(yen(300_000)))
                .body("items[0].purchase.issued.units", equalTo(5));
        coop.get("auditor", "capital-accounts/members/" + coop.member(1) + "?on=2026-06-30")
                .then()
                .body("retained.amount", equalTo("70000"))
                .body("moves.kind", containsInAnyOrder("ALLOCATION", "UNITS"))
                .body("moves.amount.amount", containsInAnyOrder("320000", "-250000"));
        coop.get("auditor", "funds")
                .then()
                .body("balances", hasItem(balance("MEMBER_ACCOUNTS", 349_999)))
                .body("balances", hasItem(balance("UNITS_ISSUED", 450_000)));
        coop.verified();
    }

    @Test
    void whatIsOnItsWayToBuyUnitsIsNotPaidOut() {
        String plan = executed();

        redeem().then()
                .statusCode(201)
                .body("paid.amount.amount", contains("20000", "13333", "10000", "6666"));

        UUID page = UUID.fromString(asked(plan).path("subject").asText());
        answer(plan, page, issue(1, 0, 300_000, "NOT_A_MEMBER"), issue(2, 4, 0, null));
        coop.settled();
        redeem().then().statusCode(201).body("paid.amount.amount", contains("300000"));
        coop.verified();
    }

    @Test
    void anAnswerThatIsNotWhatWasAskedChangesNothing() {
        String plan = executed();
        UUID page = UUID.fromString(asked(plan).path("subject").asText());

        answer(plan, page, issue(1, 5, 50_001, "UNIT_CAP"));
        answer(plan, page, issue(2, 4, 0, null));

        Events.eventually(
                "the second answer",
                () -> payouts(plan),
                payouts -> payouts.path("items[1].units.issued") != null);
        payouts(plan).then().body("items[0].units.issued", nullValue());
    }

    @Test
    void verificationFindsUnitsThatDidNotLeaveTheAccount() throws SQLException {
        String plan = executed();
        UUID page = UUID.fromString(asked(plan).path("subject").asText());
        answer(plan, page, issue(1, 6, 0, null));
        coop.settled();
        coop.verified();

        Coop.tamper(
                "update unit_issue set amount = amount - 1 where tenant_id = '" + coop.id + "'");

        coop.get("auditor", "verification")
                .then()
                .body("checks.find { it.name == 'units-equal-shares' }.ok", equalTo(false));
    }

    /// A correction to 937,500 leaves exactly what is on its way: 6 units of 300,000.
    @Test
    void aCorrectionTakesNothingFromAShareThatIsOnItsWayToBuyUnits() {
        String plan = executed();
        correctFigures(2 * 937_499);

        Corrections.correct(coop, plan, 937_499)
                .then()
                .statusCode(422)
                .body("code", equalTo("corrected-share-redeemed"))
                .body("figures.memberId", equalTo(coop.member(1).toString()))
                .body("figures.held.amount", equalTo("20000"))
                .body("figures.reduction.amount", equalTo("20001"))
                .body("figures.missing.amount", equalTo("1"));

        UUID page = UUID.fromString(asked(plan).path("subject").asText());
        answer(plan, page, issue(1, 5, 50_000, "UNIT_CAP"));
        coop.settled();
        Corrections.executed(coop, Corrections.correct(coop, plan, 937_499));
        coop.verified();
    }

    @Test
    void aCorrectionMayTakeAllThatIsNotOnItsWay() {
        String plan = executed();
        UUID page = UUID.fromString(asked(plan).path("subject").asText());
        correctFigures(2 * 937_500);

        coop.execute(Corrections.adopted(coop, Corrections.correct(coop, plan, 937_500)))
                .then()
                .statusCode(200);

        answer(
                plan,
                page,
                issue(1, 6, 0, null),
                issue(2, 4, 0, null),
                issue(3, 3, 0, null),
                issue(4, 2, 0, null));
        coop.settled();
        coop.get("auditor", "capital-accounts/members?on=2026-06-30")
                .then()
                .body("items.retained.amount", contains("0", "0", "0", "0"));
        coop.verified();
    }

    @Test
    void whatACorrectionRetainsMoreStaysCreditedAndAsksForNoUnits() throws SQLException {
        String plan = executed(500_000);
        correctFigures(2_000_000);

        String correction = Corrections.executed(coop, Corrections.correct(coop, plan, 1_000_000));

        payouts(correction)
                .then()
                .body("items[0].retained.amount", equalTo("160000"))
                .body("items.units", contains(nullValue(), nullValue(), nullValue(), nullValue()));
        assertThat(
                        Coop.number(
                                "select count(*) from outbox where payload like '%"
                                        + IN_UNITS
                                        + "%' and tenant_id = '"
                                        + coop.id
                                        + "'"))
                .isEqualTo(1);
        coop.verified();
    }

    private String executed() {
        return executed(1_000_000);
    }

    private String executed(long pool) {
        coop.openYear(figures(2 * pool)).then().statusCode(201);
        List<Map<String, Object>> steps = coop.get("clerk", "policies/0").path("steps");
        Map<String, Object> patronage = new HashMap<>(steps.getLast());
        Map<String, Object> split = new HashMap<>(ProfilesTest.split(steps, steps.size() - 1));
        split.put("retained", "UNITS");
        patronage.put("split", split);
        List<Map<String, Object>> changed = new ArrayList<>(steps);
        changed.set(steps.size() - 1, patronage);
        coop.post("clerk", "policies", Map.of("decidedOn", "2025-06-20", "steps", changed))
                .then()
                .statusCode(201);
        String plan = coop.adoptedPlan(pool);
        coop.execute(plan).then().statusCode(200);
        return plan;
    }

    private void correctFigures(long ofMembers) {
        coop.post(
                        "clerk",
                        "fiscal-years/2025/corrections",
                        Map.of(
                                "figures", figures(ofMembers),
                                "reason", "March was reckoned again",
                                "correctedOn", "2026-06-30"))
                .then()
                .statusCode(201);
    }

    private static Map<String, Object> figures(long ofMembers) {
        Map<String, Object> figures = new HashMap<>(Coop.figures(ofMembers, 0));
        figures.put("memberResult", yen(ofMembers));
        figures.put("nonMemberResult", yen(0));
        return figures;
    }

    private JsonNode asked(String plan) {
        return Events.await(
                IN_UNITS,
                UUID.nameUUIDFromBytes(
                        (plan + "/units/" + coop.member(1)).getBytes(StandardCharsets.UTF_8)));
    }

    private void answer(String plan, UUID page, Map<?, ?>... issues) {
        answer(coop, plan, page, issues);
    }

    static void answer(Coop coop, String plan, UUID page, Map<?, ?>... issues) {
        Events.deliver(
                ISSUED,
                page,
                1,
                coop.id,
                Map.of(
                        "cooperativeId",
                        coop.id,
                        "planId",
                        plan,
                        "issuedOn",
                        "2026-06-30",
                        "issues",
                        List.of(issues)));
        coop.expectOneMore();
    }

    private Map<String, Object> issue(
            int member, long units, long returned, @Nullable String reason) {
        return issue(coop, member, units, returned, reason);
    }

    static Map<String, Object> issue(
            Coop coop, int member, long units, long returned, @Nullable String reason) {
        Map<String, Object> issue = new HashMap<>();
        issue.put("memberId", coop.member(member));
        issue.put("units", units);
        issue.put("amount", yen(units * 50_000));
        issue.put("returned", yen(returned));
        if (reason != null) {
            issue.put("reason", reason);
        }
        return issue;
    }

    private Response payouts(String plan) {
        return coop.get("clerk", "plans/" + plan + "/payouts");
    }

    private Response redeem() {
        return CapitalAccountTest.redeem(coop, "2026-03-31", "2026-07-31");
    }

    private static Map<String, Object> balance(String account, long amount) {
        return Map.of("account", account, "balance", yen(amount));
    }
}
