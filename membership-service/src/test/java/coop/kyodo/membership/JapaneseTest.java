package coop.kyodo.membership;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What keeps a clerk from going on is said in the language the clerk asks for, figures included,
/// also where no rule refuses.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class JapaneseTest {

    private Coop coop;
    private UUID member;

    @BeforeEach
    void aMemberOf20250410() {
        coop = Coop.withMembers(1, 1);
        member = coop.member(1);
    }

    @Test
    void joining() {
        UUID applicant = Ids.next();
        coop.apply(applicant, 1).then().statusCode(201);

        ja("/members/" + applicant + "/acceptance", Map.of("acceptedOn", "2025-03-31"))
                .statusCode(400)
                .body("detail", equalTo("加入の申込みの日は 2025-04-01 です。"))
                .body("errors.detail", contains("加入の申込みの日は 2025-04-01 です。"));
        ja("/members/" + applicant + "/acceptance", Map.of("acceptedOn", "2999-01-01"))
                .statusCode(400)
                .body("detail", equalTo("その日はまだ来ていません。"));
        ja("/members/" + member + "/acceptance", Map.of("acceptedOn", "2025-04-05"))
                .statusCode(409)
                .body("code", equalTo("application-decided"))
                .body("detail", equalTo("組合員資格の状態は MEMBER で、APPLIED ではありません。"));
    }

    @Test
    void paying() {
        coop.pay(member, 50_000, "2025-04-10").then().statusCode(422);
        coop.subscribe(member, 1, "2025-07-01");
        Map<String, Object> payment = Coop.payment(10_000, "2025-07-01", "reference-1");
        coop.post("/members/" + member + "/payments", payment).then().statusCode(201);

        ja("/members/" + member + "/payments", payment)
                .statusCode(409)
                .body("code", equalTo("payment-reference-used"))
                .body("detail", equalTo("この番号は別の払込み又は支払に使われています。"));
        ja(
                        "/members/" + member + "/subscriptions",
                        Map.of("units", 1, "subscribedOn", "2025-04-09"))
                .statusCode(400)
                .body("detail", equalTo("組合員資格は 2025-04-10 からです。"));
        coop.closeYear("2026-03-31", 100_000).then().statusCode(201);
        ja("/members/" + member + "/payments", Coop.payment(1, "2026-03-31", "reference-2"))
                .statusCode(409)
                .body("detail", equalTo("2026-03-31 までは締め切られています。"));
    }

    @Test
    void leavingAndRefunds() {
        ja("/members/" + member + "/withdrawal", Map.of("noticeOn", "2025-04-09"))
                .statusCode(400)
                .body("detail", equalTo("組合員資格は 2025-04-10 からです。"));
        ja("/year-ends", Map.of("fiscalYearEnd", "2026-03-30", "netAssets", Coop.yen(100_000)))
                .statusCode(400)
                .body("detail", equalTo("この事業年度の末日は 2026-03-31 です。"));
        ja("/members/" + member + "/withdrawal/cancellation", Map.of("cancelledOn", "2025-05-01"))
                .statusCode(409)
                .body("detail", equalTo("組合員資格の状態は MEMBER で、LEAVING ではありません。"));
        coop.ended(member, "LOSS_OF_QUALIFICATION", "2025-12-10").then().statusCode(200);
        coop.closeYear("2026-03-31", 100_000).then().statusCode(201);
        coop.payRefund(member, "2026-04-10", "refund-1").then().statusCode(201);

        ja(
                        "/members/" + member + "/refund-payment",
                        Map.of("paidOn", "2026-04-11", "reference", "refund-2"))
                .statusCode(409)
                .body("code", equalTo("nothing-to-refund"))
                .body("rule", equalTo("JP-054"))
                .body("detail", equalTo("払い戻すべき額がありません。"));
    }

    @Test
    void sitesAndPlacements() {
        UUID site = Ids.next();
        Map<String, Object> opening = Map.of("id", site, "name", "厨房", "openedOn", "2025-06-01");
        coop.post("/sites", opening).then().statusCode(201);

        ja("/sites", opening).statusCode(409).body("detail", equalTo("このIDの事業所がすでにあります。"));
        ja("/sites/" + site + "/closing", Map.of("closedOn", "2025-05-31"))
                .statusCode(400)
                .body("errors.detail", contains("事業所は 2025-06-01 に開設されています。"));
        coop.post(
                        "/members/" + member + "/placements",
                        Map.of(
                                "siteId",
                                site,
                                "role",
                                "調理",
                                "from",
                                "2025-06-01",
                                "to",
                                "2025-09-30"))
                .then()
                .statusCode(201);
        ja("/sites/" + site + "/closing", Map.of("closedOn", "2025-08-31"))
                .statusCode(409)
                .body("code", equalTo("site-in-use"))
                .body("detail", equalTo("組合員が 2025-09-30 までこの事業所に配属されており、2025-08-31 には閉じられません。"));
        coop.post("/sites/" + site + "/closing", Map.of("closedOn", "2025-09-30"))
                .then()
                .statusCode(200);
        ja("/sites/" + site + "/closing", Map.of("closedOn", "2025-09-30"))
                .statusCode(409)
                .body("detail", equalTo("事業所は 2025-09-30 に閉じられています。"));
        ja(
                        "/members/" + member + "/placements",
                        Map.of("siteId", site, "role", "配達", "from", "2025-09-01"))
                .statusCode(409)
                .body("code", equalTo("site-not-open"))
                .body("detail", equalTo("事業所が開いているのは 2025-06-01 から 2025-09-30 までです。"));
    }

    @Test
    void expulsionHeirsAndReversals() {
        Map<String, Object> proposal =
                Map.of(
                        "ground",
                        "NO_WORK",
                        "explanation",
                        "四月から働いていない",
                        "notifiedOn",
                        "2025-06-01",
                        "meetingOn",
                        "2025-06-20");
        coop.post("/members/" + member + "/expulsion", proposal).then().statusCode(201);

        ja("/members/" + member + "/expulsion", proposal)
                .statusCode(409)
                .body("code", equalTo("expulsion-open"))
                .body("detail", equalTo("除名の手続がすでに始まっています。"));
        ja(
                        "/members/" + member + "/heirs",
                        Map.of(
                                "heirs",
                                List.of(
                                        Map.of(
                                                "id",
                                                Ids.next(),
                                                "name",
                                                "山田",
                                                "address",
                                                "横浜市",
                                                "share",
                                                "1"))))
                .statusCode(409)
                .body("code", equalTo("member-not-dead"))
                .body("detail", equalTo("組合員資格は死亡によって終了していません。"));
        ja(
                        "/members/" + member + "/statutory-withdrawal/reversals",
                        Map.of("reversedOn", "2025-06-20", "reason", "同姓同名の別人", "document", "戸籍謄本"))
                .statusCode(409)
                .body("code", equalTo("not-ended-by-law"))
                .body("detail", equalTo("死亡又は資格の喪失は記録されていません。"));
    }

    @Test
    void cutsOfTheUnit() {
        ja("/unit-cuts", Map.of("unitAmount", Coop.yen(50_000), "resolutionId", Ids.next()))
                .statusCode(400)
                .body("errors.detail", contains("現在の出資一口の金額は 50000 JPY です。"));
        ja("/unit-cuts", Map.of("unitAmount", Coop.yen(40_000), "resolutionId", Ids.next()))
                .statusCode(409)
                .body("code", equalTo("resolution-unknown"))
                .body("detail", equalTo("このIDの可決された決議は届いていません。"));
    }

    @Test
    void englishStaysAsItWas() {
        coop.post("/members/" + member + "/withdrawal", Map.of("noticeOn", "2025-04-09"))
                .then()
                .statusCode(400)
                .body("detail", equalTo("The membership is of 2025-04-10."));
        coop.post("/members/" + member + "/acceptance", Map.of("acceptedOn", "2025-04-05"))
                .then()
                .statusCode(409)
                .body("detail", equalTo("The membership is MEMBER, not APPLIED."));
    }

    private ValidatableResponse ja(String path, Object body) {
        return Coop.posting(coop.director(), Coop.key())
                .header("Accept-Language", "ja")
                .body(body)
                .post(coop.path(path))
                .then();
    }
}
