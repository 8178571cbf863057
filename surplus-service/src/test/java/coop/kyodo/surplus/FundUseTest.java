package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Funds: asked for, approved, spent, reported.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class FundUseTest {

    private static final EventSchemas SCHEMAS = EventSchemas.of("surplus-service");
    private static final String HASH = "ab".repeat(32);

    /// A co-op whose plan of 2025 left 200,000 for work and 200,000 for education.
    private static Coop withFunds() {
        Coop coop = Coop.withAYear();
        coop.execute(coop.adoptedPlan(1_000_000)).then().statusCode(200);
        return coop;
    }

    @Test
    void aUseIsAskedForApprovedSpentAndReported() {
        Coop coop = withFunds();
        String use = asked(coop, "JOB_CREATION_FUND", "JOB_CREATION", 150_000);
        coop.get("member", "funds")
                .then()
                .body(fund("JOB_CREATION_FUND", "balance.amount"), equalTo("200000"))
                .body(fund("JOB_CREATION_FUND", "committed.amount"), equalTo("150000"))
                .body(fund("JOB_CREATION_FUND", "free.amount"), equalTo("50000"))
                .body(fund("JOB_CREATION_FUND", "rule"), equalTo("JP-201"))
                .body(fund("LEGAL_RESERVE", "kind"), equalTo("INDIVISIBLE"));

        spend(coop, use, 1).then().statusCode(409).body("code", equalTo("fund-use-not-approved"));
        approve(coop, use).then().statusCode(200).body("state", equalTo("APPROVED"));
        spend(coop, use, 1, "2026-10-01").then().body("code", equalTo("spending-after-spend-by"));
        spend(coop, use, 120_000)
                .then()
                .statusCode(201)
                .body("spent.amount", equalTo("120000"))
                .body("reserved.amount", equalTo("30000"));
        coop.post(
                        "clerk",
                        "fund-uses/" + use + "/report",
                        Map.of(
                                "reportedOn", "2026-09-30",
                                "summary", "The kitchen is in use.",
                                "evidence", List.of(Map.of("reference", "photos", "hash", HASH))))
                .then()
                .statusCode(200)
                .body("state", equalTo("REPORTED"))
                .body("reserved.amount", equalTo("0"))
                .body("evidence.hash", contains(HASH));

        coop.get("member", "funds")
                .then()
                .body(fund("JOB_CREATION_FUND", "balance.amount"), equalTo("80000"))
                .body(fund("JOB_CREATION_FUND", "free.amount"), equalTo("80000"));
        coop.get("auditor", "journals")
                .then()
                .body("items.kind", contains("OPENING", "RESULT", "DISPOSITION", "PAYOUT", "USE"))
                .body("items[4].reference", equalTo("invoice 118"));
        for (String event : List.of("fund-use-approved", "fund-use-spent", "fund-use-reported")) {
            String type = "coop.kyodo.surplus." + event + ".v1";
            JsonNode published = Events.await(type, UUID.fromString(use));
            SCHEMAS.validate(type, published.path("data"));
        }
        coop.verified();
    }

    @ParameterizedTest
    @CsvSource({
        "LEGAL_RESERVE, JOB_CREATION, 1, purpose-outside-fund, JP-200",
        "JOB_CREATION_FUND, EDUCATION, 1, purpose-outside-fund, JP-201",
        "JOB_CREATION_FUND, JOB_CREATION, 200001, use-above-free-balance, JP-201",
        "EDUCATION_CARRY_OVER, EDUCATION, 200001, use-above-free-balance, JP-202"
    })
    void whatTheFundIsNotForOrDoesNotHoldIsRefusedWithTheFigures(
            String fund, String purpose, long amount, String code, String rule) {
        Coop coop = withFunds();

        ask(coop, fund, purpose, amount, "2026-09-30")
                .then()
                .statusCode(422)
                .body("code", equalTo(code))
                .body("rule", equalTo(rule))
                .body("figures.fund", equalTo(fund));

        coop.get("auditor", "fund-uses").then().body("items", hasSize(0));
    }

    @Test
    void exactlyWhatIsFreeMayBeAskedFor() {
        Coop coop = withFunds();

        asked(coop, "JOB_CREATION_FUND", "JOB_CREATION", 200_000);
        asked(coop, "EDUCATION_CARRY_OVER", "EDUCATION", 200_000);

        ask(coop, "JOB_CREATION_FUND", "JOB_CREATION", 1, "2026-09-30").then().statusCode(422);
    }

    @ParameterizedTest
    @CsvSource({"2027-03-31, 201", "2027-04-01, 422"})
    void educationIsSpentInTheYearAfter(String spendBy, int status) {
        Coop coop = withFunds();

        ask(coop, "EDUCATION_CARRY_OVER", "EDUCATION", 1, spendBy).then().statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({"2026-09-30, 100, 201", "2026-10-01, 100, 422", "2026-09-30, 101, 422"})
    void nothingIsSpentAfterItsYearOrAboveWhatWasApproved(String spentOn, long amount, int status) {
        Coop coop = withFunds();
        String use = asked(coop, "EDUCATION_CARRY_OVER", "EDUCATION", 100);
        approve(coop, use).then().statusCode(200);

        spend(coop, use, amount, spentOn).then().statusCode(status);
    }

    @Test
    void usesThatAreAskedForAtOnceNeverPromiseMoreThanThereIs() throws Exception {
        Coop coop = withFunds();
        List<Integer> answers;
        try (ExecutorService eight = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> asked =
                    IntStream.range(0, 8)
                            .mapToObj(i ->
                                    eight.submit(() ->
                                            ask(
                                                            coop,
                                                            "JOB_CREATION_FUND",
                                                            "JOB_CREATION",
                                                            60_000,
                                                            "2026-09-30")
                                                    .statusCode()))
                            .toList();
            answers = new ArrayList<>();
            for (Future<Integer> each : asked) {
                answers.add(each.get());
            }
        }

        assertThat(answers).filteredOn(status -> status == 201).hasSize(3);
        assertThat(answers).filteredOn(status -> status == 422).hasSize(5);
        coop.verified();
    }

    @Test
    void aWrongSpendingIsTakenBackByANewLine() {
        Coop coop = withFunds();
        String use = asked(coop, "JOB_CREATION_FUND", "JOB_CREATION", 150_000);
        approve(coop, use).then().statusCode(200);
        String spending = spend(coop, use, 150_000).path("spendings[0].spendingId");
        Map<String, String> reason = Map.of("reason", "another site's invoice");
        String path = "fund-uses/" + use + "/spendings/" + spending + "/reversal";

        coop.post("clerk", path, reason)
                .then()
                .statusCode(201)
                .body("spent.amount", equalTo("0"))
                .body("reserved.amount", equalTo("150000"))
                .body("spendings.amount.amount", contains("150000", "-150000"))
                .body("spendings[1].reverses", equalTo(spending));
        coop.post("clerk", path, reason)
                .then()
                .statusCode(409)
                .body("code", equalTo("spending-reversed"));

        spend(coop, use, 150_000).then().statusCode(201);
        coop.get("member", "funds")
                .then()
                .body(fund("JOB_CREATION_FUND", "balance.amount"), equalTo("50000"));
        coop.verified();
    }

    @Test
    void cancellingAUseFreesWhatItReservedAndASpentOneIsNotCancelled() {
        Coop coop = withFunds();
        String use = asked(coop, "JOB_CREATION_FUND", "JOB_CREATION", 200_000);

        cancel(coop, use).then().statusCode(200).body("state", equalTo("CANCELLED"));
        cancel(coop, use).then().statusCode(409).body("code", equalTo("fund-use-ended"));
        String second = asked(coop, "JOB_CREATION_FUND", "JOB_CREATION", 200_000);
        approve(coop, second).then().statusCode(200);
        spend(coop, second, 1).then().statusCode(201);

        cancel(coop, second).then().statusCode(409).body("code", equalTo("fund-use-spent"));
    }

    @Test
    void whereTheMembersDecideOnlyTheAssemblysResolutionWithTheHashApproves() {
        Coop coop = Coop.under("JWCU_2008").admit(1, "2025-04-01").settled();
        deposit(coop, "MUTUAL_AID_FUND", 50_000).then().statusCode(201);
        Map<String, Object> request =
                request("MUTUAL_AID_FUND", "MUTUAL_AID", 30_000, "2026-09-30");
        request.put("memberId", coop.member(1));
        Response asked = coop.post("clerk", "fund-uses", request);
        asked.then().statusCode(201);
        String use = asked.path("useId");

        approve(coop, use)
                .then()
                .statusCode(422)
                .body("code", equalTo("approval-needs-assembly"))
                .body("rule", equalTo("JW-03b"));
        coop.resolves("OTHER", use, "another hash");
        coop.get("clerk", "fund-uses/" + use).then().body("state", equalTo("REQUESTED"));
        UUID resolution = coop.resolves("BUDGET", use, asked.path("hash"));

        coop.get("clerk", "fund-uses/" + use)
                .then()
                .body("state", equalTo("APPROVED"))
                .body("reached[0].by", equalTo("assembly"))
                .body("reached[0].resolutionId", equalTo(resolution.toString()));
        coop.resolves("BUDGET", use, asked.path("hash"));
        coop.verified();
    }

    @Test
    void aFundOfTheCoopsOwnHasItsPurposes() {
        Coop coop = Coop.under("GENERIC").settled();
        make(coop, "EQUIPMENT_FUND").then().statusCode(201).body("kind", equalTo("VOLUNTARY"));
        make(coop, "EQUIPMENT_FUND").then().statusCode(409).body("code", equalTo("fund-exists"));
        make(coop, "CARRY_OVER").then().statusCode(409);
        ask(coop, "OTHER_FUND", "EQUIPMENT", 1, "2026-09-30")
                .then()
                .statusCode(404)
                .body("code", equalTo("fund-not-found"));
        deposit(coop, "EQUIPMENT_FUND", 1_000).then().statusCode(201);

        ask(coop, "EQUIPMENT_FUND", "TRAVEL", 1, "2026-09-30")
                .then()
                .statusCode(422)
                .body("rule", equalTo("fund/EQUIPMENT_FUND"));
        asked(coop, "EQUIPMENT_FUND", "EQUIPMENT", 1_000);
        coop.verified();
    }

    @Test
    void figuresDoNotTakeFromAFundWhatItsUsesHaveReserved() {
        Coop coop = withFunds();
        asked(coop, "JOB_CREATION_FUND", "JOB_CREATION", 150_000);
        for (int month = 4; month <= 12; month++) {
            coop.worked("2026-%02d".formatted(month));
        }
        coop.worked("2027-01").worked("2027-02").worked("2027-03").settled();
        Map<String, Object> figures = new HashMap<>(Coop.figures(1_000_000, 2_200_000));
        figures.put("reserveBalance", yen(1_300_000));
        figures.put("jobCreationBalance", yen(99_999));
        figures.put("educationCarryOver", yen(200_000));
        coop.openYear("2026", "2026-04-01", "2027-03-31", figures).then().statusCode(201);

        coop.plan("2026", 0)
                .then()
                .statusCode(409)
                .body("code", equalTo("opening-balance-differs"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fund-uses-covered | update fund_use set amount = 200001 where tenant_id = '%s'",
                "fund-uses-covered | update fund_spending set amount = amount + 1 where tenant_id = '%s'",
                "fund-balances-equal-plans | update posting set amount = amount - 1 where account = 'JOB_CREATION_FUND' and side = 'CREDIT' and tenant_id = '%s'"
            })
    void verificationFindsWhatWasTamperedWith(String check, String tampering) throws SQLException {
        Coop coop = withFunds();
        String use = asked(coop, "JOB_CREATION_FUND", "JOB_CREATION", 150_000);
        approve(coop, use).then().statusCode(200);
        spend(coop, use, 100).then().statusCode(201);
        coop.verified();
        Coop.tamper(tampering.formatted(coop.id));

        coop.get("auditor", "verification")
                .then()
                .body("checks.find { it.name == '" + check + "' }.ok", equalTo(false));
    }

    @Test
    void theDatabaseTakesNoUseThatTheFundDoesNotCover() throws SQLException {
        Coop coop = withFunds();
        String use =
                """
                insert into fund_use values ('%s', '%s', 99, 'JOB_CREATION_FUND', 'JOB_CREATION',
                  'x', %d, 'JPY', null, '2026-07-10', '2026-07-10', 'x', 'x', now())\
                """;
        try (Connection app = Db.asApp();
                Statement run = app.createStatement()) {
            app.setAutoCommit(false);
            run.execute("set kyodo.tenant = '" + coop.id + "'");
            run.execute(use.formatted(coop.id, UUID.randomUUID(), 200_001));

            assertThatThrownBy(app::commit).hasMessageContaining("reserved are 200001");
        }
    }

    @Test
    void whoApprovesTheUsesOfAFundIsSaid() {
        Map<String, String> title = Map.of("en", "Equipment", "ja", "設備積立金");
        Coop coop = Coop.withAYear();

        coop.post(
                        "clerk",
                        "funds",
                        Map.of(
                                "fund",
                                "EQUIPMENT_FUND",
                                "title",
                                title,
                                "purposes",
                                List.of(Map.of("purpose", "EQUIPMENT", "title", title)),
                                "decidedOn",
                                "2026-06-20"))
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors.pointer", contains("/approval"));
        make(coop, "EQUIPMENT_FUND").then().statusCode(201);
    }

    private static Response make(Coop coop, String fund) {
        Map<String, String> title = Map.of("en", "Equipment", "ja", "設備積立金");
        return coop.post(
                "clerk",
                "funds",
                Map.of(
                        "fund",
                        fund,
                        "title",
                        title,
                        "purposes",
                        List.of(Map.of("purpose", "EQUIPMENT", "title", title)),
                        "approval",
                        "DIRECTORS",
                        "decidedOn",
                        "2026-06-20"));
    }

    static Response deposit(Coop coop, String fund, long amount) {
        return coop.post(
                "clerk",
                "funds/" + fund + "/deposits",
                Map.of("amount", yen(amount), "on", "2026-04-01", "reference", "opening"));
    }

    private static Map<String, Object> request(
            String fund, String purpose, long amount, String spendBy) {
        Map<String, Object> request = new HashMap<>();
        request.put("fund", fund);
        request.put("purpose", purpose);
        request.put("subject", "The new site");
        request.put("amount", yen(amount));
        request.put("requestedOn", "2026-07-10");
        request.put("spendBy", spendBy);
        return request;
    }

    @Test
    void aUseIsInTheCoopsCurrencyAlsoWhileTheFundIsEmpty() {
        Coop coop = Coop.under("JP_ACT_2022").settled();
        Map<String, Object> request =
                new HashMap<>(request("JOB_CREATION_FUND", "JOB_CREATION", 1, "2026-09-30"));
        request.put("amount", Map.of("amount", "1", "currency", "EUR"));

        coop.post("clerk", "fund-uses", request)
                .then()
                .statusCode(400)
                .body("code", equalTo("currency-differs"))
                .body("errors[0].pointer", equalTo("/amount"));
    }

    private static Response ask(
            Coop coop, String fund, String purpose, long amount, String spendBy) {
        return coop.post("clerk", "fund-uses", request(fund, purpose, amount, spendBy));
    }

    static String asked(Coop coop, String fund, String purpose, long amount) {
        Response asked = ask(coop, fund, purpose, amount, "2026-09-30");
        asked.then().statusCode(201).body("state", equalTo("REQUESTED"));
        return asked.path("useId");
    }

    static Response approve(Coop coop, String use) {
        return coop.post(
                "director", "fund-uses/" + use + "/approval", Map.of("approvedOn", "2026-07-20"));
    }

    static Response spend(Coop coop, String use, long amount) {
        return spend(coop, use, amount, "2026-08-05");
    }

    private static Response spend(Coop coop, String use, long amount, String on) {
        return coop.post(
                "clerk",
                "fund-uses/" + use + "/spendings",
                Map.of("amount", yen(amount), "spentOn", on, "reference", "invoice 118"));
    }

    private static Response cancel(Coop coop, String use) {
        return coop.post(
                "clerk",
                "fund-uses/" + use + "/cancellation",
                Map.of("cancelledOn", "2026-08-30", "reason", "not needed"));
    }

    private static String fund(String name, String field) {
        return "funds.find { it.fund == '" + name + "' }." + field;
    }
}
