package coop.kyodo.local.year;

import static coop.kyodo.local.Service.FEDERATION;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A federation is loaded as a graph with two kinds of parents and counts everybody once.
final class Federation {

    private final Tale tale;

    Federation(Tale tale) {
        this.tale = tale;
    }

    void tell() {
        tale.chapter("A federation");
        register();
        Map<String, String> ids = load();
        secondParent(ids);
        count();
        joinTooEarly();
    }

    private void register() {
        tale.step("federation", "The operator registers the federation.")
                .as(User.OPERATOR)
                .post(
                        FEDERATION,
                        "/v1/federations",
                        Json.of(
                                "id", tale.cast().federation(),
                                "name", "National Centre",
                                "profile", "JP_ACT_2022",
                                "kind", "NATIONAL_CENTRE",
                                "fiscalYearEnd", "03-31",
                                "currency", "JPY"))
                .created("name", "kind", "withdrawalNoticeDays");
    }

    /// @return the organisations' ids by code
    private Map<String, String> load() {
        Answer answer =
                tale.step(
                                "federation-load",
                                "It is loaded: 47 industrial federations, 47 prefectural locals (as of"
                                        + " October 2023), and 47 example unions with invented numbers,"
                                        + " each in an industry and in a prefecture.")
                        .as(User.FEDERATION_CLERK)
                        .postLines(
                                FEDERATION,
                                tale.federation("/organisations/import"),
                                NationalCentre.lines())
                        .answers(200);
        List<JsonNode> lines = answer.text().lines().map(Json::parse).toList();
        Map<String, String> ids = new HashMap<>();
        for (JsonNode line : lines) {
            if (line.path("status").asText().equals("REFUSED")) {
                throw tale.failure("a line was refused: " + line);
            }
            ids.put(line.path("code").asText(), line.path("organisationId").asText());
        }
        tale.same(NationalCentre.ORGANISATIONS, ids.size(), "organisations taken");
        return ids;
    }

    private void secondParent(Map<String, String> ids) {
        tale.step(
                        "federation-second-parent",
                        "Two kinds of parents, but within one line only one at a time (FED-002).")
                .as(User.FEDERATION_CLERK)
                .post(
                        FEDERATION,
                        tale.federation("/affiliations"),
                        Json.of(
                                "organisationId",
                                ids.getOrDefault("EU-01", ""),
                                "parentId",
                                ids.getOrDefault("IND-02", ""),
                                "line",
                                "INDUSTRIAL",
                                "from",
                                "2026-04-01"))
                .refused("FED-002");
    }

    private void count() {
        JsonNode count =
                tale.step(
                                "federation-count",
                                "Everybody is counted once, although they stand in two lines.")
                        .as(User.FEDERATION_CLERK)
                        .get(FEDERATION, tale.federation("/counts?asOf=2026-03-31"))
                        .ok("members", "lines", "explanation");
        long all = NationalCentre.allMembers();
        tale.same(all, count.path("members").asLong(), "members, each once");
        tale.same(
                2 * all,
                Json.at(count, "explanation.sumOfLines").asLong(),
                "members of the two lines added up");
        tale.same(
                all,
                Json.at(count, "explanation.countedAgain").asLong(),
                "members of these counted again");
    }

    private void joinTooEarly() {
        tale.step("federation-coop", "The co-op is noted as an organisation.")
                .as(User.FEDERATION_CLERK)
                .post(
                        FEDERATION,
                        tale.federation("/organisations"),
                        Json.of(
                                "id", tale.cast().organisation(),
                                "code", "COOP-001",
                                "shortName", "Midori",
                                "name", "Midori Workers' Co-operative",
                                "kind", "COOPERATIVE",
                                "cooperativeId", tale.cast().cooperative()))
                .created("code", "kind");
        tale.step(
                        "affiliate-early",
                        "It cannot affiliate: its own general assembly has not resolved to join"
                                + " (JP-264).")
                .as(User.FEDERATION_CLERK)
                .post(
                        FEDERATION,
                        tale.federation("/affiliations"),
                        Json.of(
                                "organisationId", tale.cast().organisation(),
                                "line", "NETWORK",
                                "from", "2026-07-01"))
                .refused("JP-264");
    }
}
