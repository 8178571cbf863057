package coop.kyodo.local.year;

import static coop.kyodo.local.Service.MEMBERSHIP;

import com.fasterxml.jackson.databind.JsonNode;

/// Who left in time is refunded, but never more than was paid in.
final class Refund {

    private final Tale tale;

    Refund(Tale tale) {
        this.tale = tale;
    }

    void tell() {
        tale.chapter("The leaver is refunded");
        JsonNode settlements =
                tale.step(
                                "settlements",
                                "The leaver's share is worth more than was paid in; the refund is"
                                        + " capped at what was paid in (JP-054).")
                        .get(MEMBERSHIP, tale.coop("/year-ends/2026-03-31/settlements"))
                        .ok();
        tale.same(1, settlements.path("items").size(), "leavers of the year's end");
        JsonNode settlement = settlements.path("items").path(0);
        for (String figure : new String[] {"shareValue", "paidIn", "refund", "claimLapsesAfter"}) {
            tale.note(figure + " " + Tale.shown(settlement.path(figure)));
        }
        tale.same(
                TheYearCloses.NET_ASSETS * 2 / 25,
                Json.amount(settlement.path("shareValue")),
                "net assets times 2 of 25 units, rounded down");
        tale.same(100_000L, Json.amount(settlement.path("refund")), "yen refunded");

        JsonNode paid =
                tale.step("pay-refund", "The refund is paid.")
                        .post(
                                MEMBERSHIP,
                                tale.member(Notices.IN_TIME, "/refund-payment"),
                                Json.of("paidOn", "2026-06-30", "reference", "bank-refund-11"))
                        .created("kind", "amount", "holding.state", "holding.units");
        tale.same("LEFT", Json.at(paid, "holding.state").asText(), "the state of the leaver");

        JsonNode ledger =
                tale.step("ledger", "The balances of the capital ledger add up to zero.")
                        .get(MEMBERSHIP, tale.coop("/ledger/accounts?asOf=2026-06-30"))
                        .ok("accounts");
        long sum =
                Json.list(ledger.path("accounts")).stream()
                        .mapToLong(account -> Json.amount(account.path("balance")))
                        .sum();
        tale.same(0L, sum, "sum of all balances");
    }
}
