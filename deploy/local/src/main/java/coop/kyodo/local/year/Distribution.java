package coop.kyodo.local.year;

import static coop.kyodo.local.Service.MEMBERSHIP;
import static coop.kyodo.local.Service.SURPLUS;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The adopted plan, and no other, is executed; each share is reckoned again here.
final class Distribution {

    private final Tale tale;
    private final String plan;

    Distribution(Tale tale) {
        this.tale = tale;
        this.plan = tale.coop("/plans/" + tale.cast().plan());
    }

    void tell() {
        tale.chapter("The adopted plan is executed");
        execute();
        shares();
        statement();
        funds();
    }

    private void execute() {
        tale.step("plan-adopted", "The surplus service has heard of the resolution.")
                .get(SURPLUS, plan)
                .until(
                        "an adopted plan",
                        now -> List.of("ADOPTED", "EXECUTED").contains(now.path("state").asText()),
                        "adoption");
        String etag = tale.quiet("plan-etag").get(SURPLUS, plan).answers(200).etag();
        tale.step(
                        "plan-changed",
                        "The board would like to change it now: refused, the plan is bound.")
                .put(SURPLUS, plan, etag, Json.of("distributed", Json.yen(2_500_000)))
                .conflicts("plan-bound-by-hash");
        tale.step(
                        "approve-figures",
                        "The assembly has approved the settlement documents too; without that"
                                + " nothing is paid (JP-181).")
                .as(User.DIRECTOR)
                .post(
                        SURPLUS,
                        tale.coop("/fiscal-years/2025/approval"),
                        Json.of("figuresVersion", 1, "approvedOn", "2026-06-20"))
                .ok("approval.approvedOn");
        JsonNode executed =
                tale.step("execute", "The plan that was adopted is executed.")
                        .as(User.DIRECTOR)
                        .post(SURPLUS, plan + "/execution", Json.of("executedOn", "2026-06-30"))
                        .ok("state", "executedOn", "distributed");
        tale.same("EXECUTED", executed.path("state").asText(), "the state of the plan");
        tale.step("execute-twice", "A second execution does nothing.")
                .as(User.DIRECTOR)
                .post(SURPLUS, plan + "/execution", Json.of("executedOn", "2026-07-01"))
                .conflicts("plan-already-executed");
    }

    /// The work comes from the membership service, the shares from the surplus service.
    private void shares() {
        JsonNode totals =
                tale.quiet("totals-for-shares")
                        .get(
                                MEMBERSHIP,
                                tale.coop("/work-totals?by=MEMBER&from=2025-04&to=2026-03"))
                        .ok();
        Map<String, Long> minutes = new HashMap<>();
        totals.path("items")
                .forEach(total ->
                        minutes.put(total.path("key").asText(), total.path("minutes").asLong()));
        JsonNode page =
                tale.step(
                                "shares",
                                "Each member's share by hours, to the last yen (JP-204, JP-205).")
                        .get(SURPLUS, plan + "/allocations")
                        .ok();
        List<JsonNode> shares = Json.list(page.path("items"));
        List<Long> work =
                shares.stream()
                        .map(share -> minutes.getOrDefault(share.path("memberId").asText(), 0L))
                        .toList();
        List<Long> reckoned = LargestRemainders.divide(TheYearCloses.DISTRIBUTED, work);
        long sum = 0;
        for (int at = 0; at < shares.size(); at++) {
            JsonNode share = shares.get(at);
            long amount = Json.amount(share.path("amount"));
            sum += amount;
            tale.note(
                    "no. %2d %s: %,7d of %,d minutes, exactly %s yen, %,d yen"
                            .formatted(
                                    share.path("memberNumber").asInt(),
                                    Tale.brief(share.path("memberId").asText()),
                                    work.get(at),
                                    LargestRemainders.sum(work),
                                    share.path("quota").asText(),
                                    amount));
            if (amount != reckoned.get(at)) {
                throw tale.failure(
                        "the share of %s must be %d and is %d"
                                .formatted(
                                        share.path("memberId").asText(), reckoned.get(at), amount));
            }
        }
        tale.same(Cast.PEOPLE, shares.size(), "shares, each as reckoned here from the hours");
        tale.same(TheYearCloses.DISTRIBUTED, sum, "sum of the shares in yen");
    }

    private void statement() {
        JsonNode statements =
                tale.step(
                                "statement",
                                tale.cast().name(1)
                                        + " reads how the own share came about; the tax is withheld"
                                        + " (JP-213).")
                        .as(User.MEMBER)
                        .get(SURPLUS, tale.member(1, "/statements"))
                        .ok();
        JsonNode statement = statements.path("items").path(0);
        tale.showWhole(statement);
        JsonNode payout = statement.path("payout");
        tale.same(
                Json.amount(payout.path("gross")),
                Json.amount(payout.path("withheld"))
                        + Json.amount(payout.path("unpaidCapital"))
                        + Json.amount(payout.path("cash")),
                "yen withheld, applied to capital and paid out together");
    }

    private void funds() {
        tale.step("funds", "The funds after the appropriation.")
                .as(User.MEMBER)
                .get(SURPLUS, tale.coop("/funds?on=2026-06-30"))
                .ok("balances");
    }
}
