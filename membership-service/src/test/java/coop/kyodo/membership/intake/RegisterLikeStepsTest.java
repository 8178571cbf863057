package coop.kyodo.membership.intake;

import static coop.kyodo.membership.Coop.UNIT;
import static coop.kyodo.membership.Coop.key;
import static org.assertj.core.api.Assertions.assertThat;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.Time;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One life of a co-op, entered step by step and brought in as a register: whatever the form of a
/// register can say comes to the same. The members have the same ids and names in both.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class RegisterLikeStepsTest {

    private static final String HEADER =
            "memberId,name,address,admittedOn,acceptedOn,paidOn,units,paidIn,"
                    + "leftOn,leftCause,noticeOn,refunded,refundedOn,owed\n";
    private static final List<String> DAYS =
            List.of(
                    "2023-04-01",
                    "2023-06-01",
                    "2023-09-10",
                    "2023-09-11",
                    "2024-03-31",
                    "2024-04-01",
                    "2024-05-31",
                    "2024-09-11",
                    "2025-03-31",
                    "2025-12-10",
                    "2025-12-11",
                    "2026-03-31",
                    "2026-04-01");
    private final List<UUID> ids = Stream.generate(Ids::next).limit(8).toList();
    private final List<Coop> coops = new ArrayList<>();

    @BeforeEach
    void today() {
        Time.on("2026-04-20");
    }

    /// Two founders, one with a quarter; one who left by notice and one by law, both refunded at
    /// 40000 a unit; one with a unit that is not paid up; one who died and whose 80000 are owed;
    /// one whose notice came too late for its year and one without qualification, whose year is
    /// open.
    @ParameterizedTest
    @ValueSource(strings = {"JP_ACT_2022", "GENERIC", "UY"})
    void aRegisterComesToWhatItsStepsComeTo(String profile) {
        theCoops(profile);
        founder(0, 2, 2 * UNIT, "2023-03-20");
        founder(1, 2, UNIT / 2, "2023-03-25");
        joined(2, 2, "2023-05-01", "2023-06-01");
        joined(3, 1, "2023-06-01", "2023-06-01");
        stepped().ended(ids.get(3), "LOSS_OF_QUALIFICATION", "2023-09-10").then().statusCode(200);
        stepped().giveNotice(ids.get(2), "2023-12-01").then().statusCode(200);
        closed(stepped(), "2024-03-31", 7 * 40_000);
        refunded(2, "2024-05-31");
        refunded(3, "2024-06-15");
        joined(4, 1, "2024-04-01", "2024-04-01");
        stepped().subscribe(ids.get(4), 1, "2024-04-01").then().statusCode(201);
        stepped().pay(ids.get(4), 20_000, "2024-04-01").then().statusCode(201);
        joined(5, 2, "2024-04-01", "2024-04-01");
        joined(6, 1, "2024-05-01", "2024-05-01");
        joined(7, 2, "2024-05-01", "2024-05-02");
        stepped().ended(ids.get(5), "DEATH", "2024-09-10").then().statusCode(200);
        stepped().giveNotice(ids.get(6), "2025-02-01").then().statusCode(200);
        closed(stepped(), "2025-03-31", 11 * 40_000);
        stepped().ended(ids.get(7), "LOSS_OF_QUALIFICATION", "2025-12-10").then().statusCode(200);

        take(
                "2023-04-01,2023-03-01,2023-03-20,2,100000,,,,,,",
                "2023-04-01,2023-03-01,2023-03-25,2,25000,,,,,,",
                "2023-06-01,2023-05-01,,2,100000,2024-03-31,WITHDRAWAL,2023-12-01,80000,2024-05-31,",
                "2023-06-01,,,1,50000,2023-09-10,LOSS_OF_QUALIFICATION,,40000,2024-06-15,",
                "2024-04-01,,,2,70000,,,,,,",
                "2024-04-01,,,2,100000,2024-09-10,DEATH,,,,80000",
                "2024-05-01,,,1,50000,2026-03-31,WITHDRAWAL,2025-02-01,,,",
                "2024-05-02,2024-05-01,,2,100000,2025-12-10,LOSS_OF_QUALIFICATION,,,,");

        same("before the closing", DAYS);
        for (Coop coop : coops) {
            closed(coop, "2026-03-31", 9 * 40_000);
        }
        same("after the closing", DAYS.subList(DAYS.size() - 3, DAYS.size()));
        agree("closing", coop -> yearEnd(coop.audit("/year-ends/2026-03-31")));
        for (int member : List.of(0, 1, 4)) {
            agree("certificate " + member, coop -> certificate(coop, member));
        }
        stepped().verified();
        broughtIn().verified();
    }

    /// A register says how things stand and not how they came about: who paid in instalments,
    /// bought a unit and gave one up for what was paid in stands like somebody who only joined.
    @ParameterizedTest
    @ValueSource(strings = {"JP_ACT_2022", "GENERIC"})
    void whatCameAboutInManyStepsStandsLikeItsRegister(String profile) {
        theCoops(profile);
        for (int founder = 0; founder < 3; founder++) {
            founder(founder, 2, 2 * UNIT, "2023-03-20");
        }
        UUID member = ids.get(3);
        accepted(3, 2, "2023-06-01", false);
        stepped().pay(member, 60_000, "2023-06-01").then().statusCode(201);
        stepped().pay(member, 40_000, "2023-06-20").then().statusCode(201);
        joined(4, 2, "2023-06-20", "2023-06-20");
        joined(5, 2, "2023-06-20", "2023-06-20");
        stepped().subscribe(member, 1, "2023-07-01").then().statusCode(201);
        stepped().pay(member, UNIT, "2023-07-01").then().statusCode(201);
        stepped()
                .post(
                        "/members/" + member + "/reductions",
                        Map.of("units", 1, "noticeOn", "2023-08-01"))
                .then()
                .statusCode(201);
        closed(stepped(), "2024-03-31", 13 * UNIT);
        refunded(3, "2024-06-01");

        take(
                "2023-04-01,2023-03-01,2023-03-20,2,100000,,,,,,",
                "2023-04-01,2023-03-01,2023-03-20,2,100000,,,,,,",
                "2023-04-01,2023-03-01,2023-03-20,2,100000,,,,,,",
                "2023-06-20,2023-06-01,,2,100000,,,,,,",
                "2023-06-20,,,2,100000,,,,,,",
                "2023-06-20,,,2,100000,,,,,,");

        for (String day : List.of("2023-06-20", "2023-06-30", "2024-06-01", "2026-04-20")) {
            agree("accounts of " + day, coop -> accounts(coop, day));
            agree("register of " + day, coop -> numbers(coop, day));
            agree("compliance of " + day, coop -> compliance(coop, day));
        }
        agree("certificate", coop -> certificate(coop, 3));
        for (Coop coop : coops) {
            coop.giveNotice(member, "2025-12-01").then().statusCode(200);
            closed(coop, "2026-03-31", 12 * 40_000);
        }
        agree("closing", coop -> yearEnd(coop.audit("/year-ends/2026-03-31")));
        agree("claims", coop -> claims(coop, 3, "2026-03-31"));
        stepped().verified();
        broughtIn().verified();
    }

    private void theCoops(String profile) {
        for (int i = 0; i < 2; i++) {
            coops.add(Coop.under(profile, Coop.articles(), "2023-04-01"));
        }
    }

    private Coop stepped() {
        return coops.getFirst();
    }

    private Coop broughtIn() {
        return coops.getLast();
    }

    private void founder(int member, int units, long paid, String paidOn) {
        accepted(member, units, "2023-03-01", true);
        stepped().pay(ids.get(member), paid, paidOn).then().statusCode(201);
    }

    private void joined(int member, int units, String acceptedOn, String paidOn) {
        accepted(member, units, acceptedOn, false);
        stepped().pay(ids.get(member), units * UNIT, paidOn).then().statusCode(201);
    }

    private void accepted(int member, int units, String on, boolean founder) {
        Map<String, Object> application = Coop.application(ids.get(member), units);
        application.put("person", Map.of("name", "組合員" + member, "address", "横浜市" + member));
        application.put("appliedOn", on);
        application.put("founder", founder);
        stepped().post("/members", application).then().statusCode(201);
        stepped()
                .post("/members/" + ids.get(member) + "/acceptance", Map.of("acceptedOn", on))
                .then()
                .statusCode(200);
    }

    private void refunded(int member, String on) {
        stepped().payRefund(ids.get(member), on, key()).then().statusCode(201);
    }

    private static void closed(Coop coop, String fiscalYearEnd, long netAssets) {
        coop.closeYear(fiscalYearEnd, netAssets).then().statusCode(201);
    }

    private void take(String... lines) {
        String csv =
                IntStream.range(0, lines.length)
                        .mapToObj(i -> "%s,組合員%d,横浜市%d,%s".formatted(ids.get(i), i, i, lines[i]))
                        .collect(Collectors.joining("\n", HEADER, "\n"));
        Response taken = RegisterImportTest.send(broughtIn(), Ids.next(), "", csv, "text/csv", "");
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(200);
    }

    private void same(String when, List<String> days) {
        for (String day : days) {
            agree("register of " + day + ", " + when, coop -> register(coop, day));
            agree("accounts of " + day + ", " + when, coop -> accounts(coop, day));
            agree("compliance of " + day + ", " + when, coop -> compliance(coop, day));
        }
        agree("deposits, " + when, coop -> accounts(coop, "2023-03-31"));
        agree("movements, " + when, RegisterLikeStepsTest::movements);
        for (int i = 0; i < ids.size(); i++) {
            int member = i;
            agree("statement of " + i + ", " + when, coop -> statement(coop, member));
            agree("membership of " + i + ", " + when, coop -> membership(coop, member));
            agree("arrears of " + i + ", " + when, coop -> arrears(coop, member, "2025-04-01"));
        }
        for (int member : List.of(5, 6, 7)) {
            agree("claims of " + member + ", " + when, coop -> claims(coop, member, "2024-04-01"));
        }
    }

    private void agree(String what, Read read) {
        assertThat(read.of(broughtIn())).as(what).isEqualTo(read.of(stepped()));
    }

    /// Reads something of a co-op.
    @FunctionalInterface
    private interface Read {
        Object of(Coop coop);
    }

    private static Map<String, Object> register(Coop coop, String day) {
        return without(read(coop.audit("/register?asOf=" + day)), "membersHash");
    }

    private static List<String> numbers(Coop coop, String day) {
        return coop.audit("/register?asOf=" + day)
                .path(
                        "items.collect { it.memberNumber + ' ' + it.memberId + ' ' + it.admittedOn +"
                                + " ' ' + it.units + ' ' + it.paidIn.amount }");
    }

    /// Those on which something stands.
    private static Map<String, String> accounts(Coop coop, String day) {
        Response ledger = coop.audit("/ledger/accounts?asOf=" + day);
        List<String> names = ledger.path("accounts.account");
        List<String> balances = ledger.path("accounts.balance.amount");
        Map<String, String> standing = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (!balances.get(i).equals("0")) {
                standing.put(names.get(i), balances.get(i));
            }
        }
        return standing;
    }

    private static Map<String, Object> compliance(Coop coop, String day) {
        return read(coop.audit("/compliance?asOf=" + day));
    }

    private static Map<String, Object> movements(Coop coop) {
        return read(coop.audit("/capital-statement?from=2023-04-01&to=2026-04-20"));
    }

    private List<Object> statement(Coop coop, int member) {
        Response statement =
                coop.get(
                        "/members/"
                                + ids.get(member)
                                + "/capital-statement?from=2023-04-01&to=2026-04-20");
        return List.of(
                statement.path("opening"),
                statement.path(
                        "entries.collect { it.kind + ' ' + it.effectiveOn + ' ' + it.units }"),
                statement.path("closing"));
    }

    /// Without what only whoever closed the year knows.
    private Map<String, Object> membership(Coop coop, int member) {
        return without(
                read(coop.get("/members/" + ids.get(member))),
                "cooperativeId",
                "personId",
                "settlement");
    }

    private Map<String, Object> arrears(Coop coop, int member, String on) {
        return read(coop.get("/members/" + ids.get(member) + "/arrears?on=" + on));
    }

    private List<String> claims(Coop coop, int member, String dueFrom) {
        Response claims = coop.get("/members/" + ids.get(member) + "/refund-claims");
        return claims.path(
                "items.findAll { it.dueOn >= '"
                        + dueFrom
                        + "' }.collect { it.claimantId + ' ' + it.dueOn + ' ' + it.amount.amount +"
                        + " ' ' + it.lapsesAfter + ' ' + it.state }");
    }

    private static Map<String, Object> yearEnd(Response closed) {
        return without(read(closed), "recordedAt");
    }

    private Map<String, Object> certificate(Coop coop, int member) {
        Response issued =
                coop.post(
                        "/members/" + ids.get(member) + "/certificates",
                        Map.of("issuedOn", "2026-04-20"));
        return without(read(issued), "contentHash", "recordedAt");
    }

    private static Map<String, Object> read(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isIn(200, 201);
        return Objects.requireNonNull(response.path(""));
    }

    private static Map<String, Object> without(Map<String, Object> all, String... names) {
        Map<String, Object> rest = new HashMap<>(all);
        rest.keySet().removeAll(List.of(names));
        return rest;
    }
}
