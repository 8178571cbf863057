package coop.kyodo.local.year;

import static coop.kyodo.local.Service.MEMBERSHIP;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The operator registers the co-op; articles outside the Act's bounds do not pass.
final class Registration {

    private final Tale tale;

    Registration(Tale tale) {
        this.tale = tale;
    }

    void tell() {
        tale.chapter("A co-op is registered");

        tale.step(
                        "register-short-notice",
                        "Articles that let members leave on 60 days' notice are outside the Act's"
                                + " bounds (JP-050).")
                .as(User.OPERATOR)
                .post(MEMBERSHIP, "/v1/cooperatives", registration(60, "1/10"))
                .refused("JP-050");

        tale.step(
                        "register-low-reserve",
                        "So are articles that set aside a twentieth for the reserve instead of a"
                                + " tenth (JP-200).")
                .as(User.OPERATOR)
                .post(MEMBERSHIP, "/v1/cooperatives", registration(90, "1/20"))
                .refused("JP-200");

        JsonNode coop =
                tale.step(
                                "register",
                                "Articles within the bounds: the operator registers the co-op under"
                                        + " the Act, a unit being 50,000 yen and the year April to"
                                        + " March.")
                        .as(User.OPERATOR)
                        .post(MEMBERSHIP, "/v1/cooperatives", registration(90, "1/10"))
                        .created("name", "profile", "articlesVersion", "articles.unitAmount");
        tale.same(
                tale.cast().cooperative().toString(),
                coop.path("cooperativeId").asText(),
                "the co-op's id");

        tale.step("read-articles", "The clerk reads how meetings are called and surplus is shared.")
                .get(MEMBERSHIP, tale.coop(""))
                .ok("articles.fiscalYearEnd", "articles.meeting", "articles.surplus");
    }

    private ObjectNode registration(int withdrawalNoticeDays, String reserveRate) {
        return Json.of(
                "id", tale.cast().cooperative(),
                "name", "労働者協同組合みどり",
                "profile", "JP_ACT_2022",
                "effectiveOn", "2025-04-01",
                "articles", articles(withdrawalNoticeDays, reserveRate));
    }

    private static ObjectNode articles(int withdrawalNoticeDays, String reserveRate) {
        return Json.of(
                "unitAmount",
                Json.yen(50_000),
                "fiscalYearEnd",
                "03-31",
                "withdrawalNoticeDays",
                withdrawalNoticeDays,
                "clearDays",
                0,
                "reserveTarget",
                Json.yen(1_500_000),
                "meeting",
                Json.of(
                        "noticeDays", 10,
                        "writtenVote", true,
                        "electronicVote", true,
                        "proxyVote", true,
                        "chairCountsAsPresent", true,
                        "tieBase", "CAST",
                        "unnotifiedMatters", false),
                "officers",
                Json.of(
                        "directors", 3,
                        "auditors", 1,
                        "method", "ELECTION",
                        "directorTermYears", 2,
                        "auditorTermYears", 4),
                "surplus",
                Json.of(
                        "reserveRate",
                        reserveRate,
                        "jobCreationRate",
                        "1/20",
                        "educationRate",
                        "1/20",
                        "dividendsToUnpaidCapital",
                        false),
                "particulars",
                particulars());
    }

    /// What the Act wants stated in words (JP-281).
    private static ObjectNode particulars() {
        return Json.of(
                "business",
                Json.array("配食", "清掃"),
                "prefectures",
                Json.array("神奈川県"),
                "offices",
                Json.array("横浜市中区"),
                "qualification",
                "組合の事業に従事する個人",
                "joiningAndLeaving",
                "理事会の承諾を得て加入し、九十日前までに予告して脱退する。",
                "paymentMethod",
                "全額を一時に払い込む。分割して払い込むことができる。",
                "opinions",
                "毎月の事業所会議で意見を集め、理事会に報告する。",
                "publicNotice",
                "組合の掲示場に掲示する。");
    }
}
