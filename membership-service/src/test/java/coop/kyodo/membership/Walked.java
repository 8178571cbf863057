package coop.kyodo.membership;

import coop.kyodo.kit.store.Ids;
import io.restassured.response.Response;
import java.util.List;
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
        UUID claim = Ids.next();
        coop.post(
                        "/benefit-schemes",
                        Map.of(
                                "code",
                                "TRANSFER",
                                "effectiveOn",
                                "2025-04-01",
                                "terms",
                                Map.of(
                                        "title",
                                        Map.of("en", "On a transfer", "ja", "赴任手当"),
                                        "source",
                                        "Rules on benefits, art. 7",
                                        "basis",
                                        "EVENT",
                                        "award",
                                        Map.of("kind", "FIXED", "amount", Coop.yen(50_000)),
                                        "conditions",
                                        Map.of("evidence", List.of()))))
                .then()
                .statusCode(201);
        coop.post(
                        "/benefit-claims",
                        Map.of(
                                "id", claim,
                                "scheme", "TRANSFER",
                                "memberId", member,
                                "happenedOn", "2025-05-01",
                                "claimedOn", "2025-05-02"))
                .then()
                .statusCode(201);
        path =
                Map.of(
                        "claimId", claim.toString(),
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
