package coop.kyodo.local.year;

import static coop.kyodo.local.Service.FEDERATION;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The co-op joins by its resolution; the federation levies dues from a frozen count and seats
/// delegates with a proof.
final class Affiliation {

    private static final int SEATS = 100;
    private static final long PER_HEAD = 8;
    private static final long LEAST = 20_000;
    private static final long DECLARED_LATE = 5_000;

    private final Tale tale;
    private final Cast cast;

    Affiliation(Tale tale) {
        this.tale = tale;
        this.cast = tale.cast();
    }

    void tell() {
        tale.chapter("The co-op joins the federation");
        join();
        levy();
        seat();
    }

    private void join() {
        String organisation = tale.federation("/organisations/" + cast.organisation());
        String resolution = cast.resolution(2, SecondAssembly.JOIN).toString();
        tale.step("joining-resolution", "The federation has heard of the assembly's resolution.")
                .as(User.FEDERATION_CLERK)
                .get(FEDERATION, organisation + "/joining-resolutions")
                .until(
                        "the resolution",
                        page ->
                                Json.list(page.path("items")).stream()
                                        .anyMatch(item ->
                                                item.path("resolutionId")
                                                        .asText()
                                                        .equals(resolution)),
                        "items");
        tale.step("affiliate", "Now the co-op affiliates, by that resolution (JP-264).")
                .as(User.FEDERATION_CLERK)
                .post(
                        FEDERATION,
                        tale.federation("/affiliations"),
                        Json.of(
                                "id",
                                cast.affiliation(),
                                "organisationId",
                                cast.organisation(),
                                "line",
                                "NETWORK",
                                "from",
                                "2026-07-01",
                                "resolutionId",
                                resolution))
                .created("line", "from", "resolutionId");
        tale.step(
                        "coop-count",
                        "Its members are counted from the membership service's events: eleven are"
                                + " left.")
                .as(User.FEDERATION_CLERK)
                .get(FEDERATION, organisation + "/counts?asOf=2026-07-01")
                .until(
                        "eleven counted members",
                        count -> Json.at(count, "own.counted").asInt() == 11,
                        "own",
                        "lines");
    }

    private void levy() {
        tale.step("dues-policy", "The federation's meeting has decided on dues per head (JP-263).")
                .as(User.FEDERATION_CLERK)
                .post(
                        FEDERATION,
                        tale.federation("/dues-policies"),
                        Json.of(
                                "id", cast.duesPolicy(),
                                "name", "Dues of the industrial line",
                                "formula", "PER_HEAD",
                                "line", "INDUSTRIAL",
                                "perHead", "" + PER_HEAD,
                                "minimum", Json.yen(LEAST),
                                "adoptedOn", "2026-06-25",
                                "decision", "General meeting of 25 June 2026, motion 4"))
                .created("formula", "perHead", "minimum");
        JsonNode run =
                tale.step("dues-run", "Dues are levied from a count that is frozen with its hash.")
                        .as(User.FEDERATION_CLERK)
                        .post(
                                FEDERATION,
                                tale.federation("/dues-runs"),
                                Json.of(
                                        "id", cast.duesRun(),
                                        "policyId", cast.duesPolicy(),
                                        "fiscalYear", "2026",
                                        "countAsOf", "2026-07-01",
                                        "assessedOn", "2026-07-01",
                                        "dueOn", "2026-09-30"))
                        .created("assessments", "total", "snapshotHash");
        JsonNode snapshot = snapshot("dues-snapshot", run);
        lateDeclaration();
        assessments(run);
        tale.same(
                snapshot.path("hash").asText(),
                snapshot("dues-snapshot-again", run).path("hash").asText(),
                "hash of the frozen count, still");
    }

    private JsonNode snapshot(String key, JsonNode frozen) {
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

    private void lateDeclaration() {
        JsonNode page =
                tale.quiet("organisations")
                        .as(User.FEDERATION_CLERK)
                        .get(FEDERATION, tale.federation("/organisations?limit=500"))
                        .ok();
        String union =
                Json.list(page.path("items")).stream()
                        .filter(organisation -> organisation.path("code").asText().equals("EU-01"))
                        .map(organisation -> organisation.path("id").asText())
                        .findFirst()
                        .orElseThrow(() -> tale.failure("EU-01 is not listed"));
        tale.step(
                        "late-declaration",
                        "A union declares more members later: the dues stay as levied.")
                .as(User.FEDERATION_CLERK)
                .post(
                        FEDERATION,
                        tale.federation("/declarations"),
                        Json.of(
                                "id",
                                cast.declaration(),
                                "organisationId",
                                union,
                                "members",
                                DECLARED_LATE,
                                "asOf",
                                "2026-06-30"))
                .created("members", "asOf");
    }

    private void assessments(JsonNode run) {
        JsonNode page =
                tale.step("assessments", "Each assessment explains itself.")
                        .as(User.FEDERATION_CLERK)
                        .get(
                                FEDERATION,
                                tale.federation("/dues-runs/" + cast.duesRun() + "/assessments"))
                        .ok();
        long sum = 0;
        for (JsonNode assessment : page.path("items")) {
            long members = assessment.path("members").asLong();
            long amount = Json.amount(assessment.path("amount"));
            if (amount != Math.max(LEAST, PER_HEAD * members)) {
                throw tale.failure("these dues cannot be reckoned again: " + assessment);
            }
            sum += amount;
        }
        JsonNode first = page.path("items").path(0);
        tale.note(
                first.path("code").asText()
                        + ": "
                        + first.path("lines").findValuesAsText("calculation"));
        tale.same(
                NationalCentre.members(1),
                first.path("members").asLong(),
                "members of the first, frozen");
        tale.same(Json.amount(run.path("total")), sum, "sum of 47 assessments in yen");
    }

    private void seat() {
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
        snapshot("seating-snapshot", seating);
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
