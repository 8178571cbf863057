package coop.kyodo.membership.contribution;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ArrearsTest {

    private Coop coop;
    private UUID member;

    @BeforeEach
    void aMemberOfFive() {
        coop = Coop.withMembers(5, 4);
        member = coop.member(2);
    }

    @Test
    void unitsWithoutInstalmentsAreDueOnTheDayOfTheSubscription() {
        coop.subscribe(member, 1).then().statusCode(201);

        coop.get("/arrears?on=2025-07-01").then().body("items", hasSize(0));
        coop.get("/arrears?on=2025-07-02")
                .then()
                .body("items.memberId", contains(member.toString()))
                .body("arrears.amount", equalTo("50000"));
    }

    @Test
    void instalmentsFallDueOneByOne() {
        subscribeInInstalments(20_000, 30_000).statusCode(201);
        coop.pay(member, 15_000, "2025-08-15").then().statusCode(201);

        coop.get("/members/" + member + "/arrears?on=2025-08-01")
                .then()
                .body("outstanding.amount", equalTo("50000"))
                .body("arrears.amount", equalTo("20000"));
        coop.get("/members/" + member + "/arrears?on=2025-09-01")
                .then()
                .body("outstanding.amount", equalTo("35000"))
                .body("arrears.amount", equalTo("5000"))
                .body("open.amount.amount", contains("5000", "30000"));
        coop.get("/arrears?on=2025-10-01").then().body("arrears.amount", equalTo("35000"));
    }

    @Test
    void instalmentsThatDoNotAddUpAreABadRequest() {
        subscribeInInstalments(20_000, 29_999)
                .statusCode(400)
                .body("code", equalTo("plan-does-not-add-up"))
                .body("errors.pointer", hasItem("/instalments"));
    }

    @Test
    void nothingIsDueBeforeItIsSubscribed() {
        for (var each : Map.of("2025-06-30", 400, "2025-07-01", 201).entrySet()) {
            coop.post(
                            "/members/" + member + "/subscriptions",
                            Map.of(
                                    "units",
                                    1,
                                    "subscribedOn",
                                    "2025-07-01",
                                    "instalments",
                                    List.of(
                                            Map.of(
                                                    "dueOn",
                                                    each.getKey(),
                                                    "amount",
                                                    Coop.yen(50_000)))))
                    .then()
                    .statusCode(each.getValue());
        }
    }

    @Test
    void anApplicantsPlanCountsOnceTheApplicantIsAccepted() {
        UUID planned = Ids.next();
        Map<String, Object> application = Coop.application(planned, 1);
        application.put(
                "instalments",
                List.of(
                        Map.of("dueOn", "2025-04-30", "amount", Coop.yen(10_000)),
                        Map.of("dueOn", "2025-05-31", "amount", Coop.yen(40_000))));
        coop.post("/members", application).then().statusCode(201);
        coop.get("/arrears?on=2025-06-01").then().body("items", hasSize(0));
        coop.accept(planned);
        UUID unplanned = coop.accepted(1);
        coop.pay(planned, 5_000, "2025-04-30").then().statusCode(201);

        coop.get("/arrears?on=2025-05-01")
                .then()
                .body("items.memberId", containsInAnyOrder(planned.toString()))
                .body("items[0].outstanding.amount", equalTo("45000"))
                .body("items[0].arrears.amount", equalTo("5000"));
        coop.get("/members/" + planned + "/arrears?on=2025-06-01")
                .then()
                .body("arrears.amount", equalTo("45000"));
        coop.get("/members/" + unplanned + "/arrears?on=2025-06-01")
                .then()
                .body("arrears.amount", equalTo("0"))
                .body("outstanding.amount", equalTo("50000"));
    }

    @Test
    void anApplicantIsInArrearsFromTheAcceptanceUntilTheApplicationIsGivenUp() {
        UUID applicant = planned();
        mine(applicant, "2025-06-01", "50000", "0").body("open", hasSize(1));
        coop.accept(applicant).then().statusCode(200);
        coop.pay(applicant, 5_000, "2025-05-10").then().statusCode(201);
        mine(applicant, "2025-04-04", "50000", "0");
        mine(applicant, "2025-06-01", "45000", "45000");

        coop.post("/members/" + applicant + "/giving-up", Map.of("givenUpOn", "2025-06-02"))
                .then()
                .statusCode(200)
                .body("outstanding.amount", equalTo("0"));

        mine(applicant, "2025-06-01", "45000", "45000");
        mine(applicant, "2025-06-02", "0", "0").body("open", hasSize(0));
        coop.get("/arrears?on=2025-06-01").then().body("arrears.amount", equalTo("45000"));
        coop.get("/arrears?on=2025-06-02")
                .then()
                .body("members", equalTo(0))
                .body("arrears.amount", equalTo("0"));
    }

    @Test
    void nothingIsDueOfAnApplicationThatWasRefused() {
        UUID applicant = planned();
        coop.post(
                        "/members/" + applicant + "/refusal",
                        Map.of("refusedOn", "2025-04-20", "cause", "NO_VACANCY"))
                .then()
                .statusCode(200)
                .body("outstanding.amount", equalTo("0"));

        mine(applicant, "2025-04-19", "50000", "0");
        mine(applicant, "2025-06-01", "0", "0");
    }

    @Test
    void aPaymentIsNotDatedBeforeWhatItPays() {
        coop.subscribe(member, 1).then().statusCode(201);

        coop.pay(member, 50_000, "2025-06-30")
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-024"))
                .body("figures.outstanding.amount", equalTo("0"));
        coop.pay(member, 50_000, "2025-07-01").then().statusCode(201);
    }

    @Test
    void aPurchaseDatedInThePastKeepsWithinTheCapOnThatDayAndSince() {
        coop.subscribe(member, 4, "2025-08-01").then().statusCode(201);

        coop.subscribe(member, 1, "2025-06-01")
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-021"))
                .body("figures.unitsAfter", equalTo(7))
                .body("figures.totalUnitsAfter", equalTo(27));
    }

    @Test
    void nothingIsSetOff() {
        coop.subscribe(member, 1).then().statusCode(201);

        coop.payBy("SET_OFF", member, 50_000, "2025-07-01")
                .then()
                .statusCode(422)
                .body("code", equalTo("set-off-refused"))
                .body("rule", equalTo("JP-024"))
                .body("errors.pointer", hasItem("/method"));
    }

    @Test
    void dividendsPayUpCapitalWhereTheArticlesSaySo() {
        coop.subscribe(member, 1).then().statusCode(201);
        coop.payBy("DIVIDEND", member, 50_000, "2025-07-01")
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-027"));
        Map<String, Object> articles = Coop.articles();
        articles.put("surplus", payingUp());
        Coop other = Coop.under("JP_ACT_2022", articles);
        UUID holder = other.member(2);
        other.subscribe(holder, 1).then().statusCode(201);

        other.payBy("DIVIDEND", holder, 50_000, "2025-07-01").then().statusCode(201);
        other.get("/members/" + holder + "/account")
                .then()
                .body("entries.method", hasItem("DIVIDEND"))
                .body("unpaid.amount", equalTo("0"));
        other.payBy("DIVIDEND", other.accepted(1), 50_000, "2025-07-01")
                .then()
                .statusCode(409)
                .body("code", equalTo("not-a-member"));
    }

    /// Dividends pay up capital from 2025-08-01 on, and no more from 2099-04-01 on.
    @Test
    void thePaymentIsUnderTheArticlesOfItsDay() {
        coop.subscribe(member, 2).then().statusCode(201);
        Map<String, Object> articles = Coop.articles();
        articles.put("surplus", payingUp());
        coop.changeArticles("2025-08-01", articles).then().statusCode(201);
        Map<String, Object> certified = Coop.nonProfitArticles();
        coop.changeArticles(2, "JP_ACT_2022_NONPROFIT", "2099-04-01", certified)
                .then()
                .statusCode(201);

        coop.payBy("DIVIDEND", member, 50_000, "2025-07-31")
                .then()
                .statusCode(422)
                .body("code", equalTo("dividends-not-for-capital"))
                .body("rule", equalTo("JP-027"));
        coop.payBy("DIVIDEND", member, 50_000, "2025-08-01").then().statusCode(201);
    }

    /// Dividends pay up capital until the co-op is certified on 2025-08-01.
    @Test
    void aCertifiedCoopHasNoDividendsFromItsCertificationOn() {
        Map<String, Object> articles = Coop.articles();
        articles.put("surplus", payingUp());
        Coop other = Coop.under("JP_ACT_2022", articles);
        UUID holder = other.member(2);
        other.subscribe(holder, 2).then().statusCode(201);
        other.changeArticles(1, "JP_ACT_2022_NONPROFIT", "2025-08-01", Coop.nonProfitArticles())
                .then()
                .statusCode(201);

        other.payBy("DIVIDEND", holder, 50_000, "2025-07-31").then().statusCode(201);
        other.payBy("DIVIDEND", holder, 50_000, "2025-08-01")
                .then()
                .statusCode(422)
                .body("rule", equalTo("JP-241"));
    }

    private static Map<String, Object> payingUp() {
        return Map.of(
                "reserveRate", "1/10",
                "jobCreationRate", "1/20",
                "educationRate", "1/20",
                "dividendsToUnpaidCapital", true);
    }

    /// Somebody who applied on 2025-04-01 and plans to pay for one unit on 2025-05-31.
    private UUID planned() {
        UUID applicant = Ids.next();
        Map<String, Object> application = Coop.application(applicant, 1);
        application.put(
                "instalments",
                List.of(Map.of("dueOn", "2025-05-31", "amount", Coop.yen(Coop.UNIT))));
        coop.post("/members", application).then().statusCode(201);
        return applicant;
    }

    private ValidatableResponse mine(UUID who, String on, String outstanding, String arrears) {
        return coop.get("/members/" + who + "/arrears?on=" + on)
                .then()
                .body("outstanding.amount", equalTo(outstanding))
                .body("arrears.amount", equalTo(arrears));
    }

    private ValidatableResponse subscribeInInstalments(long first, long second) {
        return coop.post(
                        "/members/" + member + "/subscriptions",
                        Map.of(
                                "units",
                                1,
                                "subscribedOn",
                                "2025-07-01",
                                "instalments",
                                List.of(
                                        Map.of("dueOn", "2025-07-31", "amount", Coop.yen(first)),
                                        Map.of("dueOn", "2025-09-30", "amount", Coop.yen(second)))))
                .then();
    }
}
