package coop.kyodo.local.year;

import static coop.kyodo.local.Service.FEDERATION;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The federation seats delegates, with a proof that is reckoned again here.
final class Delegates {

    private static final int SEATS = 100;

    private final Tale tale;
    private final Cast cast;

    Delegates(Tale tale) {
        this.tale = tale;
        this.cast = tale.cast();
    }

    void tell() {
        tale.chapter("Delegates are seated");
        JsonNode seating =
                tale.step(
                                "seating",
                                "A hundred delegates are seated by largest remainders, with a proof.")
                        .as(User.FEDERATION_CLERK)
                        .post(
                                FEDERATION,
                                tale.federation("/seatings"),
                                Json.of(
                                        "id", cast.seating(),
                                        "name", "Convention 2026",
                                        "method", "LARGEST_REMAINDER",
                                        "line", "INDUSTRIAL",
                                        "countAsOf", "2026-07-01",
                                        "seats", SEATS,
                                        "seed", "Drawn in public on 1 July 2026: 04 18 23 31 40"))
                        .created("seats", "members", "lotDrawn", "tieRule", "snapshotHash");
        List<JsonNode> rows = Json.list(seating.path("rows"));
        List<Long> seats = reckonedSeats(rows);
        for (int at = 0; at < rows.size(); at++) {
            JsonNode row = rows.get(at);
            if (row.path("seats").asLong() != seats.get(at)) {
                throw tale.failure("these seats cannot be reckoned again: " + row);
            }
            if (at >= rows.size() - 5) {
                tale.note(
                        "%s: %,d members, quota %s, %d seats"
                                .formatted(
                                        row.path("code").asText(),
                                        row.path("members").asLong(),
                                        row.path("quota").asText(),
                                        row.path("seats").asInt()));
            }
        }
        tale.same((long) SEATS, LargestRemainders.sum(seats), "seats, each as reckoned here");
        new FrozenCounts(tale).snapshot("seating-snapshot", seating);
    }

    /// The members come from the federation's count of this day, not from the proof itself.
    private List<Long> reckonedSeats(List<JsonNode> rows) {
        JsonNode count =
                tale.quiet("count-for-seats")
                        .as(User.FEDERATION_CLERK)
                        .get(FEDERATION, tale.federation("/counts?asOf=2026-07-01"))
                        .ok();
        Map<String, Long> members = new HashMap<>();
        for (JsonNode affiliate : count.path("affiliates")) {
            members.put(affiliate.path("code").asText(), affiliate.path("members").asLong());
        }
        return LargestRemainders.divide(
                SEATS,
                rows.stream()
                        .map(row -> members.getOrDefault(row.path("code").asText(), 0L))
                        .toList());
    }
}
