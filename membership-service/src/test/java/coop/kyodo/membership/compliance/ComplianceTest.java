package coop.kyodo.membership.compliance;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class ComplianceTest {

    private Coop coop;

    @BeforeEach
    void aCoop() {
        coop = Coop.registered();
    }

    @Test
    void fourOfFiveMembersAtWorkAreEnoughAndThreeAreNot() {
        UUID site = coop.site();
        UUID first = coop.member(1);
        UUID second = coop.member(1);
        UUID third = coop.member(1);
        UUID fourth = coop.member(1);
        coop.member(1);
        work(first, site);
        work(second, site);
        work(third, site);

        coop.audit("/compliance?asOf=2025-06-30")
                .then()
                .statusCode(200)
                .body("ok", equalTo(false))
                .body("checks.find { it.rule == 'JP-010' }.ok", equalTo(false))
                .body("checks.find { it.rule == 'JP-010' }.numerator", equalTo(3))
                .body("checks.find { it.rule == 'JP-010' }.denominator", equalTo(5))
                .body("checks.find { it.rule == 'JP-010' }.bound", equalTo("4/5"))
                .body("checks.find { it.rule == 'JP-021' }.ok", equalTo(true));
        work(fourth, site);
        coop.audit("/compliance?asOf=2025-06-30")
                .then()
                .body("ok", equalTo(true))
                .body("workSince", equalTo("2025-04"));
    }

    @Test
    void applicantsAtWorkCountAsWorkersWhoAreNoMembers() {
        UUID site = coop.site();
        UUID member = coop.member(1);
        coop.member(1);
        coop.member(1);
        work(member, site);
        work(coop.accepted(1), site);

        coop.audit("/compliance?asOf=2025-06-30")
                .then()
                .body("checks.find { it.rule == 'JP-011' }.numerator", equalTo(1))
                .body("checks.find { it.rule == 'JP-011' }.denominator", equalTo(2))
                .body("checks.find { it.rule == 'JP-011' }.ok", equalTo(false));
    }

    @Test
    void whatIsNotKnownIsNotAssessed() {
        coop.member(1);
        coop.member(1);

        coop.audit("/compliance?asOf=2025-06-30")
                .then()
                .body("notAssessed.rule", contains("JP-010", "JP-011", "JP-014", "JP-021"))
                .body("checks.rule", contains("JP-220"))
                .body("ok", equalTo(false));
    }

    @Test
    void aPassiveBreachOfTheCapIsReported() {
        coop.member(3);
        coop.member(1);
        coop.member(1);
        coop.member(1);

        coop.audit("/compliance?asOf=2025-06-30")
                .then()
                .body("checks.find { it.rule == 'JP-021' }.ok", equalTo(false))
                .body("checks.find { it.rule == 'JP-021' }.numerator", equalTo(3))
                .body("checks.find { it.rule == 'JP-021' }.denominator", equalTo(6))
                .body("checks.rule", hasItem("JP-220"));
    }

    private void work(UUID member, UUID site) {
        coop.post(
                        "/work-entries",
                        Map.of(
                                "memberId",
                                member,
                                "siteId",
                                site,
                                "month",
                                "2025-05",
                                "minutes",
                                9_600,
                                "days",
                                20))
                .then()
                .statusCode(201);
    }
}
