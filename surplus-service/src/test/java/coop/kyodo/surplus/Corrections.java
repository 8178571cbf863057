package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.figures;
import static coop.kyodo.surplus.Coop.yen;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Executed plans, and plans that correct them.
final class Corrections {

    static final String REASON = "Hours of March came late";

    private Corrections() {}

    /// Executed with 1,000,000; then 500 hours more of the fourth member come in: 5,000 in all.
    static Coop withLateHours() {
        Coop coop = Coop.withAYear();
        coop.execute(coop.adoptedPlan(1_000_000)).then().statusCode(200);
        return coop.worked("2026-03", 2, 900, 600, 450, 800).settled();
    }

    static String planOf(Coop coop) {
        return coop.get("member", "plans").path("items[0].planId");
    }

    static Map<String, Object> request(String plan, long distributed) {
        Map<String, Object> request = new HashMap<>();
        request.put("fiscalYear", "2025");
        request.put("distributed", yen(distributed));
        request.put("corrects", Map.of("planId", plan, "reason", REASON));
        return request;
    }

    static Response correct(Coop coop, String plan, long distributed) {
        return coop.post("clerk", "plans", request(plan, distributed));
    }

    static String adopted(Coop coop, Response made) {
        made.then().statusCode(201);
        String plan = made.path("planId");
        coop.submit(plan).then().statusCode(200);
        coop.adopts(UUID.randomUUID(), plan, made.path("hash"));
        return plan;
    }

    static String executed(Coop coop, Response made) {
        String plan = adopted(coop, made);
        coop.execute(plan).then().statusCode(200);
        return plan;
    }

    static Response execute(Coop coop, String plan, String on) {
        return coop.post("director", "plans/" + plan + "/execution", Map.of("executedOn", on));
    }

    static Response correctFigures(Coop coop, long netProfit, String on) {
        return correctFigures(coop, figures(netProfit, 0), on);
    }

    static Response correctFigures(Coop coop, Map<String, Object> figures, String on) {
        return coop.post(
                "clerk",
                "fiscal-years/2025/corrections",
                Map.of(
                        "figures",
                        figures,
                        "reason",
                        "An invoice of March was found",
                        "correctedOn",
                        on));
    }

    /// The path to an account's balance among the funds.
    static String balance(String account) {
        return "balances.find { it.account == '" + account + "' }.balance.amount";
    }
}
