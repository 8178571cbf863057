package coop.kyodo.surplus;

import static coop.kyodo.surplus.Coop.yen;

import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Events;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Years one after the other, and what assemblies of other days decide.
final class Years {

    private Years() {}

    /// A co-op whose year 2024 (March of 2025) left 1,300,000 in the reserve, 200,000 for work,
    /// 200,000 for education and 2,200,000 carried over; its year 2025 has worked.
    static Coop one() {
        Coop coop = begun();
        approve(coop, "2024", "2025-05-20");
        execute(coop, adopted(coop, coop.plan("2024", 1_000_000), "2025-06-20"), "2025-06-30")
                .then()
                .statusCode(200);
        return coop;
    }

    /// The same before anything was done with the 4,000,000 of 2024.
    static Coop begun() {
        Coop coop = worked("JP_ACT_2022", "2024-04-01");
        coop.openYear("2024", "2025-03-01", "2025-03-31", Coop.figures(4_000_000, 0))
                .then()
                .statusCode(201);
        return coop;
    }

    /// A co-op of four members, admitted on this day, who worked from March of 2025 to that of
    /// 2026.
    static Coop worked(String profile, String admittedOn) {
        Coop coop = Coop.since("2025-03-01", profile);
        for (int number = 1; number <= 4; number++) {
            coop.admit(number, admittedOn);
        }
        for (int month = 3; month <= 12; month++) {
            coop.worked("2025-%02d".formatted(month));
        }
        return coop.worked("2026-01").worked("2026-02").worked("2026-03").settled();
    }

    /// A fund of the co-op's own, for training.
    static void trainingFund(Coop coop) {
        Map<String, String> title = Map.of("en", "Training", "ja", "研修積立金");
        coop.post(
                        "clerk",
                        "funds",
                        Map.of(
                                "fund", "TRAINING_FUND",
                                "title", title,
                                "purposes", List.of(Map.of("purpose", "TRAINING", "title", title)),
                                "approval", "DIRECTORS",
                                "decidedOn", "2025-07-10"))
                .then()
                .statusCode(201);
    }

    /// The figures of 2025 that continue it, at a profit of 1,000,000.
    static Map<String, Object> continued() {
        Map<String, Object> figures = new HashMap<>(Coop.figures(1_000_000, 2_200_000));
        figures.put("reserveBalance", yen(1_300_000));
        figures.put("jobCreationBalance", yen(200_000));
        figures.put("educationCarryOver", yen(200_000));
        return figures;
    }

    /// The figures of many members, with at least the capital that they have.
    static Map<String, Object> ofMany(long netProfit) {
        Map<String, Object> figures = new HashMap<>(Coop.figures(netProfit, 0));
        figures.put("capital", yen(1_000_000_000));
        return figures;
    }

    static void open2025(Coop coop, Map<String, Object> figures) {
        coop.openYear("2025", "2025-04-01", "2026-03-31", figures).then().statusCode(201);
        approve(coop, "2025", "2026-05-20");
    }

    /// Approves a year's newest figures where nobody has.
    static void approve(Coop coop, String year, String on) {
        Response figures = coop.get("clerk", "fiscal-years/" + year);
        if (figures.path("approval") != null) {
            return;
        }
        int version = figures.path("figuresVersion");
        coop.post(
                        "director",
                        "fiscal-years/" + year + "/approval",
                        Map.of("figuresVersion", version, "approvedOn", on))
                .then()
                .statusCode(200);
    }

    static Response execute(Coop coop, String plan, String on) {
        return coop.post("director", "plans/" + plan + "/execution", Map.of("executedOn", on));
    }

    /// Submits a plan that was made, and has an assembly of this day adopt it.
    static String adopted(Coop coop, Response made, String on) {
        made.then().statusCode(201);
        String plan = made.path("planId");
        coop.post("clerk", "plans/" + plan + "/submission", Map.of("submittedOn", on))
                .then()
                .statusCode(200);
        adopt(coop, plan, made.path("hash"), on);
        return plan;
    }

    static void adopt(Coop coop, String plan, String hash, String on) {
        approve(coop, coop.get("clerk", "plans/" + plan).path("fiscalYear"), on);
        UUID resolution = UUID.randomUUID();
        Map<String, Object> decided = new HashMap<>(coop.resolution(resolution, plan, hash));
        decided.put("adoptedOn", on);
        Events.deliver(Coop.RESOLUTION, resolution, 1, coop.id, decided);
        coop.expectOneMore();
        coop.settled();
    }

    /// From this day on the co-op's articles are those of a certified non-profit.
    static void certify(Coop coop, String on) {
        String type = "coop.kyodo.membership.articles-changed.v1";
        Map<String, Object> data = new HashMap<>();
        EventSchemas.of("membership-service")
                .example(type)
                .properties()
                .forEach(field -> data.put(field.getKey(), field.getValue()));
        data.put("cooperativeId", coop.id);
        data.put("profile", "JP_ACT_2022_NONPROFIT");
        data.put("articlesVersion", 2);
        data.put("effectiveOn", on);
        EventSchemas.of("membership-service").validate(type, data);
        Events.deliver(type, coop.id, 2, coop.id, data);
        coop.expectOneMore();
        coop.settled();
    }
}
