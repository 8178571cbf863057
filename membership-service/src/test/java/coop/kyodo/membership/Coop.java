package coop.kyodo.membership;

import static io.restassured.RestAssured.given;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A co-op under test, spoken to over HTTP as its director unless said otherwise.
public final class Coop {

    public static final long UNIT = 50_000;

    private final UUID id;

    private Coop(UUID id) {
        this.id = id;
    }

    /// A fresh co-op with the articles of the contract's example.
    public static Coop registered() {
        return registeredOn("2025-04-01");
    }

    /// The same, with articles in force from this day.
    public static Coop registeredOn(String effectiveOn) {
        UUID id = Ids.next();
        Map<String, Object> registration = registration(id, articles());
        registration.put("effectiveOn", effectiveOn);
        register(registration).then().statusCode(201);
        return new Coop(id);
    }

    /// A fresh co-op whose articles say this of leaving.
    public static Coop withLeaving(Map<String, ?> leaving) {
        UUID id = Ids.next();
        Map<String, Object> articles = articles();
        articles.put("leaving", leaving);
        register(registration(id, articles)).then().statusCode(201);
        return new Coop(id);
    }

    /// A fresh co-op with this many members of so many units each, all paid on 2025-04-10.
    public static Coop withMembers(int members, int units) {
        Coop coop = registered();
        for (int i = 0; i < members; i++) {
            coop.member(units);
        }
        return coop;
    }

    /// A fresh co-op under another profile, with articles that it accepts.
    public static Coop under(String profile) {
        return under(profile, articles());
    }

    public static Coop under(String profile, Map<String, Object> articles) {
        return under(profile, articles, "2025-04-01");
    }

    public static Coop under(String profile, Map<String, Object> articles, String effectiveOn) {
        UUID id = Ids.next();
        Map<String, Object> registration = registration(id, articles);
        registration.put("profile", profile);
        registration.put("effectiveOn", effectiveOn);
        register(registration).then().statusCode(201);
        return new Coop(id);
    }

    /// The articles of a certified non-profit co-op.
    public static Map<String, Object> nonProfitArticles() {
        Map<String, Object> articles = articles();
        articles.put(
                "nonProfit",
                Map.of(
                        "distributionForbidden",
                        true,
                        "residueTo",
                        "LOCAL_GOVERNMENT",
                        "outsideAuditors",
                        1));
        return articles;
    }

    public static Response register(Map<String, ?> registration) {
        return posting(Tokens.operator().bearer(), key())
                .body(registration)
                .post("/v1/cooperatives");
    }

    public static Map<String, Object> registration(UUID id, Map<String, ?> articles) {
        Map<String, Object> registration = new LinkedHashMap<>();
        registration.put("id", id);
        registration.put("name", "労働者協同組合みどり");
        registration.put("profile", "JP_ACT_2022");
        registration.put("effectiveOn", "2025-04-01");
        registration.put("articles", articles);
        return registration;
    }

    public static Map<String, Object> articles() {
        Map<String, Object> articles = new LinkedHashMap<>();
        articles.put("unitAmount", yen(UNIT));
        articles.put("fiscalYearEnd", "03-31");
        articles.put("withdrawalNoticeDays", 90);
        articles.put("clearDays", 0);
        articles.put("reserveTarget", yen(1_500_000));
        articles.put(
                "meeting",
                new LinkedHashMap<>(
                        Map.of(
                                "noticeDays", 10,
                                "writtenVote", true,
                                "electronicVote", true,
                                "proxyVote", true,
                                "chairCountsAsPresent", true,
                                "tieBase", "CAST",
                                "unnotifiedMatters", false)));
        articles.put(
                "officers",
                new LinkedHashMap<>(
                        Map.of(
                                "directors", 3,
                                "auditors", 1,
                                "method", "ELECTION",
                                "directorTermYears", 2,
                                "auditorTermYears", 4)));
        articles.put(
                "surplus",
                new LinkedHashMap<>(
                        Map.of(
                                "reserveRate", "1/10",
                                "jobCreationRate", "1/20",
                                "educationRate", "1/20",
                                "dividendsToUnpaidCapital", false)));
        articles.put("particulars", particulars());
        return articles;
    }

