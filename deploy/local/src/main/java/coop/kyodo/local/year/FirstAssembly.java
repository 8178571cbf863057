package coop.kyodo.local.year;

import static coop.kyodo.local.Service.GOVERNANCE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The ordinary general assembly of June 2025: budget, a change of the articles, officers.
final class FirstAssembly {

    private static final int BUDGET = 2;
    private static final int ARTICLES = 3;
    private static final int CHAIR = 4;
    private static final int HOLDER = 5;

    private final Tale tale;
    private final Cast cast;
    private final Meeting meeting;

    FirstAssembly(Tale tale) {
        this.tale = tale;
        this.cast = tale.cast();
        this.meeting = new Meeting(tale, 1);
    }

    void tell() {
        tale.chapter("The ordinary general assembly of June 2025");
        convene();
        meeting.fixRoll(12);
        attend();
        meeting.open(CHAIR);
        moveSurprise();
        decideBudget();
        decideArticles();
        new OfficerElections(tale, meeting).tell();
        JsonNode minutes = meeting.close();
        tale.same(
                1,
                minutes.path("refusedMotions").size(),
                "refused motions recorded in the minutes");
    }

    private void convene() {
        tale.step(
                        "convene-late",
                        "A notice of nine days, 11 June for 20 June, is too short (JP-132).")
                .post(GOVERNANCE, tale.coop("/assemblies"), notice("2025-06-11"))
                .whileNewsIsMissing("cooperative-unknown")
                .refused("JP-132");
        meeting.convene("convene", "Ten days' notice is enough (JP-132).", notice("2025-06-10"));
    }

    private ObjectNode notice(String sentOn) {
        return meeting.notice(
                sentOn,
                Json.of(
                        "id", cast.item(1, 1),
                        "title", "How members' opinions were taken up",
                        "kind", "REPORT"),
                meeting.resolution(
                        BUDGET,
                        "Budget and business plan of the year 2025",
                        "ORDINARY_RESOLUTION",
                        Json.of("type", "BUDGET")),
                meeting.resolution(
                        ARTICLES,
                        "Articles: the business also includes a repair workshop",
                        "SPECIAL_RESOLUTION",
                        Json.of("type", "ARTICLES")),
                meeting.election(
                        OfficerElections.DIRECTORS,
                        "Election of three directors",
                        "DIRECTOR",
                        3,
                        2,
                        4,
                        5,
                        8),
                meeting.election(
                        OfficerElections.AUDITOR, "Election of an auditor", "AUDITOR", 1, 3, 9));
    }

    private void attend() {
        meeting.attendance(
                        tale.step(
                                "attend-1-2",
                                "Five come to the hall; each attendance is recorded."),
                        2,
                        "IN_PERSON")
                .created("mode", "position");
        for (int member = 3; member <= 6; member++) {
            meeting.attend(member, "IN_PERSON");
        }
        meeting.attendance(
                        tale.step(
                                "attend-1-12",
                                cast.name(12)
                                        + " attends in writing and counts as present (JP-138)."),
                        12,
                        "WRITTEN")
                .created("mode", "position");
        meeting.attendance(
                        tale.step(
                                "attend-1-1",
                                cast.name(1)
                                        + " attends electronically, which the articles allow (JP-138)."),
                        1,
                        "ELECTRONIC")
                .created("mode", "position");
        meeting.proxy(
                        tale.step(
                                "attend-1-7",
                                cast.name(7)
                                        + " sends a proxy: "
                                        + cast.name(HOLDER)
                                        + " (JP-138)."),
                        7,
                        HOLDER)
                .created("mode", "proxyHolderId", "position");
        for (int member = 8; member <= 10; member++) {
            meeting.proxy(tale.quiet("attend-1-" + member), member, HOLDER).created();
        }
        tale.note("three others do the same: " + cast.name(HOLDER) + " now acts for four");
        meeting.proxy(
                        tale.step(
                                "attend-1-11-proxy",
                                "A fifth principal for the same holder is refused (JP-138);"
                                        + " "
                                        + cast.name(11)
                                        + " stays away."),
                        11,
                        HOLDER)
                .refused("JP-138");
    }

    private void moveSurprise() {
        tale.step(
                        "motion",
                        "From the floor comes a motion that nobody was told of: it cannot be decided"
                                + " (JP-134).")
                .post(
                        GOVERNANCE,
                        meeting.path("/motions"),
                        Json.of(
                                "title", "Buy a second van",
                                "kind", "ORDINARY_RESOLUTION",
                                "matter", Json.of("type", "OTHER")))
                .refused("JP-134");
    }

    private void decideBudget() {
        meeting.vote(
                        tale.step("vote-1-2-chair", "The chair has no vote as a member (JP-136)."),
                        BUDGET,
                        CHAIR,
                        "YES")
                .refused("JP-136");
        meeting.vote(
                        tale.step(
                                        "vote-1-2-1",
                                        cast.name(1)
                                                + " votes electronically, with a token of a member.")
                                .as(User.MEMBER),
                        BUDGET,
                        1,
                        "YES")
                .created("choice");
        meeting.votes(BUDGET, "YES", 2, 3, 7, 8, 12);
        meeting.votes(BUDGET, "NO", 5, 9);
        meeting.votes(BUDGET, "ABSTAIN", 6, 10);
        JsonNode budget =
                meeting.decide(
                        BUDGET,
                        "An ordinary resolution needs more than half of the votes of those present,"
                                + " abstentions included (JP-135).");
        figures(budget, 10, 6, 6);
    }

    private void decideArticles() {
        meeting.votes(ARTICLES, "YES", 2, 3, 5, 6, 7, 8, 12);
        meeting.votes(ARTICLES, "NO", 9, 10);
        JsonNode articles =
                meeting.decide(
                        ARTICLES,
                        "A special resolution needs half of all members present and two thirds of"
                                + " the votes present; one voter stays silent and still counts"
                                + " (JP-137).");
        figures(articles, 10, 7, 7);
        tale.same(
                11,
                Json.at(articles, "figures.headCount").asInt(),
                "heads present, the chair among them");
        tale.same(6, Json.at(articles, "figures.headCountRequired").asInt(), "heads required");
    }

    private void figures(JsonNode resolution, int base, int required, int yes) {
        tale.check(resolution.path("adopted").asBoolean(), "the resolution is adopted");
        tale.same(
                base,
                Json.at(resolution, "figures.voteBase").asInt(),
                "votes present, without the chair's");
        tale.same(required, Json.at(resolution, "figures.yesRequired").asInt(), "yes required");
        tale.same(yes, Json.at(resolution, "figures.yes").asInt(), "yes");
    }
}
