package coop.kyodo.membership.compliance;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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

    /// At first three of five work; the work of a fourth, in the same months, is learned later, and
    /// so is it that one of the three had left before.
    @Test
    void whatWasKnownAtAnInstantDoesNotChange() {
        UUID site = coop.site();
        List<UUID> members = Stream.generate(() -> coop.member(1)).limit(5).toList();
        members.subList(0, 3).forEach(member -> work(member, site));
        Instant first = InstantSource.system().instant();
        work(members.get(3), site);
        Instant second = InstantSource.system().instant();
        coop.ended(members.get(0), "LOSS_OF_QUALIFICATION", "2025-06-10").then().statusCode(200);

        known(first)
                .body("knownAt", equalTo(first.toString()))
                .body("checks.find { it.rule == 'JP-010' }.numerator", equalTo(3))
                .body("checks.find { it.rule == 'JP-010' }.denominator", equalTo(5))
                .body("checks.find { it.rule == 'JP-010' }.since", equalTo("2025-04-10"));
        known(second)
                .body("checks.find { it.rule == 'JP-010' }.numerator", equalTo(4))
                .body("checks.find { it.rule == 'JP-010' }.denominator", equalTo(5))
                .body(
                        "checks.find { it.rule == 'JP-010' }.headroom"
                                + ".find { it.change == 'MEMBER_STOPS_WORKING' }.changes",
                        equalTo(0));
        coop.audit("/compliance?asOf=2025-06-30")
                .then()
                .body("knownAt", nullValue())
                .body("checks.find { it.rule == 'JP-010' }.numerator", equalTo(3))
                .body("checks.find { it.rule == 'JP-010' }.denominator", equalTo(4));
        known(Instant.parse("2020-01-01T00:00:00Z"))
                .body("capBreaches", hasSize(0))
                .body("notAssessed.rule", hasItem("JP-010"));
    }

    /// Four with four units and one with one: 4 of 17 are less than a quarter, 4 of 13 more.
    @Test
    void aBreachOfTheCapIsKnownWhenTheLeavingIs() {
        UUID leaver = coop.member(4);
        Stream.generate(() -> coop.member(4)).limit(3).forEach(member -> {});
        coop.member(1);
        Instant before = InstantSource.system().instant();
        coop.ended(leaver, "LOSS_OF_QUALIFICATION", "2025-06-10").then().statusCode(200);

        known(before).body("capBreaches", hasSize(0));
        coop.audit("/compliance?asOf=2025-06-30")
                .then()
                .body("capBreaches", hasSize(3))
                .body("capBreaches[0].since", equalTo("2025-06-11"));
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
                .body(
                        "notAssessed.rule",
                        contains("JP-010", "JP-011", "JP-014", "JP-080", "JP-021"))
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
                .body("checks.find { it.rule == 'JP-021' }.since", equalTo("2025-04-10"))
                .body("checks.rule", hasItem("JP-220"));
    }

    @Test
    void aBreachHasItsFirstDayAndFewerThanThreeMembersADeadline() {
        UUID site = coop.site();
        UUID first = coop.member(1);
        UUID second = coop.member(1);
        UUID third = coop.member(1);
        work(first, site);
        work(second, site);
        work(third, site);

        coop.audit("/compliance?asOf=2025-05-01")
                .then()
                .body("checks.find { it.rule == 'JP-010' }.since", nullValue())
                .body("checks.find { it.rule == 'JP-220' }.headroom.changes", contains(0));
        coop.accepted(1);
        UUID late = coop.accepted(1);
        coop.pay(late, Coop.UNIT, "2025-06-05").then().statusCode(201);
        coop.audit("/compliance?asOf=2025-06-04")
                .then()
                .body("checks.find { it.rule == 'JP-010' }.ok", equalTo(true));
        coop.audit("/compliance?asOf=2025-07-31")
                .then()
                .body("checks.find { it.rule == 'JP-010' }.ok", equalTo(false))
                .body("checks.find { it.rule == 'JP-010' }.since", equalTo("2025-06-05"));
        coop.audit("/compliance?asOf=2025-04-09")
                .then()
                .body("checks.find { it.rule == 'JP-220' }.numerator", equalTo(0));
        Coop few = Coop.withMembers(2, 1);
        few.audit("/compliance?asOf=2025-06-30")
                .then()
                .body("checks.find { it.rule == 'JP-220' }.since", equalTo("2025-04-10"))
                .body("checks.find { it.rule == 'JP-220' }.deadline", equalTo("2025-10-09"));
    }

    @Test
    void aCoopHasNoMembersToCountBeforeItIsFormed() {
        coop.audit("/compliance?asOf=2025-03-31")
                .then()
                .body("notAssessed.rule", hasItem("JP-220"))
                .body("notAssessed.find { it.rule == 'JP-220' }.reason", equalTo("not-formed-yet"))
                .body("checks.rule", not(hasItem("JP-220")));
        coop.audit("/compliance?asOf=2025-04-01")
                .then()
                .body("checks.find { it.rule == 'JP-220' }.ok", equalTo(false));
    }

    @Test
    void whoIsPlacedWorksAndContractsAreCounted() {
        UUID site = coop.site();
        UUID[] members = {coop.member(1), coop.member(1), coop.member(1), coop.member(1)};
        for (UUID member : members) {
            coop.post(
                            "/members/" + member + "/placements",
                            Map.of("siteId", site, "role", "調理", "from", "2025-05-01"))
                    .then()
                    .statusCode(201);
        }
        term(members[0], "CONTRACT");
        term(members[1], "CONTRACT");
        term(members[2], "DIRECTOR");

        coop.audit("/compliance?asOf=2025-06-30")
                .then()
                .body("checks.find { it.rule == 'JP-010' }.numerator", equalTo(4))
                .body("checks.find { it.rule == 'JP-014' }.numerator", equalTo(2))
                .body("checks.find { it.rule == 'JP-014' }.denominator", equalTo(4))
                .body("checks.find { it.rule == 'JP-014' }.ok", equalTo(false))
                .body("checks.find { it.rule == 'JP-080' }.numerator", equalTo(3))
                .body("checks.find { it.rule == 'JP-080' }.ok", equalTo(false));
        term(members[3], "CONTRACT");
        coop.audit("/compliance?asOf=2025-06-30")
                .then()
                .body("ok", equalTo(true))
                .body("checks.find { it.rule == 'JP-014' }.numerator", equalTo(3))
                .body("notAssessed", hasSize(0));
    }

    /// Art. 20(2): leaving does not end the labour contract, but death does. Each works on the day
    /// of it as a member.
    @Test
    void whoLeavesMayWorkOnAndWhoDiesDoesNot() {
        UUID site = coop.site();
        List<UUID> members = Stream.generate(() -> coop.member(1)).limit(8).toList();
        members.forEach(member ->
                coop.post(
                                "/members/" + member + "/placements",
                                Map.of("siteId", site, "role", "調理", "from", "2025-05-01"))
                        .then()
                        .statusCode(201));
        work(members.get(1), site);
        worker(site, "EMPLOYEE");
        worker(site, "EMPLOYEE");
        Instant before = InstantSource.system().instant();
        coop.ended(members.get(0), "LOSS_OF_QUALIFICATION", "2025-06-10").then().statusCode(200);
        coop.ended(members.get(1), "DEATH", "2025-06-10").then().statusCode(200);

        coop.audit("/compliance?asOf=2025-06-10")
                .then()
                .body("checks.find { it.rule == 'JP-011' }.numerator", equalTo(8))
                .body("checks.find { it.rule == 'JP-011' }.denominator", equalTo(10));
        coop.audit("/compliance?asOf=2025-06-11")
                .then()
                .body("checks.find { it.rule == 'JP-011' }.numerator", equalTo(6))
                .body("checks.find { it.rule == 'JP-011' }.denominator", equalTo(9))
                .body("checks.find { it.rule == 'JP-011' }.ok", equalTo(false))
                .body("checks.find { it.rule == 'JP-011' }.since", equalTo("2025-06-11"));
        known(before)
                .body("checks.find { it.rule == 'JP-011' }.numerator", equalTo(8))
                .body("checks.find { it.rule == 'JP-011' }.denominator", equalTo(10));
    }

    @Test
    void threeOfFourWhoWorkAreMembersAndWhoIsSupportedIsLeftOut() {
        UUID site = coop.site();
        work(coop.member(1), site);
        work(coop.member(1), site);
        work(coop.member(1), site);
        worker(site, "EMPLOYEE");
        worker(site, "SUPPORTED");

        coop.audit("/compliance?asOf=2025-06-30")
                .then()
                .body("checks.find { it.rule == 'JP-011' }.numerator", equalTo(3))
                .body("checks.find { it.rule == 'JP-011' }.denominator", equalTo(4))
                .body("checks.find { it.rule == 'JP-011' }.ok", equalTo(true))
                .body(
                        "checks.find { it.rule == 'JP-011' }.headroom.find"
                                + " { it.change == 'NON_MEMBER_STARTS_WORKING' }.changes",
                        equalTo(0));
        worker(site, "EMPLOYEE");
        coop.audit("/compliance?asOf=2025-06-30")
                .then()
                .body("checks.find { it.rule == 'JP-011' }.ok", equalTo(false));
    }

    @Test
    void aMemberWhoIsSupportedWorksAndIsLeftOutOfBothPartsOfThoseWhoWork() {
        UUID site = coop.site();
        work(coop.member(1), site);
        work(coop.member(1), site);
        work(coop.member(1), site);
        UUID supported = coop.member(1);
        work(supported, site);
        worker(site, "EMPLOYEE");
        coop.post(
                        "/members/" + supported + "/placements",
                        Map.of(
                                "siteId",
                                site,
                                "role",
                                "清掃",
                                "from",
                                "2025-06-01",
                                "supported",
                                true))
                .then()
                .statusCode(201)
                .body("supported", equalTo(true));

        coop.audit("/compliance?asOf=2025-05-31")
                .then()
                .body("checks.find { it.rule == 'JP-011' }.numerator", equalTo(4))
                .body("checks.find { it.rule == 'JP-011' }.denominator", equalTo(5));
        coop.audit("/compliance?asOf=2025-06-01")
                .then()
                .body("checks.find { it.rule == 'JP-011' }.numerator", equalTo(3))
                .body("checks.find { it.rule == 'JP-011' }.denominator", equalTo(4))
                .body("checks.find { it.rule == 'JP-010' }.numerator", equalTo(4))
                .body("checks.find { it.rule == 'JP-010' }.denominator", equalTo(4));
    }

    @Test
    void aWorkerWithWorkOnRecordIsCountedOnce() {
        UUID site = coop.site();
        for (int members = 0; members < 3; members++) {
            work(coop.member(1), site);
        }
        work(worker(site, "EMPLOYEE"), site);
        work(worker(site, "SUPPORTED"), site);

        coop.audit("/compliance?asOf=2025-06-30")
                .then()
                .body("checks.find { it.rule == 'JP-011' }.numerator", equalTo(3))
                .body("checks.find { it.rule == 'JP-011' }.denominator", equalTo(4));
    }

    @Test
    void workThatWasCorrectedAwayMakesNobodyAWorker() {
        UUID site = coop.site();
        UUID member = coop.member(1);
        String entry =
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
                                        60,
                                        "days",
                                        1))
                        .path("entryId");
        coop.post(
                        "/work-entries/" + entry + "/corrections",
                        Map.of("period", "2025-06", "minutes", 0, "days", 0, "reason", "取り違え"))
                .then()
                .statusCode(201);

        coop.audit("/compliance?asOf=2025-05-31")
                .then()
                .body("notAssessed.rule", hasItem("JP-010"));
    }

    @Test
    void thresholdsGoByTheMembersOfTheirDay() {
        Coop.withMembers(4, 1)
                .audit("/compliance?asOf=2025-06-30")
                .then()
                .body("thresholds.rule", contains("JP-104", "JP-110", "JP-160"))
                .body("thresholds.countedOn", contains("2025-04-01", "2025-06-30", "2025-06-30"))
                .body("thresholds.members", contains(0, 4, 4))
                .body("thresholds.applies", contains(false, true, false))
                .body("thresholds.distance", contains(1001, 17, 197));
    }

    @Test
    void aCertifiedCoopAlwaysNeedsAnOutsideAuditorAndHasNoMemberAuditBoard() {
        Coop.under("JP_ACT_2022_NONPROFIT", Coop.nonProfitArticles())
                .audit("/compliance?asOf=2025-06-30")
                .then()
                .statusCode(200)
                .body("thresholds.rule", contains("JP-242", "JP-160"))
                .body("thresholds[0].source", equalTo("Workers Cooperatives Act, art. 94-11"))
                .body("thresholds[0].members", equalTo(0))
                .body("thresholds[0].applies", equalTo(true))
                .body("thresholds[0].distance", equalTo(0));
    }

    private void term(UUID member, String kind) {
        coop.post(
                        "/members/" + member + "/labour-terms",
                        Map.of("kind", kind, "from", "2025-04-10"))
                .then()
                .statusCode(201);
    }

    private UUID worker(UUID site, String kind) {
        UUID worker = Ids.next();
        coop.post(
                        "/workers",
                        Map.of(
                                "id",
                                worker,
                                "siteId",
                                site,
                                "kind",
                                kind,
                                "reference",
                                "P-017",
                                "from",
                                "2025-05-01"))
                .then()
                .statusCode(201);
        return worker;
    }

    private ValidatableResponse known(Instant at) {
        return coop.audit("/compliance?asOf=2025-06-30&knownAt=" + at).then().statusCode(200);
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
