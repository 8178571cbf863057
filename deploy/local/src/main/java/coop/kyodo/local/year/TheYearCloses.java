package coop.kyodo.local.year;

import static coop.kyodo.local.Service.GOVERNANCE;
import static coop.kyodo.local.Service.MEMBERSHIP;
import static coop.kyodo.local.Service.SURPLUS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// The year ends with a profit. The waterfall says what may be shared, and a plan is bound to its
/// hash for the assembly.
final class TheYearCloses {

    static final long PROFIT = 4_123_457;
    static final long DISTRIBUTED = 3_000_000;
    static final long NET_ASSETS = 25 * Joining.UNIT + PROFIT;

    private static final long RESERVE = 412_346;
    private static final long TWENTIETH = 206_173;
    private static final long DISTRIBUTABLE = PROFIT - RESERVE - 2 * TWENTIETH;
    private static final String YEAR = "2025";

    private final Tale tale;

    TheYearCloses(Tale tale) {
        this.tale = tale;
    }

    void tell() {
        tale.chapter("The year closes with a profit");
        closeBooks();
        simulate();
        plan();
        executeTooEarly();
    }

    private void closeBooks() {
        tale.step(
                        "year-end",
                        "The members' shares are valued at the year's end, and withdrawals take"
                                + " effect (JP-054).")
                .as(User.DIRECTOR)
                .post(
                        MEMBERSHIP,
                        tale.coop("/year-ends"),
                        Json.of("fiscalYearEnd", "2026-03-31", "netAssets", Json.yen(NET_ASSETS)))
                .created("units", "valuePerUnit", "leavers", "refunds");
        tale.step("fiscal-year", "The year's figures go to the surplus service.")
                .post(
                        SURPLUS,
                        tale.coop("/fiscal-years"),
                        Json.of(
                                "year",
                                YEAR,
                                "from",
                                "2025-04-01",
                                "to",
                                "2026-03-31",
                                "figures",
                                figures()))
                .whileNewsIsMissing("cooperative-unknown")
                .created("state", "figuresVersion", "figures.netProfit");
        tale.step("months-closed", "It has heard of every closed month of work.")
                .get(SURPLUS, tale.coop("/fiscal-years/" + YEAR))
                .until("no open month", year -> year.path("openMonths").isEmpty(), "closedMonths");
        tale.step("close-figures", "The figures are closed and do not change any more.")
                .post(
                        SURPLUS,
                        tale.coop("/fiscal-years/" + YEAR + "/closure"),
                        Json.of("closedOn", "2026-05-20"))
                .ok("state");
    }

    private static ObjectNode figures() {
        return Json.of(
                "netProfit", Json.yen(PROFIT),
                "carriedForward", Json.yen(0),
                "reserveBalance", Json.yen(0),
                "jobCreationBalance", Json.yen(0),
                "educationCarryOver", Json.yen(0),
                "capital", Json.yen(23 * Joining.UNIT));
    }

    private void simulate() {
        JsonNode simulation =
                tale.step(
                                "simulate",
                                "What would come of it? Reserve, job-creation fund and education come"
                                        + " first, in this order (JP-200, JP-201, JP-202, JP-203).")
                        .anewEachTime()
                        .post(SURPLUS, tale.coop("/simulations"), Json.of("fiscalYear", YEAR))
                        .until(
                                "a share for each of the twelve",
                                answer -> answer.path("shares").size() == Cast.PEOPLE,
                                "waterfall.netProfit",
                                "waterfall.distributable");
        List<JsonNode> lines = Json.list(Json.at(simulation, "waterfall.lines"));
        for (JsonNode line : lines) {
            tale.note(
                    "%-14s takes %s of %s (%s), leaves %s"
                            .formatted(
                                    line.path("step").asText(),
                                    Tale.shown(line.path("amount")),
                                    Tale.shown(line.path("base")),
                                    line.path("rule").asText("decided by the co-op"),
                                    Tale.shown(line.path("balanceAfter"))));
        }
        tale.same(RESERVE, amount(lines, 0), "a tenth for the reserve, rounded up");
        tale.same(TWENTIETH, amount(lines, 1), "a twentieth for the job-creation fund, rounded up");
        tale.same(
                TWENTIETH, amount(lines, 2), "a twentieth carried over for education, rounded up");
        tale.same(
                DISTRIBUTABLE,
                Json.amount(Json.at(simulation, "waterfall.distributable")),
                "yen that may be distributed");
    }

    private static long amount(List<JsonNode> lines, int line) {
        return Json.amount(lines.get(line).path("amount"));
    }

    private void plan() {
        JsonNode refusal =
                tale.step("plan-too-much", "To share one yen more than that is refused (JP-203).")
                        .post(SURPLUS, tale.coop("/plans"), planFor(DISTRIBUTABLE + 1))
                        .refused("JP-203");
        tale.same(
                DISTRIBUTABLE,
                Json.amount(Json.at(refusal, "figures.available")),
                "yen available, says the refusal");
        JsonNode plan =
                tale.step(
                                "plan",
                                "The board plans to share 3,000,000 yen by hours worked; the whole plan"
                                        + " is bound to one hash.")
                        .post(SURPLUS, tale.coop("/plans"), planFor(DISTRIBUTED))
                        .created("state", "hash", "waterfall.carriedToNextYear");
        Answer document =
                tale.step(
                                "plan-document",
                                "Anyone can take the hash again from the plan's document.")
                        .get(SURPLUS, tale.coop("/plans/" + tale.cast().plan() + "/document"))
                        .answers(200, "program");
        tale.same(
                Json.sha256(document.text()),
                plan.path("hash").asText(),
                "SHA-256 of the document, taken here");
        tale.step("submit", "The plan is submitted to the assembly and does not change any more.")
                .post(
                        SURPLUS,
                        tale.coop("/plans/" + tale.cast().plan() + "/submission"),
                        Json.of("submittedOn", "2026-05-28"))
                .ok("state", "hash");
    }

    private ObjectNode planFor(long distributed) {
        ObjectNode plan = Json.of("fiscalYear", YEAR, "distributed", Json.yen(distributed));
        if (distributed == DISTRIBUTED) {
            plan.put("id", tale.cast().plan().toString());
        }
        return plan;
    }

    /// Asked only while the assembly has not decided: a story that is told again would otherwise
    /// execute here what it wants to see refused.
    private void executeTooEarly() {
        String decision = new Meeting(tale, 2).itemPath(SecondAssembly.PLAN, "/resolution");
        boolean decided =
                tale.quiet("decided-before").get(GOVERNANCE, decision).whichever().status() == 200;
        if (decided) {
            tale.note("the assembly has adopted the plan already, so it is not executed early");
            return;
        }
        tale.step(
                        "execute-early",
                        "Before the assembly has adopted it, the plan cannot be executed.")
                .as(User.DIRECTOR)
                .post(
                        SURPLUS,
                        tale.coop("/plans/" + tale.cast().plan() + "/execution"),
                        Json.of("executedOn", "2026-05-30"))
                .conflicts("plan-not-adopted");
    }
}
