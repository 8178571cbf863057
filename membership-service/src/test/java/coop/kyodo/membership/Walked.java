package coop.kyodo.membership;

import coop.kyodo.kit.store.Ids;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;

/// A co-op with one of everything that a path can name.
final class Walked {

    private final Coop coop = Coop.registeredOn("2024-04-01");
    private final Map<String, String> path;

    Walked() {
        UUID webhook = Ids.next();
        coop.post("/webhooks", Map.of("id", webhook, "url", "https://hooks.coop.example/kyodo"))
                .then()
                .statusCode(201);
        UUID member = coop.member(2);
        String event = coop.get("/webhooks/" + webhook + "/deliveries").path("items[0].eventId");
        UUID entry = Ids.next();
        Response recorded =
                coop.post(
                        "/work-entries",
                        Map.of(
                                "id",
                                entry,
                                "memberId",
                                member,
                                "siteId",
                                coop.site(),
                                "month",
                                "2025-04",
                                "minutes",
                                9_600,
                                "days",
                                20));
        recorded.then().statusCode(201);
        UUID debt = Ids.next();
        coop.debt(debt, member, 30_000).then().statusCode(201);
        path =
                Map.of(
                        "memberId", member.toString(),
                        "entryId", entry.toString(),
                        "debtId", debt.toString(),
                        "payeeId", member.toString(),
                        "batchId", batch(),
                        "webhookId", webhook.toString(),
                        "eventId", event);
    }

    /// A batch that refunds somebody who left in the year before the contract's examples.
    private String batch() {
        UUID leaver = Ids.next();
        Map<String, Object> application = Coop.application(leaver, 1);
        application.put("appliedOn", "2024-04-02");
        coop.post("/members", application).then().statusCode(201);
        coop.post("/members/" + leaver + "/acceptance", Map.of("acceptedOn", "2024-04-03"))
                .then()
                .statusCode(200);
        coop.pay(leaver, Coop.UNIT, "2024-04-10").then().statusCode(201);
        coop.ended(leaver, "LOSS_OF_QUALIFICATION", "2024-12-10").then().statusCode(200);
        coop.closeYear("2025-03-31", 1_000_000).then().statusCode(201);
        coop.payeeAccount(leaver).then().statusCode(201);
        return coop.refundBatch("2025-06-30")
                .then()
                .statusCode(201)
                .extract()
                .path("batch.batchId");
    }

    UUID tenant() {
        return coop.id();
    }

    Map<String, String> path() {
        return path;
    }
}
