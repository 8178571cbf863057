package coop.kyodo.local.year;

import static coop.kyodo.local.Service.GOVERNANCE;
import static coop.kyodo.local.Service.SURPLUS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The ordinary general assembly of June 2026 adopts the plan by its hash and joins a federation.
final class SecondAssembly {

    static final int PLAN = 1;
    static final int JOIN = 2;

    private static final int CHAIR = 4;

    private final Tale tale;
    private final Cast cast;
    private final Meeting meeting;

    SecondAssembly(Tale tale) {
        this.tale = tale;
        this.cast = tale.cast();
        this.meeting = new Meeting(tale, 2);
    }

    void tell() {
        tale.chapter("The ordinary general assembly of June 2026");
        convene();
        meeting.fixRoll(11);
        attend();
        meeting.open(CHAIR);
        decide();
        meeting.close();
    }

    private void convene() {
        String hash =
                tale.quiet("plan-hash")
                        .get(SURPLUS, tale.coop("/plans/" + cast.plan()))
                        .ok()
                        .path("hash")
                        .asText();
        tale.step(
                        "convene-2-wrong",
                        "A notice with another hash than the submitted plan's is refused (JP-133).")
                .post(GOVERNANCE, tale.coop("/assemblies"), notice(Json.sha256("another plan")))
                .whileNewsIsMissing("plan-unknown")
                .refused("JP-133");
        meeting.convene(
                "convene-2",
                "The plan goes to the assembly as its hash, and so does joining the federation"
                        + " (JP-133).",
                notice(hash));
    }

    private ObjectNode notice(String hash) {
        return meeting.notice(
                "2026-06-10",
                meeting.resolution(
                        PLAN,
                        "Surplus disposition plan of the year 2025",
                        "ORDINARY_RESOLUTION",
                        Json.of("type", "SURPLUS_PLAN", "reference", cast.plan(), "hash", hash)),
                meeting.resolution(
                        JOIN,
                        "Joining the federation",
                        "ORDINARY_RESOLUTION",
                        Json.of("type", "JOIN_FEDERATION", "reference", cast.federation())));
    }

    private void attend() {
        for (int member = 2; member <= 7; member++) {
            meeting.attend(member, "IN_PERSON");
        }
        meeting.attend(1, "ELECTRONIC");
        meeting.attend(8, "WRITTEN");
        meeting.proxy(tale.quiet("attend-2-9"), 9, 2).created();
        tale.note("six attend in person, one electronically, one in writing, one by proxy");
    }

    private void decide() {
        meeting.votes(PLAN, "YES", 1, 2, 3, 5, 6, 8, 9);
        meeting.votes(PLAN, "NO", 7);
        adopted(meeting.decide(PLAN, "The plan is put to the vote (JP-135)."));
        meeting.votes(JOIN, "YES", 1, 2, 3, 5, 7);
        meeting.votes(JOIN, "NO", 6, 8, 9);
        adopted(
                meeting.decide(
                        JOIN, "So is joining the federation, a matter of the assembly (JP-133)."));
    }

    private void adopted(JsonNode resolution) {
        tale.check(resolution.path("adopted").asBoolean(), "the resolution is adopted");
        tale.same(
                8,
                Json.at(resolution, "figures.voteBase").asInt(),
                "votes present, without the chair's");
    }
}
