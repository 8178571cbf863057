package coop.kyodo.membership.privacy;

import coop.kyodo.kit.payment.BankAccount;
import coop.kyodo.kit.payment.PayeeAccounts;
import coop.kyodo.kit.store.Hashes;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.membership.Coop;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Somebody of whom everything is kept that can be.
final class Remembered {

    private static final List<String> PERSONAL =
            List.of(
                    "御手洗",
                    "ミタライ",
                    "1971-02-03",
                    "三浦郡葉山町",
                    "DE89370400440532013000",
                    "逗子市",
                    "mitarai@coop.example",
                    "mitarai-file",
                    "mitarai-counter");

    final Coop coop;
    final UUID member = Ids.next();
    private final Work work;

    private Remembered(Coop coop, Work work) {
        this.coop = coop;
        this.work = work;
    }

    static Remembered in(Coop coop, Work work) {
        return new Remembered(coop, work);
    }

    Response erase(String person) {
        return coop.post("/persons/" + person + "/erasure", Map.of("cause", "RETENTION_ENDED"));
    }

    void refuse(UUID applicant) {
        coop.post(
                        "/members/" + applicant + "/refusal",
                        Map.of("refusedOn", "2025-04-05", "cause", "NO_VACANCY"))
                .then()
                .statusCode(200);
    }

    Map<String, Object> application() {
        Map<String, Object> application = Coop.application(member, 2);
        application.put("person", data("三浦郡葉山町1-1"));
        return application;
    }

    private static Map<String, Object> data(String address) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", "御手洗花子");
        data.put("kana", "ミタライハナコ");
        data.put("birthDate", "1971-02-03");
        data.put("address", address);
        data.put("contacts", List.of(Map.of("kind", "EMAIL", "value", "mitarai@coop.example")));
        return data;
    }

    UUID join() {
        coop.post("/members", application()).then().statusCode(201);
        coop.post(
                        "/members/" + member + "/evidence",
                        Map.of(
                                "kind",
                                "IDENTITY",
                                "reference",
                                "mitarai-file",
                                "hash",
                                Hashes.sha256("passport"),
                                "receivedOn",
                                "2025-04-01"))
                .then()
                .statusCode(201);
        coop.post(
                        "/members/" + member + "/acceptance",
                        Map.of(
                                "acceptedOn",
                                "2025-04-05",
                                "decision",
                                Map.of("organ", "BOARD", "reference", "御手洗さんの加入の件")))
                .then()
                .statusCode(200);
        coop.pay(member, 2 * Coop.UNIT, "2025-04-10").then().statusCode(201);
        return member;
    }

    void leave() {
        coop.giveNotice(member, "2025-12-31").then().statusCode(200);
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);
    }

    /// Somebody of whom everything is kept that can be, and who left in March 2026.
    String left() {
        String person = coop.get("/members/" + join()).path("personId");
        Coop.posting(coop.director(), Coop.key())
                .header("If-Match", "\"1\"")
                .body(Map.of("effectiveOn", "2025-10-01", "person", data("逗子市2-2")))
                .post(coop.path("/persons/" + person + "/versions"))
                .then()
                .statusCode(201);
        BankAccount account = new BankAccount("御手洗花子", null, "DE89370400440532013000", null);
        work.write(
                coop.id(),
                tx -> {
                    PayeeAccounts.put(tx, member, account);
                    return account;
                });
        String debt =
                coop.post(
                                "/members/" + member + "/debts",
                                Map.of(
                                        "amount",
                                        Coop.yen(3_000),
                                        "owedSince",
                                        "2025-12-01",
                                        "reason",
                                        "御手洗さんへの立替"))
                        .path("debtId");
        coop.post(
                        "/members/" + member + "/debts/" + debt + "/payment",
                        Map.of("paidOn", "2026-01-10"))
                .then()
                .statusCode(200);
        coop.post(
                        "/register/inspections",
                        Map.of(
                                "requester",
                                Map.of("kind", "MEMBER", "name", "御手洗花子", "memberId", member),
                                "purpose",
                                "御手洗の確認",
                                "requestedOn",
                                "2025-12-01"))
                .then()
                .statusCode(201);
        freeWords();
        leave();
        return person;
    }

    /// A reference, a correction of a payment, one of work, one of a leaving, and reasons for the
    /// audit log, all of which name the person.
    private void freeWords() {
        String deposit =
                coop.get("/members/" + member + "/account")
                        .path("entries.find { it.kind == 'DEPOSIT' }.journalId");
        coop.post(
                        "/members/" + member + "/payments/" + deposit + "/reversal",
                        Map.of(
                                "reversedOn", "2025-08-01",
                                "reason", "御手洗さんの分ではない",
                                "leavesUnpaid", true))
                .then()
                .statusCode(201);
        because("mitarai-counter")
                .body(Coop.payment(2 * Coop.UNIT, "2025-08-01", "御手洗-2025-08"))
                .post(coop.path("/members/" + member + "/payments"))
                .then()
                .statusCode(201);
        UUID entry = Ids.next();
        coop.post(
                        "/work-entries",
                        Map.of(
                                "id",
                                entry,
                                "memberId",
                                member,
                                "siteId",
                                coop.site(),
                                "month",
                                "2025-05",
                                "minutes",
                                600,
                                "days",
                                1))
                .then()
                .statusCode(201);
        because("asked by mitarai-file")
                .body(Map.of("period", "2025-05", "minutes", 660, "days", 1, "reason", "御手洗さんの残業"))
                .post(coop.path("/work-entries/" + entry + "/corrections"))
                .then()
                .statusCode(201);
        coop.ended(member, "LOSS_OF_QUALIFICATION", "2025-11-01").then().statusCode(200);
        coop.post(
                        "/members/" + member + "/statutory-withdrawal/reversals",
                        Map.of(
                                "reversedOn", "2025-11-10",
                                "reason", "御手洗さんは資格を失っていない",
                                "document", "mitarai-file"))
                .then()
                .statusCode(201);
    }

    private RequestSpecification because(String reason) {
        return Coop.posting(coop.director(), Coop.key()).header("Audit-Reason", reason);
    }

    /// Every table with a row of this co-op that holds any of the strings in any column.
    List<String> tablesWithPersonalData() throws SQLException {
        return Db.tablesHolding(coop.id(), PERSONAL);
    }
}