    /// What the Act wants stated in words.
    public static Map<String, Object> particulars() {
        Map<String, Object> particulars = new LinkedHashMap<>();
        particulars.put("business", List.of("配食", "清掃"));
        particulars.put("prefectures", List.of("神奈川県"));
        particulars.put("offices", List.of("横浜市中区"));
        particulars.put("qualification", "組合の事業に従事する個人");
        particulars.put("joiningAndLeaving", "理事会の承諾を得て加入し、九十日前までに予告して脱退する。");
        particulars.put("paymentMethod", "全額を一時に払い込む。分割して払い込むことができる。");
        particulars.put("opinions", "毎月の事業所会議で意見を集め、理事会に報告する。");
        particulars.put("publicNotice", "組合の掲示場に掲示する。");
        return particulars;
    }

    public static Map<String, String> yen(long amount) {
        return Map.of("amount", Long.toString(amount), "currency", "JPY");
    }

    public static String key() {
        return Ids.next().toString();
    }

    public static RequestSpecification posting(String token, String key) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON);
    }

    public UUID id() {
        return id;
    }

    public Tokens tokens() {
        return Tokens.of(id);
    }

    public String director() {
        return tokens().role("director").bearer();
    }

    public String path(String rest) {
        return "/v1/cooperatives/" + id + rest;
    }

    public Response post(String path, Object body) {
        return post(path, body, key());
    }

    public Response post(String path, Object body, String key) {
        return posting(director(), key).body(body).post(path(path));
    }

    public Response get(String path) {
        return given().auth().oauth2(director()).get(path(path));
    }

    public Response audit(String path) {
        return given().auth().oauth2(tokens().role("auditor").bearer()).get(path(path));
    }

    public Response apply(UUID member, int units) {
        return post("/members", application(member, units));
    }

    /// What is said of a person.
    public static Map<String, Object> person(String name, String address) {
        return new LinkedHashMap<>(Map.of("name", name, "address", address));
    }

    public static Map<String, Object> application(UUID member, int units) {
        Map<String, Object> application = new LinkedHashMap<>();
        application.put("id", member);
        application.put("person", Map.of("name", "山田花子", "address", "横浜市中区1-1"));
        application.put("units", units);
        application.put("appliedOn", "2025-04-01");
        return application;
    }

    public Response accept(UUID member) {
        return post("/members/" + member + "/acceptance", Map.of("acceptedOn", "2025-04-05"));
    }

    public Response pay(UUID member, long amount, String paidOn) {
        return post("/members/" + member + "/payments", payment(amount, paidOn, key()));
    }

    public static Map<String, Object> payment(long amount, String paidOn, String reference) {
        return Map.of("amount", yen(amount), "paidOn", paidOn, "reference", reference);
    }

    public Response subscribe(UUID member, int units) {
        return post(
                "/members/" + member + "/subscriptions",
                Map.of("units", units, "subscribedOn", "2025-07-01"));
    }

    public Response giveNotice(UUID member, String noticeOn) {
        return post("/members/" + member + "/withdrawal", Map.of("noticeOn", noticeOn));
    }

    /// Puts other articles in the place of the first ones.
    public Response changeArticles(String effectiveOn, Map<String, ?> articles) {
        return posting(director(), key())
                .header("If-Match", "\"1\"")
                .body(
                        Map.of(
                                "name", "労働者協同組合みどり",
                                "effectiveOn", effectiveOn,
                                "articles", articles))
                .post(path("/articles"));
    }

    /// Puts other articles, under this profile, in the place of those of a version.
    public Response changeArticles(
            int version, String profile, String effectiveOn, Map<String, ?> articles) {
        return posting(director(), key())
                .header("If-Match", "\"" + version + "\"")
                .body(
                        Map.of(
                                "name", "労働者協同組合みどり",
                                "profile", profile,
                                "effectiveOn", effectiveOn,
                                "articles", articles))
                .post(path("/articles"));
    }

    public Response closeYear(String fiscalYearEnd, long netAssets) {
        return post(
                "/year-ends", Map.of("fiscalYearEnd", fiscalYearEnd, "netAssets", yen(netAssets)));
    }

    /// A member who gave notice for the end of the first year.
    public UUID leaver(int units) {
        UUID leaver = member(units);
        giveNotice(leaver, "2025-12-31").then().statusCode(200);
        return leaver;
    }

    /// Two members of two units each who left at the end of the first year, which is closed with a
    /// million and two hundred thousand yen, and who said where they want their refunds.
    public List<UUID> leaversWithAccounts() {
        List<UUID> leavers = List.of(leaver(2), leaver(2));
        closeYear("2026-03-31", 1_200_000).then().statusCode(201);
        leavers.forEach(each -> payeeAccount(each).then().statusCode(201));
        return leavers;
    }

    public Response debt(UUID debt, UUID member, long amount) {
        return post(
                "/members/" + member + "/debts",
                Map.of(
                        "id",
                        debt,
                        "amount",
                        yen(amount),
                        "owedSince",
                        "2026-02-01",
                        "reason",
                        "道具の前渡金"));
    }

    public Response ended(UUID member, String cause, String leftOn) {
        return post(
                "/members/" + member + "/statutory-withdrawal",
                Map.of("cause", cause, "leftOn", leftOn));
    }

    public Response payRefund(UUID member, String paidOn, String reference) {
        return post(
                "/members/" + member + "/refund-payment",
                Map.of("paidOn", paidOn, "reference", reference));
    }

    /// Says where a member or heir wants their money.
    public Response payeeAccount(UUID payee) {
        return post("/payees/" + payee + "/account", account("ヤマダ ハナコ"));
    }

    public static Map<String, Object> account(String holderKana) {
        return Map.of(
                "holder",
                "山田 花子",
                "zengin",
                Map.of(
                        "bankCode", "0001",
                        "bankName", "ミズホ",
                        "branchCode", "123",
                        "branchName", "ヨコハマ",
                        "type", "ORDINARY",
                        "number", "1234567",
                        "holderKana", holderKana));
    }

    /// Puts every refund that is due into a batch.
    public Response refundBatch(String executionOn) {
        return post(
                "/refund-batches",
                Map.of(
                        "executionOn",
                        executionOn,
                        "debtor",
                        Map.of("account", account("ミドリ"), "clientCode", "1234567890")));
    }

    /// Every line of a batch goes to the bank, which pays it.
    public void paidByTheBank(String refundBatch, String on) {
        for (String step : List.of("SENT", "PAID")) {
            post("/refund-batches/" + refundBatch + "/steps", Map.of("step", step, "on", on))
                    .then()
                    .statusCode(200);
        }
    }

    /// Every check of the verification is in order.
    public void verified() {
        Events.eventually(
                "the checks of " + id,
                () -> audit("/verification").then().statusCode(200).extract().body().asString(),
                report -> report.startsWith("{\"ok\":true"));
    }

    /// An accepted applicant.
    public UUID accepted(int units) {
        UUID member = Ids.next();
        apply(member, units).then().statusCode(201);
        accept(member).then().statusCode(200);
        return member;
    }

    /// An accepted founder.
    public UUID founder(int units) {
        UUID founder = Ids.next();
        Map<String, Object> application = application(founder, units);
        application.put("founder", true);
        post("/members", application).then().statusCode(201);
        accept(founder).then().statusCode(200);
        return founder;
    }

    public Response payBy(String method, UUID member, long amount, String paidOn) {
        Map<String, Object> payment = new LinkedHashMap<>(payment(amount, paidOn, key()));
        payment.put("method", method);
        return post("/members/" + member + "/payments", payment);
    }

    public Response subscribe(UUID member, int units, String on) {
        return post(
                "/members/" + member + "/subscriptions",
                Map.of("units", units, "subscribedOn", on));
    }

    public Response transfer(UUID from, UUID to, int units, String on) {
        return post(
                "/members/" + from + "/transfers",
                Map.of(
                        "toMemberId",
                        to,
                        "units",
                        units,
                        "transferredOn",
                        on,
                        "consent",
                        Map.of("on", on, "reference", "同意書")));
    }

    /// A member, paid up on 2025-04-10.
    public UUID member(int units) {
        UUID member = accepted(units);
        pay(member, units * UNIT, "2025-04-10").then().statusCode(201);
        return member;
    }

    /// Whoever left is a member again, with one unit that was paid on the day of the application.
    public UUID joinsAgain(UUID left, String on) {
        UUID again = Ids.next();
        String person = get("/members/" + left).path("personId");
        post("/members", Map.of("id", again, "personId", person, "units", 1, "appliedOn", on))
                .then()
                .statusCode(201);
        post("/members/" + again + "/acceptance", Map.of("acceptedOn", on)).then().statusCode(200);
        pay(again, UNIT, on).then().statusCode(201);
        return again;
    }

    public UUID site() {
        UUID site = Ids.next();
        post("/sites", Map.of("id", site, "name", "配食センター")).then().statusCode(201);
        return site;
    }
}
