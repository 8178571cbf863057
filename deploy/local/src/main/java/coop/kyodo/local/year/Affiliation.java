package coop.kyodo.local.year;

import static coop.kyodo.local.Service.FEDERATION;

import com.fasterxml.jackson.databind.JsonNode;

/// The co-op joins by its resolution, and the federation levies dues from a frozen count.
final class Affiliation {

    private static final long PER_HEAD = 8;
    private static final long LEAST = 20_000;
    private static final long DECLARED_LATE = 5_000;

    private final Tale tale;
    private final Cast cast;
    private final FrozenCounts frozen;

    Affiliation(Tale tale) {
        this.tale = tale;
        this.cast = tale.cast();
        this.frozen = new FrozenCounts(tale);
    }

    void tell() {
        tale.chapter("The co-op joins the federation");
        join();
        levy();
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
        JsonNode snapshot = frozen.snapshot("dues-snapshot", run);
        lateDeclaration();
        assessments(run);
        tale.same(
                snapshot.path("hash").asText(),
                frozen.snapshot("dues-snapshot-again", run).path("hash").asText(),
                "hash of the frozen count, still");
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
}
