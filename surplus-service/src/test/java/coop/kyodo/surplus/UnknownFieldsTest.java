package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static coop.kyodo.surplus.Coop.yen;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A field that nobody knows is not left out silently: where a name is misspelt, a limit or a
/// balance would be missing from what decides over money.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class UnknownFieldsTest {

    private Coop coop;

    @BeforeEach
    void aCoop() {
        coop = Coop.under("GENERIC").settled();
    }

    @ParameterizedTest
    @CsvSource({"most, elegibility", "maximun, eligibility"})
    void aMisspeltPartOfAPolicyIsRefusedWithItsPath(String most, String eligibility) {
        Map<String, Object> factor =
                Map.of("measure", "SENIORITY", "base", "1", "perUnit", "1/120", most, "2");
        Map<String, Object> split =
                Map.of(
                        "measures",
                        List.of(Map.of("measure", "HOURS", "weight", "1", "factor", factor)),
                        eligibility,
                        Map.of("who", "MEMBERS"));

        refused(
                coop.post("clerk", "policies", policy(split)),
                most.equals("most")
                        ? "/steps/0/split/elegibility"
                        : "/steps/0/split/measures/0/factor/maximun");
        coop.get("clerk", "policies").then().body("items", hasSize(1));
    }

    @Test
    void rightlySpeltItIsTaken() {
        Map<String, Object> split =
                Map.of(
                        "measures",
                        List.of(Map.of("measure", "HOURS", "weight", "1")),
                        "eligibility",
                        Map.of("who", "MEMBERS"));

        coop.post("clerk", "policies", policy(split)).then().statusCode(201);
    }

    @Test
    void soIsAFigureOfAYear() {
        Map<String, Object> figures = new HashMap<>(figures(4_000_000, 0));
        figures.put("voluntaryFundsBalance", yen(100_000));

        refused(coop.openYear(figures), "/figures/voluntaryFundsBalance");
        coop.openYear(figures(4_000_000, 0)).then().statusCode(201);
        refused(coop.post("clerk", "fiscal-years/2025/figures", figures), "/voluntaryFundsBalance");
    }

    @Test
    void soIsWhatAPlanChoosesOrCorrects() {
        refused(
                coop.post(
                        "clerk",
                        "plans",
                        Map.of(
                                "fiscalYear",
                                "2025",
                                "distributed",
                                yen(0),
                                "drawDown",
                                List.of(Map.of("from", "LEGAL_RESERVE", "amount", yen(1))))),
                "/drawDown");
        refused(
                coop.post(
                        "clerk",
                        "plans",
                        Map.of(
                                "fiscalYear",
                                "2025",
                                "distributed",
                                yen(0),
                                "choices",
                                List.of(
                                        Map.of(
                                                "step", "reserve", "amount", yen(1), "bound",
                                                "MAX")))),
                "/choices/0/bound");
    }

    @Test
    void andItIsSaidInJapanese() {
        coop.as("clerk")
                .header("Idempotency-Key", "misspelt")
                .header("Accept-Language", "ja")
                .body(Map.of("heldOn", "2026-06-20", "hour", "10:00"))
                .post("year-documents/2025/assembly")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/hour"))
                .body("errors[0].detail", equalTo("そのような項目はありません。"));
    }

    private static void refused(Response answer, String pointer) {
        answer.then()
                .statusCode(400)
                .body("code", equalTo("malformed-json"))
                .body("errors.pointer", equalTo(List.of(pointer)));
    }

    private static Map<String, Object> policy(Map<String, Object> split) {
        return Map.of(
                "decidedOn",
                "2025-06-20",
                "steps",
                List.of(
                        Map.of(
                                "name", "work",
                                "title", Map.of("en", "Work", "ja", "労働"),
                                "source", "REMAINING",
                                "rate", "1",
                                "bound", "MAX",
                                "sink", "MEMBERS",
                                "split", split)));
    }
}
