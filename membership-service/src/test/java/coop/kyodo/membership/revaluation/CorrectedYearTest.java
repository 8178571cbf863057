package coop.kyodo.membership.revaluation;

import static coop.kyodo.membership.Coop.yen;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import coop.kyodo.membership.Together;
import coop.kyodo.membership.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A closed year whose net assets were wrong. A leaver of two of ten units of 50,000 yen was to get
/// 80,000 of 400,000.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class CorrectedYearTest {

    private static final String END = "2026-03-31";

    private Coop coop;
    private UUID leaver;

    @BeforeEach
    void closed() {
        coop = Coop.withMembers(4, 2);
        leaver = coop.leaver(2);
        coop.closeYear(END, 400_000).then().statusCode(201);
    }

    @Test
    void aClaimThatIsNotPaidFallsAndTheClosingStaysAsItWasKnown() {
        correct(300_000, "2026-06-01")
                .then()
                .statusCode(201)
                .body("number", equalTo(1))
                .body("netAssetsBefore.amount", equalTo("400000"))
                .body("netAssets.amount", equalTo("300000"))
                .body("valuePerUnit.amount", equalTo("30000"))
                .body("shares", equalTo(1))
                .body("refundsBefore.amount", equalTo("80000"))
                .body("refunds.amount", equalTo("60000"))
                .body("rule", equalTo("JP-054"))
                .body("source", equalTo("Workers Cooperatives Act, art. 16(1), (2)"));

        claims().body("items.amount.amount", contains("60000"))
                .body("items.dueOn", contains(END))
                .body("items.lapsesAfter", contains("2028-03-31"));
        coop.get("/members/" + leaver)
                .then()
                .body("settlement.shareValue.amount", equalTo("60000"))
                .body("settlement.refund.amount", equalTo("60000"))
                .body("settlement.toCapitalSurplus.amount", equalTo("40000"))
                .body("settlement.owedBack", nullValue());
        coop.get("/year-ends/" + END)
                .then()
                .body("netAssets.amount", equalTo("300000"))
                .body("refunds.amount", equalTo("60000"))
                .body("corrections", equalTo(1));
        coop.get("/year-ends/" + END + "/settlements")
                .then()
                .body("items.refund.amount", contains("60000"));
        coop.get("/year-ends/" + END + "/corrections")
                .then()
                .body("items.reason", contains("借入金の計上漏れ"));
        payable("2026-05-31", "80000");
        payable("2026-06-01", "60000");
        paid("2026-06-10").body("amount.amount", equalTo("60000"));
        coop.get("/members/" + leaver).then().body("settlement.status", equalTo("PAID"));
        coop.verified();
    }

    @Test
    void whatWasPaidTooMuchIsOwedBackAndBookedUntilItIsPaid() {
        paid("2026-04-30");
        correct(300_000, "2026-04-29")
                .then()
                .statusCode(422)
                .body("code", equalTo("correction-too-early"))
                .body("rule", equalTo("JP-054"))
                .body("figures.earliest", equalTo("2026-04-30"));

        String correction = correct(300_000, "2026-04-30").then().extract().path("correctionId");

        claims().body("items.amount.amount", contains("80000"))
                .body("items.state", contains("PAID"));
        coop.get("/members/" + leaver)
                .then()
                .body("settlement.refund.amount", equalTo("60000"))
                .body("settlement.owedBack.amount", equalTo("20000"));
        Response debts = debts();
        debts.then()
                .body("items.amount.amount", contains("20000"))
                .body("items.correctionId", contains(correction))
                .body("items.owedSince", contains("2026-04-30"))
                .body("items.reason", contains("借入金の計上漏れ"));
        booked("REVALUATION", Map.of("REFUNDS_RECEIVABLE", "20000", "CAPITAL_SURPLUS", "-20000"));

        coop.post(
                        "/members/"
                                + leaver
                                + "/debts/"
                                + debts.path("items[0].debtId")
                                + "/payment",
                        Map.of("paidOn", "2026-06-10"))
                .then()
                .statusCode(200);

        booked("REFUND_REPAYMENT", Map.of("CASH", "20000", "REFUNDS_RECEIVABLE", "-20000"));
        coop.get("/members/" + leaver).then().body("settlement.owedBack", nullValue());
        coop.verified();
    }

    @Test
    void whatWasPaidTooLittleIsAFurtherClaimWithATimeOfItsOwn() {
        paid("2026-04-30");

        correct(450_000, "2026-06-01").then().statusCode(201);

        claims().body("items.number", contains(1, 2))
                .body("items.amount.amount", contains("80000", "10000"))
                .body("items.dueOn", contains(END, "2026-06-01"))
                .body("items.lapsesAfter", contains("2028-03-31", "2028-06-01"));
        coop.get("/members/" + leaver).then().body("settlement.status", equalTo("PAYABLE"));
        coop.payRefund(leaver, "2026-05-31", Coop.key()).then().statusCode(409);
        paid("2026-06-01").body("amount.amount", equalTo("10000"));
        coop.get("/members/" + leaver).then().body("settlement.status", equalTo("PAID"));
        coop.verified();
    }

    /// 80,000 paid: 60,000 were right, then 70,000, then 90,000, and at last 100,000, all paid in.
    @Test
    void eachCorrectionFollowsTheOneBefore() {
        paid("2026-04-30");
        correct(300_000, "2026-05-01").then().statusCode(201);
        correct(350_000, "2026-05-02")
                .then()
                .statusCode(201)
                .body("number", equalTo(2))
                .body("netAssetsBefore.amount", equalTo("300000"))
                .body("refundsBefore.amount", equalTo("60000"));
        debts().then().body("items.amount.amount", contains("10000"));
        correct(450_000, "2026-05-01")
                .then()
                .statusCode(422)
                .body("figures.earliest", equalTo("2026-05-02"));

        correct(450_000, "2026-05-02").then().statusCode(201);

        debts().then().body("items", empty());
        claims().body("items.amount.amount", contains("80000", "10000"));
        correct(9_000_000, "2026-05-03").then().statusCode(201);
        claims().body("items.amount.amount", contains("80000", "10000", "10000"));
        correct(450_000, "2026-05-04").then().statusCode(201);
        claims().body("items.amount.amount", contains("80000", "10000"));
        coop.get("/year-ends/" + END).then().body("corrections", equalTo(5));
        coop.verified();
    }

    @Test
    void whatComesBackAfterItIsNotOwedBackToo() {
        String payment = paid("2026-04-30").extract().path("paymentId");
        correct(300_000, "2026-05-01").then().statusCode(201);

        coop.post(
                        "/members/" + leaver + "/payments/" + payment + "/reversal",
                        Map.of("reversedOn", "2026-05-10", "reason", "別の脱退者への払戻し"))
                .then()
                .statusCode(201);

        debts().then().body("items", empty());
        claims().body("items.amount.amount", contains("60000"))
                .body("items.state", contains("OPEN"));
        payable("2026-05-10", "60000");
        coop.verified();
    }

    @Test
    void heirsShareWhatIsLeft() {
        coop = Coop.withMembers(4, 2);
        UUID dead = coop.member(2);
        coop.ended(dead, "DEATH", "2025-12-10").then().statusCode(200);
        coop.closeYear(END, 400_000).then().statusCode(201);
        coop.post("/members/" + dead + "/heirs", Map.of("heirs", List.of(heir("1/2"), heir("1/2"))))
                .then()
                .statusCode(201);

        correct(300_001, "2026-06-01").then().statusCode(201);

        coop.get("/members/" + dead + "/refund-claims")
                .then()
                .body("items.amount.amount", contains("30000", "30000"))
                .body("items.claimantId", hasSize(2));
        coop.verified();
    }

    @Test
    void unitsThatAMemberGaveUpAreValuedAnewToo() {
        Coop other = Coop.withMembers(4, 2);
        UUID stays = other.member(2);
        other.post(
                        "/members/" + stays + "/reductions",
                        Map.of("units", 1, "noticeOn", "2025-12-31"))
                .then()
                .statusCode(201);
        other.closeYear(END, 400_000).then().statusCode(201);
        coop = other;

        correct(300_000, "2026-06-01")
                .then()
                .statusCode(201)
                .body("shares", equalTo(1))
                .body("refunds.amount", equalTo("30000"));

        other.get("/members/" + stays + "/reductions")
                .then()
                .body("items[0].refund.amount", equalTo("30000"));
        other.get("/members/" + stays + "/refund-claims")
                .then()
                .body("items.amount.amount", contains("30000"));
        other.get("/members/" + stays).then().body("paidIn.amount", equalTo("50000"));
        other.verified();
    }

    /// The unit that was given up was refunded with 50,000 yen, more than the share comes to.
    @Test
    void aShareThatWasWorthNothingIsNotPaidByWhatWasPaidBefore() {
        coop = Coop.withMembers(4, 2);
        leaver = coop.member(2);
        coop.post(
                        "/members/" + leaver + "/reductions",
                        Map.of("units", 1, "noticeOn", "2025-12-31"))
                .then()
                .statusCode(201);
        coop.closeYear(END, 500_000).then().statusCode(201);
        paid("2026-04-30").body("amount.amount", equalTo("50000"));
        Time.from("2027-04-01");
        coop.giveNotice(leaver, "2026-12-31").then().statusCode(200);
        coop.closeYear("2027-03-31", 0).then().statusCode(201);
        coop.get("/members/" + leaver).then().body("settlement.status", equalTo("NOTHING"));

        correct("2027-03-31", 360_000, "2027-04-01").then().statusCode(201);

        coop.get("/members/" + leaver)
                .then()
                .body("settlement.refund.amount", equalTo("40000"))
                .body("settlement.paid.amount", equalTo("0"))
                .body("settlement.status", equalTo("PAYABLE"));
        paid("2027-04-01").body("amount.amount", equalTo("40000"));
        coop.get("/members/" + leaver).then().body("settlement.status", equalTo("PAID"));
        coop.verified();
    }

    @Test
    void whatIsOnItsWayToTheBankDoesNotFall() {
        coop.payeeAccount(leaver).then().statusCode(201);
        coop.refundBatch("2026-06-30").then().statusCode(201);

        correct(300_000, "2026-06-01")
                .then()
                .statusCode(409)
                .body("code", equalTo("claim-in-batch"));
        coop.get("/year-ends/" + END).then().body("corrections", equalTo(0));
        correct(450_000, "2026-06-01").then().statusCode(201);
        claims().body("items.amount.amount", contains("80000", "10000"));
    }

    /// JP-055: a leaver paid 20,000 that the co-op called since its debts exceeded its assets.
    @Test
    void whatWasCalledAndPaidStays() {
        Coop other = Coop.withMembers(5, 2);
        UUID owing = other.member(2);
        other.subscribe(owing, 1).then().statusCode(201);
        other.giveNotice(owing, "2025-12-31").then().statusCode(200);
        other.closeYear(END, -300_000).then().statusCode(201);
        other.post(
                        "/members/" + owing + "/called-capital",
                        Coop.payment(20_000, "2026-04-30", Coop.key()))
                .then()
                .statusCode(201);
        coop = other;

        correct(0, "2026-06-01")
                .then()
                .statusCode(409)
                .body("code", equalTo("called-capital-paid"))
                .body("rule", equalTo("JP-055"))
                .body("figures.memberId", equalTo(owing.toString()))
                .body("figures.paid.amount", equalTo("20000"))
                .body("figures.callable.amount", equalTo("0"));
        correct(-1, "2026-06-01").then().statusCode(201);
    }

    @Test
    void onlyAnotherSumOfAClosedYearIsACorrection() {
        Response same = correct(400_000, "2026-06-01");
        same.then()
                .statusCode(422)
                .body("code", equalTo("net-assets-unchanged"))
                .body("rule", equalTo("JP-054"))
                .body("figures.netAssets.amount", equalTo("400000"));
        given().auth()
                .oauth2(coop.director())
                .header("Idempotency-Key", Coop.key())
                .header("Accept-Language", "ja")
                .contentType("application/json")
                .body(body(400_000, "2026-06-01"))
                .post(coop.path("/year-ends/" + END + "/corrections"))
                .then()
                .statusCode(422)
                .body("detail", equalTo("2026-03-31 の純資産額は既に 400000 JPY です。"));
        correct(300_000, END).then().statusCode(409).body("code", equalTo("fiscal-year-closed"));
        correct("2025-03-31", 300_000, "2026-06-01").then().statusCode(404);
        Coop.posting(coop.tokens().role("clerk").bearer(), Coop.key())
                .body(body(300_000, "2026-06-01"))
                .post(coop.path("/year-ends/" + END + "/corrections"))
                .then()
                .statusCode(403);
        coop.get("/year-ends/" + END + "/corrections").then().body("items", empty());
    }

    /// The later year's net assets are its own: nothing of it is reckoned from the earlier one.
    @Test
    void aLaterClosedYearStays() {
        coop = Coop.withMembers(4, 2);
        leaver = coop.leaver(2);
        UUID second = coop.member(2);
        coop.closeYear(END, 480_000).then().statusCode(201);
        Time.from("2027-05-01");
        coop.giveNotice(second, "2026-12-31").then().statusCode(200);
        coop.closeYear("2027-03-31", 500_000).then().statusCode(201);
        correct(360_000, "2027-03-31")
                .then()
                .statusCode(409)
                .body("code", equalTo("fiscal-year-closed"));

        correct(360_000, "2027-04-01").then().statusCode(201);

        claims().body("items.amount.amount", contains("60000"));
        coop.get("/members/" + second).then().body("settlement.refund.amount", equalTo("100000"));
        coop.get("/year-ends/2027-03-31").then().body("netAssets.amount", equalTo("500000"));
        coop.verified();
    }

    @Test
    void itIsToldOnceWithWhatChangedForWhom() {
        paid("2026-04-30");
        String key = Coop.key();
        Map<String, Object> body = body(300_000, "2026-05-01");
        Response first = coop.post("/year-ends/" + END + "/corrections", body, key);
        Response again = coop.post("/year-ends/" + END + "/corrections", body, key);

        first.then().statusCode(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(Told.of(coop, "year-end-corrected"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.path("sequence").asInt()).isEqualTo(2);
                    assertThat(event.at("/data/netAssets/amount").asText()).isEqualTo("300000");
                    assertThat(event.at("/data/refunds/amount").asText()).isEqualTo("60000");
                });
        assertThat(Told.of(coop, "year-end-corrected").getFirst().path("subject"))
                .isEqualTo(Told.of(coop, "year-end-closed").getFirst().path("subject"));
        assertThat(Told.of(coop, "debt-changed"))
                .extracting(event -> event.at("/data/state").asText())
                .containsExactly("OWED");
        assertThat(Told.of(coop, "refund-claims-changed"))
                .extracting(event -> event.at("/data/step").asText())
                .containsExactly("OPENED", "PAID", "REVALUED");
    }

    @Test
    void ofManyAtTheSameMomentOneIsTheCorrection() throws InterruptedException, ExecutionException {
        Callable<Integer> one = () -> correct(300_000, "2026-06-01").statusCode();

        List<Integer> answers = Together.run(Stream.generate(() -> one).limit(6).toList());

        assertThat(answers).containsOnlyOnce(201).containsOnly(201, 422);
        claims().body("items.amount.amount", contains("60000"));
        coop.verified();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 500000, 2026-06-02, does not follow",
        "3, 500000, 2026-06-02, does not follow",
        "2, 300000, 2026-06-02, does not follow",
        "2, 500000, 2026-05-31, does not follow",
        "2, 500000, 2026-06-01, "
    })
    void theDatabaseItselfRefusesWhatDoesNotFollow(
            int turn, long netAssets, String on, @Nullable String refusal) throws SQLException {
        correct(300_000, "2026-06-01").then().statusCode(201);

        try (Connection owner = Db.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("set kyodo.tenant = '" + coop.id() + "'");
            String insert =
                    """
                    insert into year_end_correction
                    values ('%s', '%s', '2026-03-31', %d, %d, '%s', 'r', 'd', now())\
                    """
                            .formatted(coop.id(), Ids.next(), turn, netAssets, on);
            if (refusal == null) {
                assertThat(statement.executeUpdate(insert)).isEqualTo(1);
            } else {
                assertThatThrownBy(() -> statement.execute(insert))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining(refusal);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"100000, 0, ", "100001, 0, does not fit", "0, 1, does not fit"})
    void theDatabaseItselfRefusesAShareBeyondWhatWasPaidIn(
            long refund, long callable, @Nullable String refusal) throws SQLException {
        UUID correction = Ids.next();
        try (Connection owner = Db.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("set kyodo.tenant = '" + coop.id() + "'");
            statement.execute(
                    """
                    insert into year_end_correction
                    values ('%s', '%s', '2026-03-31', 1, 9, '2026-06-01', 'r', 'd', now())\
                    """
                            .formatted(coop.id(), correction));
            String insert =
                    "insert into revaluation values ('%s', '%s', '%s', null, 0, 200000, %d, %d)"
                            .formatted(coop.id(), correction, leaver, refund, callable);
            if (refusal == null) {
                assertThat(statement.executeUpdate(insert)).isEqualTo(1);
                assertThatThrownBy(() -> statement.execute(insert))
                        .hasMessageContaining("revalued_once");
            } else {
                assertThatThrownBy(() -> statement.execute(insert)).hasMessageContaining(refusal);
            }
        }
    }

    private Response correct(long netAssets, String on) {
        return correct(END, netAssets, on);
    }

    private Response correct(String end, long netAssets, String on) {
        return coop.post("/year-ends/" + end + "/corrections", body(netAssets, on));
    }

    private static Map<String, Object> body(long netAssets, String on) {
        return new LinkedHashMap<>(
                Map.of(
                        "netAssets",
                        yen(netAssets),
                        "correctedOn",
                        on,
                        "reason",
                        "借入金の計上漏れ",
                        "document",
                        "訂正後の貸借対照表"));
    }

    private static Map<String, Object> heir(String share) {
        return Map.of("name", "山田", "address", "横浜市", "share", share);
    }

    private ValidatableResponse claims() {
        return coop.get("/members/" + leaver + "/refund-claims").then();
    }

    private Response debts() {
        return coop.get("/members/" + leaver + "/debts");
    }

    private ValidatableResponse paid(String on) {
        return coop.payRefund(leaver, on, Coop.key()).then().statusCode(201);
    }

    private void payable(String on, String amount) {
        coop.get("/members/" + leaver + "/account?asOf=" + on)
                .then()
                .body("refundPayable.amount", equalTo(amount));
    }

    private void booked(String kind, Map<String, String> postings) {
        var entry = "entries.find { it.kind == '" + kind + "' }.postings";
        postings.forEach((account, amount) ->
                coop.get("/members/" + leaver + "/account")
                        .then()
                        .body(entry, hasSize(postings.size()))
                        .body(
                                entry + ".find { it.account == '" + account + "' }.amount.amount",
                                equalTo(amount)));
    }
}
