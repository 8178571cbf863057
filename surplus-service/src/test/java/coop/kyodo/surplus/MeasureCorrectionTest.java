package coop.kyodo.surplus;

import static coop.kyodo.surplus.MeasureTest.italian;
import static coop.kyodo.surplus.MeasureTest.pay;
import static coop.kyodo.surplus.MeasureTest.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A list of a measure that comes for a closed year: it corrects the one before, says why, and
/// changes nothing by itself.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class MeasureCorrectionTest {

    /// The pay of the first was the fourth's: of 24,000 each of the others has 4,000.
    @Test
    void aListOfAClosedYearIsACorrectionAndAPlanCorrectsByIt() {
        Coop coop = italian();
        send(coop, "PAY", UUID.randomUUID(), pay(coop, 300_000, 200_000, 100_000, 0));
        String plan = coop.adoptedPlan(24_000);
        coop.execute(plan).then().statusCode(200);
        UUID id = UUID.randomUUID();
        String lines = pay(coop, 100_000, 100_000, 100_000, 300_000);

        for (int time = 1; time <= 2; time++) {
            sendCorrected(coop, id, lines, "The pay of two was exchanged", "2026-07-01")
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(2))
                    .body("whole", equalTo(true))
                    .body("correction.reason", equalTo("The pay of two was exchanged"))
                    .body("correction.correctedOn", equalTo("2026-07-01"));
        }
        sendCorrected(coop, id, lines, "Two were exchanged", "2026-07-01")
                .then()
                .statusCode(409)
                .body(
                        "code",
                        equalTo("import-differs"),
                        "errors.pointer",
                        contains("query:reason"));
        sendCorrected(coop, id, lines, "The pay of two was exchanged", "2026-07-02")
                .then()
                .statusCode(409)
                .body(
                        "code",
                        equalTo("import-differs"),
                        "errors.pointer",
                        contains("query:correctedOn"));
        coop.get("auditor", "measures/2025?measure=PAY")
                .then()
                .body("items.version", contains(2, 1))
                .body("items[0].correction.reason", equalTo("The pay of two was exchanged"))
                .body("items[0].correction.correctedOn", equalTo("2026-07-01"))
                .body("items[1].correction", nullValue());
        coop.get("clerk", "plans/" + plan).then().body("snapshot.measures.version", contains(1));
        coop.verified();

        String correction = Corrections.executed(coop, Corrections.correct(coop, plan, 24_000));

        coop.get("clerk", "plans/" + correction)
                .then()
                .body("snapshot.measures.version", contains(2));
        coop.get("clerk", "plans/" + correction + "/payouts")
                .then()
                .body("items.gross.amount", contains("-8000", "-4000", "0", "12000"));
        coop.verified();
    }

    /// IT-04: 30 percent of the pay were 9,000, 6,000 and 3,000, and 6,000 of the 24,000 went to
    /// the reserve; of the pay that was meant the cap is double. What the cap kept is the members',
    /// and no more.
    @ParameterizedTest
    @CsvSource({"24000, 201", "24001, 422"})
    void whatACapKeptByAWrongListIsTheMembersAndNoMore(long distributed, int status) {
        Coop coop = italian();
        send(coop, "PAY", UUID.randomUUID(), pay(coop, 30_000, 20_000, 10_000, 0));
        String plan = coop.adoptedPlan(24_000);
        coop.execute(plan).then().statusCode(200);
        coop.get("clerk", "plans/" + plan)
                .then()
                .body("waterfall.distributed.amount", equalTo("18000"));
        sendCorrected(
                        coop,
                        UUID.randomUUID(),
                        pay(coop, 60_000, 40_000, 20_000, 0),
                        "Half of the year's pay was missing",
                        "2026-07-01")
                .then()
                .statusCode(200);

        Response made = Corrections.correct(coop, plan, distributed);

        made.then().statusCode(status);
        if (status == 422) {
            made.then().body("code", equalTo("indivisible-fund-lowered"));
            return;
        }
        String correction = Corrections.executed(coop, made);
        coop.get("clerk", "plans/" + correction + "/payouts")
                .then()
                .body("items.gross.amount", contains("3000", "2000", "1000"));
        coop.get("auditor", "funds")
                .then()
                .body(Corrections.balance("INDIVISIBLE_RESERVE"), equalTo("43000"));
        coop.verified();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "found, 2026-03-31, 409, correction-in-closed-year, -",
                "found, 2026-04-01, 200, -, -",
                "found, 2999-01-01, 400, date-too-late, query:correctedOn",
                "found, -, 400, measure-correction-incomplete, query:correctedOn",
                "-, 2026-04-01, 400, measure-correction-incomplete, query:reason",
                "' ', 2026-04-01, 400, measure-correction-incomplete, query:reason",
                "-, -, 409, fiscal-year-closed, -"
            })
    void aListOfAClosedYearSaysWhyAndIsDatedInAnOpenOne(
            @Nullable String reason,
            @Nullable String on,
            int status,
            @Nullable String code,
            @Nullable String pointer) {
        Coop coop = italian();
        send(coop, "PAY", UUID.randomUUID(), pay(coop, 300_000, 200_000, 100_000, 0));
        coop.post("director", "fiscal-years/2025/closure", Map.of("closedOn", "2026-05-20"))
                .then()
                .statusCode(200);

        Response answer = sendCorrected(coop, UUID.randomUUID(), pay(coop, 1, 2, 3, 4), reason, on);

        answer.then().statusCode(status).body("code", equalTo(code));
        if (pointer != null) {
            answer.then().body("errors.pointer", contains(pointer));
        }
    }

    @Test
    void aListOfAnOpenYearIsNoCorrection() {
        Coop coop = italian();

        sendCorrected(coop, UUID.randomUUID(), pay(coop, 1, 2, 3, 4), "found", "2026-04-01")
                .then()
                .statusCode(409)
                .body("code", equalTo("measure-year-open"));
        coop.get("auditor", "measures/2025?measure=PAY").then().body("items", empty());
    }

    @Test
    void theDatabaseTakesNoListOfAClosedYearWithoutAReason() throws SQLException {
        Coop coop = italian();
        coop.post("director", "fiscal-years/2025/closure", Map.of("closedOn", "2026-05-20"))
                .then()
                .statusCode(200);

        try (Connection owner = Db.asOwner();
                Statement everybody = owner.createStatement();
                PreparedStatement insert =
                        owner.prepareStatement(
                                """
                                insert into measure_import
                                  (tenant_id, import_id, year, measure, version, recorded_at)
                                values (?, ?, '2025', 'PAY', 1, now())\
                                """)) {
            everybody.execute("set kyodo.tenant = '*'");
            insert.setObject(1, coop.id);
            insert.setObject(2, UUID.randomUUID());

            assertThatThrownBy(insert::execute).hasMessageContaining("the year 2025 is closed");
        }
    }

    private static Response sendCorrected(
            Coop coop, UUID id, String lines, @Nullable String reason, @Nullable String on) {
        RequestSpecification request =
                coop.as("clerk")
                        .contentType("application/x-ndjson; charset=utf-8")
                        .body(lines.getBytes(UTF_8));
        if (reason != null) {
            request.queryParam("reason", reason);
        }
        if (on != null) {
            request.queryParam("correctedOn", on);
        }
        return request.put("measures/2025/PAY/" + id);
    }
}
