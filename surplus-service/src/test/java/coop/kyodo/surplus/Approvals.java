package coop.kyodo.surplus;

import io.restassured.response.Response;
import java.util.Map;

/// Approvals of figures, as the general assembly gives them with the plan.
final class Approvals {

    private Approvals() {}

    /// Approves the figures of a plan's year, where they are not yet.
    static void ofPlan(Coop coop, String plan) {
        String year = coop.get("clerk", "plans/" + plan).path("fiscalYear");
        if (year == null) {
            return;
        }
        Response figures = coop.get("clerk", "fiscal-years/" + year);
        if (figures.path("approval") == null) {
            coop.post(
                            "director",
                            "fiscal-years/" + year + "/approval",
                            Map.of(
                                    "figuresVersion", figures.path("figuresVersion"),
                                    "approvedOn", figures.path("to")))
                    .then()
                    .statusCode(200);
        }
    }
}
