package coop.kyodo.local.year;

import static coop.kyodo.local.Service.MEMBERSHIP;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Twelve people join. Whoever has not paid the last yen is no member yet.
final class Joining {

    static final long UNIT = 50_000;

    /// Units of the twelve; the second buys one more later.
    private static final List<Integer> UNITS = List.of(2, 3, 2, 2, 2, 1, 2, 2, 2, 1, 2, 3);

    private final Tale tale;
    private final Cast cast;

    Joining(Tale tale) {
        this.tale = tale;
        this.cast = tale.cast();
    }

    void tell() {
        tale.chapter("Twelve people join");
        apply();
        accept();
        pay();
        buyMore();
        register();
    }

    private void apply() {
        tale.step(
                        "apply-1",
                        cast.name(1)
                                + " applies for two units and will pay in two instalments; an"
                                + " applicant is no member.")
                .post(MEMBERSHIP, tale.coop("/members"), application(1))
                .created("state", "units", "subscribed", "outstanding");
        for (int number = 2; number <= Cast.PEOPLE; number++) {
            tale.quiet("apply-" + number)
                    .post(MEMBERSHIP, tale.coop("/members"), application(number))
                    .created();
        }
        tale.note("eleven others apply in the same way");
    }

    private ObjectNode application(int number) {
        ObjectNode application =
                Json.of(
                        "id", cast.member(number),
                        "person",
                                Json.of(
                                        "name",
                                        cast.name(number),
                                        "address",
                                        "Kanagawa, Yokohama, Naka " + number),
                        "units", units(number),
                        "appliedOn", "2025-04-01");
        if (number == 1) {
            application.set(
                    "instalments",
                    Json.array(instalment("2025-04-05", 40_000), instalment("2025-05-10", 60_000)));
        }
        if (number == 12) {
            application.set(
                    "instalments",
                    Json.array(
                            instalment("2025-04-10", UNIT),
                            instalment("2025-05-10", UNIT),
                            instalment("2025-06-05", UNIT)));
        }
        return application;
    }

    private static ObjectNode instalment(String dueOn, long amount) {
        return Json.of("dueOn", dueOn, "amount", Json.yen(amount));
    }

    private void accept() {
        tale.step("accept-1", "The co-op accepts the application (JP-040).")
                .post(MEMBERSHIP, tale.member(1, "/acceptance"), acceptance())
                .ok("state", "acceptedOn");
        for (int number = 2; number <= Cast.PEOPLE; number++) {
            tale.quiet("accept-" + number)
                    .post(MEMBERSHIP, tale.member(number, "/acceptance"), acceptance())
                    .ok();
        }
        tale.note("and the eleven others");
    }

    private static ObjectNode acceptance() {
        return Json.of("acceptedOn", "2025-04-02");
    }

    private void pay() {
        holds(
                "ACCEPTED",
                tale.step(
                                "pay-1-first",
                                "The first instalment is a deposit: still no member (JP-026).")
                        .post(
                                MEMBERSHIP,
                                tale.member(1, "/payments"),
                                payment("1a", 40_000, "2025-04-05"))
                        .created("holding.state", "holding.paidIn", "holding.outstanding"));
        holds(
                "MEMBER",
                tale.step(
                                "pay-2",
                                cast.name(2)
                                        + " pays three units at once and is a member from that"
                                        + " moment (JP-026).")
                        .post(MEMBERSHIP, tale.member(2, "/payments"), inFull(2))
                        .created("holding.state", "holding.memberNumber", "holding.paidIn"));
        for (int number = 3; number < Cast.PEOPLE; number++) {
            JsonNode payment =
                    tale.quiet("pay-" + number)
                            .post(MEMBERSHIP, tale.member(number, "/payments"), inFull(number))
                            .created();
            require("MEMBER", payment);
        }
        tale.note("nine others pay in full");
        require("ACCEPTED", instalment("pay-12-first", "12a", "2025-04-10"));
        require("ACCEPTED", instalment("pay-12-second", "12b", "2025-05-10"));
        tale.note(cast.name(12) + " pays two of three instalments and is no member yet");
        holds(
                "MEMBER",
                tale.step(
                                "pay-1-last",
                                "With the last yen the applicant becomes a member, in the same"
                                        + " transaction (JP-026).")
                        .post(
                                MEMBERSHIP,
                                tale.member(1, "/payments"),
                                payment("1b", 60_000, "2025-05-10"))
                        .created("holding.state", "holding.memberNumber", "holding.outstanding"));
        require("MEMBER", instalment("pay-12-last", "12c", "2025-06-05"));
        tale.note("so does " + cast.name(12) + " with the third instalment, the twelfth member");
    }

    private JsonNode instalment(String key, String reference, String paidOn) {
        return tale.quiet(key)
                .post(MEMBERSHIP, tale.member(12, "/payments"), payment(reference, UNIT, paidOn))
                .created();
    }

    private ObjectNode inFull(int number) {
        return payment("" + number, units(number) * UNIT, "2025-04-05");
    }

    private static ObjectNode payment(String reference, long amount, String paidOn) {
        return Json.of(
                "amount", Json.yen(amount), "paidOn", paidOn, "reference", "bank-" + reference);
    }

    private void holds(String state, JsonNode payment) {
        require(state, payment);
        tale.check(true, "the state after the payment is " + state);
    }

    private void require(String state, JsonNode payment) {
        String actual = Json.at(payment, "holding.state").asText();
        if (!actual.equals(state)) {
            throw tale.failure("the state after the payment must be " + state + ", not " + actual);
        }
    }

    private void buyMore() {
        JsonNode refusal =
                tale.step(
                                "subscribe-five",
                                cast.name(2)
                                        + " asks for five more units, which would be more than a"
                                        + " quarter of all (JP-021).")
                        .post(MEMBERSHIP, tale.member(2, "/subscriptions"), subscription(5))
                        .refused("JP-021");
        tale.same(8L, Json.at(refusal, "figures.unitsAfter").asLong(), "the member's units then");
        tale.same(29L, Json.at(refusal, "figures.totalUnitsAfter").asLong(), "all units then");

        tale.step("subscribe-one", "One more unit is within the cap.")
                .post(MEMBERSHIP, tale.member(2, "/subscriptions"), subscription(1))
                .created("units", "subscribed", "outstanding");
        tale.quiet("pay-subscription")
                .post(MEMBERSHIP, tale.member(2, "/payments"), payment("2b", UNIT, "2025-06-06"))
                .created();
        tale.note("it is paid on the same day");
    }

    private static ObjectNode subscription(int units) {
        return Json.of("units", units, "subscribedOn", "2025-06-06");
    }

    private void register() {
        JsonNode register =
                tale.step("register-of-june", "The register of members on 10 June (JP-029).")
                        .get(MEMBERSHIP, tale.coop("/register?asOf=2025-06-10"))
                        .ok("members", "units", "paidIn", "membersHash");
        tale.same(12, register.path("members").asInt(), "members on the register");
        tale.same(25L, register.path("units").asLong(), "units of all members");
        tale.same(25 * UNIT, Json.amount(register.path("paidIn")), "yen paid in");
    }

    private static int units(int number) {
        return UNITS.get(number - 1);
    }
}
