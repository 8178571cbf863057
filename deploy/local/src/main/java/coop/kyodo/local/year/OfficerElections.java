package coop.kyodo.local.year;

import static coop.kyodo.local.Service.GOVERNANCE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Directors and an auditor are elected on paper: what the tellers report names no voter.
final class OfficerElections {

    static final int DIRECTORS = 4;
    static final int AUDITOR = 5;

    private final Tale tale;
    private final Cast cast;
    private final Meeting meeting;

    OfficerElections(Tale tale, Meeting meeting) {
        this.tale = tale;
        this.cast = tale.cast();
        this.meeting = meeting;
    }

    void tell() {
        JsonNode directors =
                tale.step(
                                "elect-directors",
                                "Three directors are elected by secret ballot in the hall: two tellers"
                                        + " count papers without names (JP-101).")
                        .post(
                                GOVERNANCE,
                                meeting.itemPath(DIRECTORS, "/hall-ballot"),
                                papers(
                                        tellers(3, 6),
                                        paper(5, 2, 4, 5),
                                        paper(3, 2, 5, 8),
                                        paper(1, 2, 4, 8)))
                        .created("entitled", "papersIssued", "valid", "blank", "votes", "elected");
        elected(directors, 2, 5, 4);
        JsonNode auditor =
                tale.step(
                                "elect-auditor",
                                "An auditor is elected in the same way (JP-100, JP-101).")
                        .post(
                                GOVERNANCE,
                                meeting.itemPath(AUDITOR, "/hall-ballot"),
                                papers(tellers(2, 6), paper(7, 3), paper(2, 9)))
                        .created("entitled", "valid", "votes", "elected");
        elected(auditor, 3);
        JsonNode officers =
                tale.step("officers", "Who is in office on 1 July.")
                        .get(GOVERNANCE, tale.coop("/officers?asOf=2025-07-01"))
                        .ok("officers");
        tale.same(4, officers.path("officers").size(), "officers");
    }

    private List<UUID> tellers(int... members) {
        return IntStream.of(members).mapToObj(cast::member).toList();
    }

    /// As many papers that name these members.
    private List<List<UUID>> paper(int papers, int... members) {
        List<UUID> paper = IntStream.of(members).mapToObj(cast::member).toList();
        return IntStream.range(0, papers).mapToObj(number -> paper).toList();
    }

    /// Ten papers, the last of them blank.
    @SafeVarargs
    private static ObjectNode papers(List<UUID> tellers, List<List<UUID>>... papers) {
        return Json.of(
                "papersIssued", 10,
                "papersFound", 10,
                "ballots", List.of(papers).stream().flatMap(List::stream).toList(),
                "blank", 1,
                "invalid", 0,
                "tellers", tellers);
    }

    private void elected(JsonNode election, int... members) {
        List<String> expected =
                IntStream.of(members).mapToObj(cast::member).map(UUID::toString).sorted().toList();
        List<String> actual =
                Json.list(election.path("elected")).stream()
                        .map(officer -> officer.path("memberId").asText())
                        .sorted()
                        .toList();
        tale.check(
                expected.equals(actual),
                "elected: "
                        + String.join(", ", IntStream.of(members).mapToObj(cast::name).toList()));
    }
}
