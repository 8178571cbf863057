package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static coop.kyodo.surplus.Coop.yen;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What may be spent on education: what plans carried over, what was there when the books began,
/// and what was given (JP-202).
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class EducationFundTest {

    /// 100,000 of before, 200,000 of the plan and 10,000 that were given on 1 July.
    @ParameterizedTest
    @CsvSource({"310000, 201", "310001, 422"})
    void whatWasThereAndWhatWasGivenIsSpentWithWhatWasCarriedOver(long amount, int status) {
        Coop coop = Years.begun();
        Map<String, Object> figures = new HashMap<>(figures(4_000_000, 0));
        figures.put("educationCarryOver", yen(100_000));
        coop.post("clerk", "fiscal-years/2024/figures", figures).then().statusCode(201);
        Years.execute(
                        coop,
                        Years.adopted(coop, coop.plan("2024", 1_000_000), "2025-06-20"),
                        "2025-06-30")
                .then()
                .statusCode(200);
        coop.post(
                        "clerk",
                        "funds/EDUCATION_CARRY_OVER/deposits",
                        Map.of("amount", yen(10_000), "on", "2025-07-01", "reference", "gift"))
                .then()
                .statusCode(201);

        coop.post(
                        "clerk",
                        "fund-uses",
                        Map.of(
                                "fund",
                                "EDUCATION_CARRY_OVER",
                                "purpose",
                                "EDUCATION",
                                "subject",
                                "A course",
                                "amount",
                                yen(amount),
                                "requestedOn",
                                "2025-07-10",
                                "spendBy",
                                "2025-09-30"))
                .then()
                .statusCode(status);
        coop.verified();
    }
}
