package coop.kyodo.membership.intake;

import static coop.kyodo.membership.intake.RegisterImportTest.former;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import coop.kyodo.membership.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who the lines of a register are about, and who of them is a member still.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class RegisterPersonsTest {

    private static final String HEADER =
            "personId,name,address,birthDate,admittedOn,units,paidIn,leftOn,leftCause,noticeOn,refunded\n";

    /// JP-003, JP-051: the last day of the membership included. What comes of the share is known
    /// when the year is closed.
    @Test
    void whoeverGaveNoticeForAnOpenYearJoinsAgainAfterIt() {
        Time.on("2026-04-20");
        Coop coop = Coop.registeredOn("2023-04-01");
        UUID person = Ids.next();
        String left = person + ",佐藤恵,横浜市1,,2023-04-01,1,50000,2026-03-31,WITHDRAWAL,2025-12-01,\n";
        String again = person + ",佐藤恵,横浜市2,,%s,1,50000,,,,\n";

        assertThat(codes(dryRun(coop, HEADER + left + again.formatted("2026-03-31"))))
                .containsExactly("memberships-overlap");
        RegisterImportTest.send(
                        coop,
                        Ids.next(),
                        "",
                        HEADER + left + again.formatted("2026-04-01"),
                        "text/csv",
                        "")
                .then()
                .statusCode(200);
        coop.get("/persons/" + person)
                .then()
                .body("memberships.state", containsInAnyOrder("LEAVING", "MEMBER"));
        coop.closeYear("2026-03-31", 50_000)
                .then()
                .statusCode(201)
                .body("units", equalTo(1))
                .body("leavers", equalTo(1));
        coop.verified();
    }

    @Test
    void whatIsSaidToBeOnePersonIsNoPossibleDuplicate() {
        Coop coop = Coop.registeredOn("2023-04-01");
        String left = "%s,佐藤恵,横浜市1,1990-01-01,2023-04-01,1,50000,2024-03-31,EXPULSION,,50000\n";
        String again = "%s,佐藤恵,横浜市1,1990-01-01,2025-04-01,1,50000,,,,\n";
        UUID person = Ids.next();

        assertThat(
                        warnings(
                                dryRun(
                                        coop,
                                        HEADER + left.formatted(person) + again.formatted(person))))
                .isEmpty();
        assertThat(
                        warnings(
                                dryRun(
                                        coop,
                                        HEADER
                                                + left.formatted(person)
                                                + again.formatted(Ids.next()))))
                .containsExactly("possible-duplicate");
        assertThat(warnings(dryRun(coop, HEADER + left.formatted(person) + again.formatted(""))))
                .containsExactly("possible-duplicate");
    }

    @Test
    void nobodyJoinsAgainWhoseDataWasErased() {
        Coop coop = Coop.withMembers(4, 2);
        UUID leaver = coop.member(2);
        String person = coop.get("/members/" + leaver).path("personId");
        coop.ended(leaver, "LOSS_OF_QUALIFICATION", "2025-12-10").then().statusCode(200);
        coop.closeYear("2026-03-31", 1_200_000).then().statusCode(201);
        coop.payRefund(leaver, "2026-06-30", "refund-1").then().statusCode(201);
        Time.on("2037-07-01");
        String again = HEADER + person + ",佐藤恵,横浜市1,,2037-05-01,1,50000,,,,\n";
        assertThat(codes(dryRun(coop, again))).isEmpty();

        coop.post("/persons/" + person + "/erasure", Map.of("cause", "RETENTION_ENDED"))
                .then()
                .statusCode(201);

        assertThat(codes(dryRun(coop, again))).containsExactly("person-erased");
    }

    @Test
    void aNoticeForAnOpenYearIsToldAndOneOfBeforeIsNot() {
        Time.on("2026-04-20");
        Coop coop = Coop.registeredOn("2023-04-01");
        RegisterImportTest.send(
                        coop,
                        Ids.next(),
                        "",
                        former(
                                "1,佐藤恵,横浜市1,2023-04-01,1,50000,,,,,",
                                "2,鈴木一郎,川崎市1,2023-04-01,1,50000,2026-03-31,WITHDRAWAL,2025-12-01,,",
                                "3,田中太郎,横浜市2,2023-04-01,1,50000,2025-03-31,WITHDRAWAL,,50000,"),
                        "text/csv",
                        "")
                .then()
                .statusCode(200);

        assertThat(Told.of(coop, "withdrawal-notice-changed"))
                .extracting(
                        event -> event.at("/data/memberNumber").asLong(),
                        event -> event.at("/data/state").asText(),
                        event -> event.at("/data/noticeOn").asText(),
                        event -> event.at("/data/effectiveOn").asText())
                .containsExactly(tuple(2L, "GIVEN", "2025-12-01", "2026-03-31"));
    }

    private static List<String> codes(Response report) {
        return report.then().statusCode(200).extract().path("problems.code");
    }

    private static List<String> warnings(Response report) {
        return report.then().statusCode(200).extract().path("warnings.code");
    }

    private static Response dryRun(Coop coop, String csv) {
        return RegisterImportTest.send(coop, Ids.next(), "/dry-run", csv, "text/csv", "");
    }
}
