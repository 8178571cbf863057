package coop.kyodo.membership.intake;

import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever died on 2025-06-10 is brought in with 10,000 that are owed: the ledger owes them from
/// then on, and they are known from the end of that year on.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class FormerMembersRefundTest {

    private static final String REGISTER =
            """
            memberNumber,name,address,admittedOn,units,paidIn,leftOn,leftCause,owed
            1,佐藤恵,横浜市1,2023-04-01,2,100000,,,
            2,鈴木一郎,川崎市1,2023-04-01,2,100000,2025-06-10,DEATH,10000
            """;

    private Coop coop;
    private UUID leaver;

    @BeforeEach
    void aRegister() {
        Time.on("2026-04-20");
        coop = Coop.registeredOn("2023-04-01");
        RegisterImportTest.send(coop, Ids.next(), "", REGISTER, "text/csv", "?former=1")
                .then()
                .statusCode(200);
        String id = coop.audit("/register?asOf=2025-06-10").path("items[1].memberId");
        leaver = UUID.fromString(id);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-09, 409, refund-not-payable",
        "2025-06-10, 409, share-not-yet-valued",
        "2026-03-30, 409, share-not-yet-valued",
        "2026-03-31, 201,"
    })
    void aShareIsRefundedFromTheYearsEndOn(String paidOn, int status, String code) {
        Response paid = coop.payRefund(leaver, paidOn, "owed");

        paid.then().statusCode(status).body("code", equalTo(code));
        if ("share-not-yet-valued".equals(code)) {
            paid.then()
                    .body("rule", equalTo("JP-054"))
                    .body("figures.fiscalYearEnd", equalTo("2026-03-31"))
                    .body("figures.on", equalTo(paidOn));
        }
    }

    @Test
    void theBankPaysItFromThenOnToo() {
        coop.payeeAccount(leaver).then().statusCode(201);
        String batch =
                coop.refundBatch("2026-04-10")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("batch.batchId");
        step(batch, "SENT", "2026-03-30").then().statusCode(200);

        step(batch, "PAID", "2026-03-30")
                .then()
                .statusCode(409)
                .body("code", equalTo("share-not-yet-valued"));
        step(batch, "PAID", "2026-03-31").then().statusCode(200);
        coop.verified();
    }

    private Response step(String batch, String step, String on) {
        return coop.post("/refund-batches/" + batch + "/steps", Map.of("step", step, "on", on));
    }
}
