package coop.kyodo.membership.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Five members of four units; one gave up two of them at the end of a year that is closed months
/// later, and whose membership ends in between. Two units are worth 80,000 yen at that year's end
/// and more than was paid in at the next.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class EndAfterGivingUpTest {

    private Coop coop;
    private UUID member;

    @BeforeEach
    void fiveMembers() {
        coop = Coop.withMembers(4, 4);
        member = coop.member(4);
    }

    @ParameterizedTest
    @CsvSource({
        "DEATH, true",
        "DEATH, false",
        "LOSS_OF_QUALIFICATION, true",
        "LOSS_OF_QUALIFICATION, false"
    })
    void unitsGivenUpAndTheRestAreValuedByTheirOwnYears(String cause, boolean closedFirst) {
        giveUp(2);
        if (closedFirst) {
            close();
        }
        coop.ended(member, cause, "2026-04-10")
                .then()
                .statusCode(200)
                .body("valuedOn", equalTo("2027-03-31"));
        if (!closedFirst) {
            account("2026-04-10")
                    .body("units", equalTo(2))
                    .body("refundPayable.amount", equalTo("100000"))
                    .body("gone.units", equalTo(2))
                    .body("gone.paidIn.amount", equalTo("100000"));
            close();
        }

        account("2026-04-10")
                .body("units", equalTo(0))
                .body("refundPayable.amount", equalTo("180000"))
                .body("gone", nullValue());
        account("2026-04-09").body("units", equalTo(2), "paidIn.amount", equalTo("100000"));
        registered("2026-03-31", 20, 1_000_000);
        registered("2026-04-01", 18, 900_000);
        registered("2026-04-10", 18, 900_000);
        registered("2026-04-11", 16, 800_000);
        reductions("SETTLED");
        claims("80000");
        closeNext(18);
        claims("80000", "100000");
        account("2027-03-31").body("refundPayable.amount", equalTo("180000"));
        for (String paid : List.of("80000", "100000")) {
            coop.payRefund(member, "2027-04-10", paid)
                    .then()
                    .statusCode(201)
                    .body("amount.amount", equalTo(paid));
            boolean rest = paid.equals("100000");
            coop.get("/members/" + member)
                    .then()
                    .body("settlement.refund.amount", equalTo("100000"))
                    .body("settlement.paid.amount", equalTo(rest ? paid : "0"))
                    .body("settlement.status", equalTo(rest ? "PAID" : "PAYABLE"));
        }
        coop.verified();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GDRC", "GDCR", "GCDR"})
    void whoeverDidNotDieAfterAllHasTheRestBack(String order) {
        for (char step : order.toCharArray()) {
            switch (step) {
                case 'G' -> giveUp(2);
                case 'D' -> coop.ended(member, "DEATH", "2026-04-10").then().statusCode(200);
                case 'R' -> reverse().statusCode(201);
                default -> close();
            }
        }

        coop.get("/members/" + member)
                .then()
                .body("state", equalTo("MEMBER"))
                .body("units", equalTo(2))
                .body("paidIn.amount", equalTo("100000"));
        account("2026-04-10").body("refundPayable.amount", equalTo("80000"));
        registered("2026-04-11", 18, 900_000);
        reductions("SETTLED");
        claims("80000");
        coop.verified();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void heirsAreOwedBoth(boolean closedFirst) {
        giveUp(2);
        coop.ended(member, "DEATH", "2026-04-10").then().statusCode(200);
        if (closedFirst) {
            close();
        }
        recordHeirs();
        if (!closedFirst) {
            close();
        }

        claims("40000", "40000");
        closeNext(18);
        claims("40000", "40000", "50000", "50000");
        coop.verified();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatHeirsWereToHaveIsTheMembersAgain(boolean closedFirst) {
        giveUp(2);
        coop.ended(member, "DEATH", "2026-04-10").then().statusCode(200);
        recordHeirs();
        if (closedFirst) {
            close();
            claims("40000", "40000");
        }
        reverse().statusCode(201);
        if (!closedFirst) {
            close();
        }

        claims("80000");
        coop.get("/members/" + member + "/refund-claims")
                .then()
                .body("items.claimantId", contains(member.toString()));
        coop.verified();
    }

    @Test
    void anEndIsNotTakenBackWhenHeirsWerePaidWhatWasGivenUp() {
        giveUp(2);
        coop.ended(member, "DEATH", "2026-04-10").then().statusCode(200);
        recordHeirs();
        close();
        coop.payRefund(member, "2026-04-20", "heirs").then().statusCode(201);

        reverse().statusCode(409).body("code", equalTo("heirs-paid"));
        coop.verified();
    }

    /// Up to that day everything is the leaver's; from the next on the given-up units are apart.
    @ParameterizedTest
    @CsvSource({
        "2026-03-31, OVERTAKEN, 4, 160000, 2026-03-31",
        "2026-04-01, SETTLED, 2, 80000, 2027-03-31"
    })
    void whoeverDiesByTheYearsEndIsValuedAsAWhole(
            String leftOn, String state, int units, String refund, String valuedOn) {
        giveUp(2);
        coop.ended(member, "DEATH", leftOn)
                .then()
                .statusCode(200)
                .body("valuedOn", equalTo(valuedOn));
        close();

        reductions(state);
        claims(refund);
        coop.verified();
    }

    /// Five units, of which four are paid up: of two that are given up one is unpaid.
    @Test
    void whatIsUnpaidGoesWithWhatWasGivenUp() {
        coop.subscribe(member, 1).then().statusCode(201);
        giveUp(2);
        registered("2026-04-01", 19, 950_000);
        coop.ended(member, "DEATH", "2026-04-10").then().statusCode(200);
        account("2026-04-10")
                .body("units", equalTo(2))
                .body("unpaid.amount", equalTo("50000"))
                .body("refundPayable.amount", equalTo("150000"));
        coop.get("/members/" + member + "/arrears?on=2026-04-11")
                .then()
                .body("outstanding.amount", equalTo("0"));
        coop.get("/arrears?on=2026-04-11").then().body("items", empty());
        coop.closeYear("2026-03-31", 10_000_000).then().statusCode(201);

        coop.get("/members/" + member + "/reductions")
                .then()
                .body("items[0].unpaid.amount", equalTo("50000"))
                .body("items[0].refund.amount", equalTo("50000"));
        account("2026-04-10").body("units", equalTo(0), "unpaid.amount", equalTo("0"));
        closeNext(19);
        claims("50000", "150000");
        coop.verified();
    }

    /// One unit of five is unpaid and due since it was subscribed.
    @Test
    void whatFallsAwayIsInNoArrearsFromTheYearsEndOn() {
        coop.subscribe(member, 1).then().statusCode(201);
        giveUp(1);

        for (boolean closed : new boolean[] {false, true}) {
            if (closed) {
                close();
            }
            outstanding("2026-03-30", "50000");
            outstanding("2026-03-31", "0");
            coop.get("/arrears?on=2026-03-30")
                    .then()
                    .body("items.memberId", contains(member.toString()));
            coop.get("/arrears?on=2026-03-31").then().body("items", empty());
            coop.get("/members/" + member)
                    .then()
                    .body("units", equalTo(closed ? 4 : 5))
                    .body("gone.units", closed ? nullValue() : equalTo(1));
        }
    }

    @Test
    void twoYearsAreClosedInTheirOrderAfterADeath() {
        giveUp(2);
        Time.from("2027-05-10");
        coop.ended(member, "DEATH", "2027-05-01")
                .then()
                .statusCode(200)
                .body("valuedOn", equalTo("2028-03-31"));

        coop.closeYear("2027-03-31", 10_000_000)
                .then()
                .statusCode(409)
                .body("code", equalTo("earlier-year-end-open"))
                .body("figures.fiscalYearEnd", equalTo("2026-03-31"));
        close();
        coop.closeYear("2027-03-31", 10_000_000)
                .then()
                .statusCode(201)
                .body("units", equalTo(18), "leavers", equalTo(0));
        claims("80000");
        coop.verified();
    }

    /// The notice is for a later year; the leaver's units are those that were not given up, and no
    /// more can be taken over.
    @Test
    void whoeverGaveUpUnitsGivesNoticeBeforeThatYearIsClosed() {
        giveUp(2);
        coop.giveNotice(member, "2026-04-05")
                .then()
                .statusCode(200)
                .body("effectiveOn", equalTo("2027-03-31"));
        UUID taker = coop.member(1);
        takeOver(taker).statusCode(422).body("figures.leaversUnits", equalTo(2));
        close();
        takeOver(taker).statusCode(422).body("figures.leaversUnits", equalTo(2));

        closeNext(19);
        claims("80000", "100000");
        coop.verified();
    }

    @Test
    void statementsSayWhatIsGoneUntilTheYearIsClosed() {
        UUID leaver = coop.member(3);
        coop.giveNotice(leaver, "2025-12-01").then().statusCode(200);
        giveUp(2);

        for (String on : List.of("2026-03-30", "2026-03-31")) {
            boolean gone = on.endsWith("31");
            coop.audit("/capital-statement?from=2026-03-30&to=" + on)
                    .then()
                    .body("opening.gone", nullValue())
                    .body("closing.units", equalTo(23))
                    .body("closing.gone.units", gone ? equalTo(5) : nullValue())
                    .body("closing.gone.capital.amount", gone ? equalTo("250000") : nullValue())
                    .body("closing.gone.paidIn.amount", gone ? equalTo("250000") : nullValue());
            coop.audit("/ledger/accounts?asOf=" + on)
                    .then()
                    .body("gone.units", gone ? equalTo(5) : nullValue());
        }
        coop.audit("/capital-statement?from=2026-04-01&to=2026-04-10")
                .then()
                .body("opening.gone.units", equalTo(5))
                .body("closing.gone.units", equalTo(5));
        coop.get("/members/" + member + "/capital-statement?from=2026-04-01&to=2026-04-10")
                .then()
                .body("closing.units", equalTo(4))
                .body("closing.gone.units", equalTo(2));
        registered("2026-04-10", 18, 900_000);
        close();
        coop.audit("/capital-statement?from=2026-04-01&to=2026-04-10")
                .then()
                .body("opening.gone", nullValue())
                .body("closing.units", equalTo(18), "closing.gone", nullValue());
        registered("2026-04-10", 18, 900_000);
    }

    private void giveUp(int units) {
        coop.post(
                        "/members/" + member + "/reductions",
                        Map.of("units", units, "noticeOn", "2025-12-01"))
                .then()
                .statusCode(201)
                .body("effectiveOn", equalTo("2026-03-31"));
    }

    private void close() {
        long units = coop.get("/register?asOf=2026-03-31").jsonPath().getLong("units");
        coop.closeYear("2026-03-31", 40_000 * units).then().statusCode(201);
    }

    private void closeNext(int units) {
        Time.from("2027-05-01");
        coop.closeYear("2027-03-31", 10_000_000)
                .then()
                .statusCode(201)
                .body("units", equalTo(units), "leavers", equalTo(1));
    }

    private ValidatableResponse reverse() {
        return coop.post(
                        "/members/" + member + "/statutory-withdrawal/reversals",
                        Map.of("reversedOn", "2026-04-20", "reason", "同姓同名の別人", "document", "戸籍抄本"))
                .then();
    }

    private ValidatableResponse takeOver(UUID taker) {
        return coop.post(
                        "/members/" + taker + "/subscriptions",
                        Map.of("units", 3, "subscribedOn", "2026-04-20", "takesOverFrom", member))
                .then();
    }

    private void recordHeirs() {
        Map<String, String> half = Map.of("name", "山田", "address", "横浜市", "share", "1/2");
        coop.post("/members/" + member + "/heirs", Map.of("heirs", List.of(half, half)))
                .then()
                .statusCode(201);
    }

    private ValidatableResponse account(String on) {
        return coop.get("/members/" + member + "/account?asOf=" + on).then();
    }

    private void registered(String on, int units, long paidIn) {
        coop.get("/register?asOf=" + on)
                .then()
                .body("units", equalTo(units))
                .body("paidIn.amount", equalTo(String.valueOf(paidIn)));
        List<Integer> lines = coop.get("/register?asOf=" + on).path("items.units");
        assertThat(lines.stream().mapToInt(Integer::intValue).sum()).isEqualTo(units);
    }

    private void outstanding(String on, String amount) {
        coop.get("/members/" + member + "/arrears?on=" + on)
                .then()
                .body("outstanding.amount", equalTo(amount))
                .body("arrears.amount", equalTo(amount));
    }

    private void reductions(String state) {
        coop.get("/members/" + member + "/reductions").then().body("items.state", contains(state));
    }

    private void claims(String... amounts) {
        coop.get("/members/" + member + "/refund-claims")
                .then()
                .body("items.amount.amount", containsInAnyOrder(amounts));
    }
}
