package coop.kyodo.membership.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.Db;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Of ten lines one is of a founder who paid a part, one of a member who paid a part of further
/// units, one of somebody who left and was refunded, one of somebody who died, and six of members
/// with one unit.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class LargeRegisterTest {

    private static final int LINES = 2_000;
    private static final int TENS = LINES / 10;
    private static final int PRESENT = 8 * TENS;
    private static final int UNITS = 11 * TENS;
    private static final long PAID_IN = 450_000L * TENS;
    private static final long UNPAID = 100_000L * TENS;
    private static final long SURPLUS = 90_000L * TENS;

    @Test
    void registerLedgerAndVerificationAgreeOnTwoThousandLines() throws SQLException {
        Coop coop = Coop.registeredOn("2023-04-01");

        RegisterImportTest.send(
                        coop,
                        Ids.next(),
                        "",
                        lines(),
                        "text/csv",
                        "?members=%d&former=%d&units=%d&paidIn=%d"
                                .formatted(PRESENT, LINES - PRESENT, UNITS, PAID_IN))
                .then()
                .statusCode(200)
                .body("members", equalTo(PRESENT));

        coop.audit("/register?limit=1")
                .then()
                .body("members", equalTo(PRESENT))
                .body("units", equalTo(UNITS))
                .body("subscribed.amount", equalTo(String.valueOf(PAID_IN + UNPAID)))
                .body("paidIn.amount", equalTo(String.valueOf(PAID_IN)));
        ValidatableResponse ledger = coop.audit("/ledger/accounts").then().statusCode(200);
        balance(ledger, "CAPITAL", -PAID_IN - UNPAID);
        balance(ledger, "UNPAID_CAPITAL", UNPAID);
        balance(ledger, "CAPITAL_SURPLUS", -SURPLUS);
        balance(ledger, "CASH", PAID_IN + SURPLUS);
        balance(ledger, "DEPOSITS", 0);
        balance(ledger, "REFUNDS_PAYABLE", 0);
        coop.audit("/verification")
                .then()
                .statusCode(200)
                .body("checks.findAll { !it.ok }.collect { it.name + it.faults }", empty());
        assertThat(planned("member")).isGreaterThanOrEqualTo(LINES);
        assertThat(planned("posting")).isGreaterThanOrEqualTo(4 * LINES);
    }

    /// How many rows the database's planner counts on.
    private static long planned(String table) throws SQLException {
        try (Connection owner = Db.asOwner();
                PreparedStatement query =
                        owner.prepareStatement(
                                "select reltuples::bigint from pg_class where oid = cast(? as regclass)")) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void balance(ValidatableResponse ledger, String account, long amount) {
        ledger.body(
                "accounts.find { it.account == '%s' }.balance.amount".formatted(account),
                equalTo(String.valueOf(amount)));
    }

    private static String lines() {
        return IntStream.rangeClosed(1, LINES)
                .mapToObj(LargeRegisterTest::line)
                .collect(
                        Collectors.joining(
                                "\n",
                                "memberNumber,name,address,admittedOn,units,paidIn,leftOn,leftCause,noticeOn,refunded\n",
                                "\n"));
    }

    private static String line(int number) {
        String who = number + ",佐藤恵" + number + ",横浜市" + number + ",";
        return who
                + switch (number % 10) {
                    case 0 -> "2023-04-01,2,30000,,,,";
                    case 1 -> "2023-06-01,3,120000,,,,";
                    case 2 -> "2023-04-01,2,100000,2024-03-31,WITHDRAWAL,2023-12-01,60000";
                    case 3 -> "2023-06-01,1,50000,2023-09-10,DEATH,,";
                    default -> "2024-04-01,1,50000,,,,";
                };
    }
}
