package coop.kyodo.local.year;

import static coop.kyodo.local.Service.GOVERNANCE;
import static coop.kyodo.local.Service.MEMBERSHIP;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// The requests that every general assembly needs.
final class Meeting {

    private final Tale tale;
    private final Cast cast;
    private final int year;
    private final String recordDate;
    private final String heldOn;

    /// @param year 1 for the assembly of 2025, 2 for that of 2026
    Meeting(Tale tale, int year) {
        this.tale = tale;
        this.cast = tale.cast();
        this.year = year;
        this.recordDate = recordDate(year);
        this.heldOn = (2024 + year) + "-06-20";
    }

    static String recordDate(int year) {
        return (2024 + year) + "-06-10";
    }

    String path(String rest) {
        return tale.coop("/assemblies/" + cast.assembly(year) + rest);
    }

    String itemPath(int item, String rest) {
        return path("/agenda-items/" + cast.item(year, item) + rest);
    }

    ObjectNode resolution(int item, String title, String kind, ObjectNode matter) {
        return Json.of("id", cast.item(year, item), "title", title, "kind", kind, "matter", matter);
    }

    ObjectNode election(int item, String title, String office, int seats, int... candidates) {
        List<UUID> people = IntStream.of(candidates).mapToObj(cast::member).toList();
        return Json.of(
                "id",
                cast.item(year, item),
                "title",
                title,
                "kind",
                "ELECTION",
                "election",
                Json.of("office", office, "seats", seats, "candidates", people));
    }

    ObjectNode notice(String sentOn, ObjectNode... agenda) {
        return Json.of(
                "id",
                cast.assembly(year),
                "kind",
                "ORDINARY",
                "heldOn",
                heldOn,
                "place",
                "Midori hall, Yokohama",
                "recordDate",
                recordDate,
                "notice",
                Json.of("sentOn", sentOn),
                "agenda",
                Json.array((Object[]) agenda));
    }

    void convene(String key, String what, ObjectNode notice) {
        tale.step(key, what)
                .post(GOVERNANCE, tale.coop("/assemblies"), notice)
                .whileNewsIsMissing("cooperative-unknown", "plan-unknown")
                .created("state", "heldOn", "notice");
    }

    /// Fixes the roll of voters and compares it with the register of the same day.
    void fixRoll(int members) {
        JsonNode register =
                tale.quiet("register-" + year)
                        .get(MEMBERSHIP, tale.coop("/register?asOf=" + recordDate))
                        .ok();
        String hash = register.path("membersHash").asText();
        JsonNode roll =
                tale.step(
                                "roll-" + year,
                                "The roll of voters is fixed; it must be the membership service's"
                                        + " register of that day.")
                        .post(GOVERNANCE, path("/roll"), Json.of("expectedMembersHash", hash))
                        .whileNewsIsMissing("roll-differs")
                        .created("members", "recordDate", "membersHash");
        tale.same(members, roll.path("members").asInt(), "members on the roll");
        tale.same(hash, roll.path("membersHash").asText(), "hash of the roll and of the register");
    }

    void attend(int member, String mode) {
        attendance(tale.quiet("attend-" + year + "-" + member), member, mode).created();
    }

    Step attendance(Step step, int member, String mode) {
        return step.post(
                GOVERNANCE,
                path("/attendances"),
                Json.of("memberId", cast.member(member), "mode", mode));
    }

    Step proxy(Step step, int member, int holder) {
        return step.post(
                GOVERNANCE,
                path("/attendances"),
                Json.of(
                        "memberId", cast.member(member),
                        "mode", "PROXY",
                        "proxyHolderId", cast.member(holder)));
    }

    void open(int chair) {
        tale.step(
                        "open-" + year,
                        cast.name(chair) + " is appointed chair from those present (JP-136).")
                .post(
                        GOVERNANCE,
                        path("/opening"),
                        Json.of("chairMemberId", cast.member(chair), "openedOn", heldOn))
                .ok("state", "chairMemberId");
    }

    Step vote(Step step, int item, int member, String choice) {
        return step.post(
                GOVERNANCE,
                itemPath(item, "/votes"),
                Json.of("memberId", cast.member(member), "choice", choice));
    }

    void votes(int item, String choice, int... members) {
        for (int member : members) {
            vote(tale.quiet("vote-" + year + "-" + item + "-" + member), item, member, choice)
                    .created();
        }
        tale.note(
                "%s: %s"
                        .formatted(
                                choice,
                                String.join(
                                        ", ",
                                        IntStream.of(members).mapToObj(cast::firstName).toList())));
    }

    JsonNode decide(int item, String what) {
        return tale.step("decide-" + year + "-" + item, what)
                .post(
                        GOVERNANCE,
                        itemPath(item, "/closing"),
                        Json.of("resolutionId", cast.resolution(year, item)))
                .created("adopted", "kind", "reasons", "figures");
    }

    /// Closes the assembly and takes the hash of its minutes again.
    JsonNode close() {
        JsonNode minutes =
                tale.step(
                                "minutes-" + year,
                                "The assembly closes and its minutes are written (JP-141).")
                        .post(GOVERNANCE, path("/closing"), Json.of("closedOn", heldOn))
                        .created("hash", "document.present");
        tale.same(
                Json.sha256(Json.canonical(minutes.path("document"))),
                minutes.path("hash").asText(),
                "SHA-256 of the minutes, taken here");
        return minutes.path("document");
    }
}
