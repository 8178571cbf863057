package coop.kyodo.local.year;

import static coop.kyodo.local.Service.FEDERATION;

import com.fasterxml.jackson.databind.JsonNode;

/// The counts that dues and seats were made from; whoever reads one can take its hash again.
final class FrozenCounts {

    private final Tale tale;

    FrozenCounts(Tale tale) {
        this.tale = tale;
    }

    JsonNode snapshot(String key, JsonNode frozen) {
        JsonNode snapshot =
                tale.quiet(key)
                        .as(User.FEDERATION_CLERK)
                        .get(
                                FEDERATION,
                                tale.federation(
                                        "/count-snapshots/" + frozen.path("snapshotId").asText()))
                        .ok();
        tale.same(
                Json.sha256(snapshot.path("content").asText()),
                frozen.path("snapshotHash").asText(),
                "SHA-256 of the frozen count, taken here");
        return snapshot;
    }
}
