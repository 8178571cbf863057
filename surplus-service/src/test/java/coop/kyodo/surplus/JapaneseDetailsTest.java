package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What does not fit how things stand is said in the caller's language, with its figures.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class JapaneseDetailsTest {

    @ParameterizedTest
    @CsvSource({"en, The year 2025 is open already.", "ja, 事業年度 2025 はすでにあります。"})
    void aYearThatIsThereIsNamed(String language, String detail) {
        Coop coop = Coop.withAYear();

        coop.as("clerk")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept-Language", language)
                .body(
                        Map.of(
                                "year", "2025",
                                "from", "2026-02-01",
                                "to", "2026-03-31",
                                "figures", figures(1, 0)))
                .post("fiscal-years")
                .then()
                .statusCode(409)
                .body("code", equalTo("fiscal-year-exists"))
                .body("detail", equalTo(detail));
    }

    @Test
    void aPlanOfOtherFiguresSaysBothVersions() {
        Coop coop = Coop.withAYear();
        String plan = coop.adoptedPlan(1_000_000);
        coop.post("clerk", "fiscal-years/2025/figures", figures(4_000_001, 0))
                .then()
                .statusCode(201);

        coop.as("director")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept-Language", "ja")
                .body(Map.of("executedOn", "2026-06-30"))
                .post("plans/" + plan + "/execution")
                .then()
                .statusCode(409)
                .body("code", equalTo("figures-changed"))
                .body("detail", equalTo("案は数値の第1版から作成されましたが、年度の数値は第2版です。"));
    }
}
