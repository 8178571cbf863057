package coop.kyodo.membership;

import coop.kyodo.kit.store.Ids;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;

/// A co-op with one of everything that a path can name.
final class Walked {

    private final Coop coop = Coop.registered();
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
        path =
                Map.of(
                        "memberId", member.toString(),
                        "entryId", entry.toString(),
                        "webhookId", webhook.toString(),
                        "eventId", event);
    }

    UUID tenant() {
        return coop.id();
    }

    Map<String, String> path() {
        return path;
    }
}
