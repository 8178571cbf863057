package coop.kyodo.surplus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The statements of all members of a plan in one file.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class PlanStatementsTest {

    private static final String NAMES =
            "memberNumber,memberId,minutes,days,measures,share,loss,gross,withheld,unpaidCapital,"
                    + "retained,setOff,refund,payable,currency";

    /// The first member owes 20,000 of the capital.
    @Test
    void everybodyHasARowWithMeasuresShareTaxCapitalAndMoney() throws NoSuchAlgorithmException {
        Coop coop = Coop.withAYear().paidIn(1, 2, 500_000, 480_000).settled();
        String plan = coop.adoptedPlan(1_000_000);
        String path = "plans/" + plan + "/statements";
        coop.get("auditor", path).then().statusCode(409).body("code", equalTo("plan-not-executed"));
        coop.execute(plan).then().statusCode(200);

        Response file = coop.get("auditor", path);

        byte[] bytes = file.then().statusCode(200).extract().asByteArray();
        assertThat(lines(bytes))
                .containsExactly(
                        NAMES,
                        row(coop, 1, "108000,224,,400000,0,400000,81680,20000,0,0,0,298320"),
                        row(coop, 2, "72000,150,,266667,0,266667,54453,0,0,0,0,212214"),
                        row(coop, 3, "54000,112,,200000,0,200000,40840,0,0,0,0,159160"),
                        row(coop, 4, "36000,74,,133333,0,133333,27226,0,0,0,0,106107"));
        coop.get("auditor", path + "/hash?format=CSV")
                .then()
                .statusCode(200)
                .body("rows", equalTo(4))
                .body("bytes", equalTo(bytes.length))
                .body(
                        "sha256",
                        equalTo(
                                HexFormat.of()
                                        .formatHex(
                                                MessageDigest.getInstance("SHA-256")
                                                        .digest(bytes))));
        coop.get("member", path).then().statusCode(403);
        coop.get("auditor", path + "?format=PDF").then().statusCode(400);
    }

    @Test
    void aCorrectionHasTheCorrectedSharesAndWhatItPaysMoreOrLess() {
        Coop coop = Corrections.withLateHours();
        String plan = Corrections.planOf(coop);
        String correction = Corrections.executed(coop, Corrections.correct(coop, plan, 1_000_000));

        byte[] bytes = coop.get("clerk", "plans/" + correction + "/statements").asByteArray();

        assertThat(lines(bytes).get(1))
                .isEqualTo(row(coop, 1, "108000,224,,360000,0,-40000,-8168,0,0,0,0,-31832"));
    }

    private static List<String> lines(byte[] csv) {
        return new String(csv, StandardCharsets.UTF_8).lines().toList();
    }

    private static String row(Coop coop, int number, String rest) {
        return "%d,%s,%s,JPY".formatted(number, coop.member(number), rest);
    }
}
