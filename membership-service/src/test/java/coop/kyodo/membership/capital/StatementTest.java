package coop.kyodo.membership.capital;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class StatementTest {

    private Coop coop;
    private UUID member;

    @BeforeEach
    void aMemberWhoTookAnotherUnit() {
        coop = Coop.withMembers(5, 4);
        member = coop.member(2);
        coop.subscribe(member, 1, "2025-07-01").then().statusCode(201);
        coop.pay(member, 20_000, "2025-08-01").then().statusCode(201);
    }

    @Test
    void aMembersStatementOpensMovesAndCloses() {
        coop.get("/members/" + member + "/capital-statement?from=2025-07-01&to=2025-07-31")
                .then()
                .statusCode(200)
                .body("opening.units", equalTo(2))
                .body("opening.paidIn.amount", equalTo("100000"))
                .body("entries.kind", contains("SUBSCRIPTION"))
                .body("closing.units", equalTo(3))
                .body("closing.capital.amount", equalTo("150000"))
                .body("closing.unpaidCapital.amount", equalTo("50000"));
        coop.get("/members/" + member + "/capital-statement?to=2025-08-01")
                .then()
                .body("from", equalTo("2025-04-01"))
                .body("opening.units", equalTo(0))
                .body("entries", hasSize(4))
                .body("closing.unpaidCapital.amount", equalTo("30000"));
    }

    @Test
    void theCoopsStatementIsLaidOutAsTheLawWantsIt() {
        coop.audit("/capital-statement?from=2025-07-01&to=2025-12-31")
                .then()
                .statusCode(200)
                .body("layout.rule", equalTo("JP-033"))
                .body("opening.units", equalTo(22))
                .body("movements.kind", contains("PAYMENT", "SUBSCRIPTION"))
                .body("movements[0].journals", equalTo(1))
                .body("movements[0].moved.unpaidCapital.amount", equalTo("-20000"))
                .body("closing.capital.amount", equalTo("1150000"))
                .body("closing.unpaidCapital.amount", equalTo("30000"))
                .body("closing.total.amount", equalTo("1120000"));
    }

    @Test
    void whatALeaverIsNotRefundedIsCapitalSurplus() {
        coop.pay(member, 30_000, "2025-08-02").then().statusCode(201);
        coop.giveNotice(member, "2025-12-31").then().statusCode(200);
        coop.closeYear("2026-03-31", 575_000).then().statusCode(201);

        coop.audit("/capital-statement?from=2026-03-31&to=2026-03-31")
                .then()
                .body("movements.kind", hasItem("WITHDRAWAL"))
                .body("closing.capital.amount", equalTo("1000000"))
                .body("closing.capitalSurplus.amount", equalTo("75000"))
                .body("closing.refundsPayable.amount", equalTo("75000"));
    }

    @Test
    void aStatementSaysWhatWasKnownThen() {
        Instant before = Instant.now();
        coop.pay(member, 30_000, "2025-08-01").then().statusCode(201);

        coop.get(
                        "/members/"
                                + member
                                + "/capital-statement?from=2025-08-01&to=2025-08-31&knownAt="
                                + before)
                .then()
                .body("entries", hasSize(1))
                .body("closing.unpaidCapital.amount", equalTo("30000"));
        coop.get("/members/" + member + "/capital-statement?from=2025-08-01&to=2025-08-31")
                .then()
                .body("entries", hasSize(2))
                .body("closing.unpaidCapital.amount", equalTo("0"));
    }

    @Test
    void aStatementDoesNotEndBeforeItBegins() {
        coop.audit("/capital-statement?from=2025-08-01&to=2025-07-31")
                .then()
                .statusCode(400)
                .body("code", equalTo("date-too-late"));
        coop.get("/members/" + Ids.next() + "/capital-statement").then().statusCode(404);
    }
}
