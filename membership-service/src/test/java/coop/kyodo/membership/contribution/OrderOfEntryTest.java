package coop.kyodo.membership.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.store.Work;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.kit.web.PageQuery;
import coop.kyodo.membership.Coop;
import coop.kyodo.membership.reversal.Reversals;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is in arrears follows from what happened on which day, not from when it was recorded.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class OrderOfEntryTest {

    /// What happens to a member who paid for two units on 2025-04-10.
    private enum Fact {
        /// One unit, at once.
        FIRST,
        /// Another, in August.
        SECOND,
        /// One unit's amount is paid in June.
        PAYMENT,
        /// What was paid in April is taken back in July.
        REVERSAL
    }

    @Inject Work work;

    @Test
    void aPurchaseThatIsRecordedLateIsInArrearsAllTheSame() {
        Coop coop = Coop.withMembers(12, 2);
        UUID member = coop.member(1);
        coop.subscribe(member, 1, "2025-10-01").then().statusCode(201);
        coop.subscribe(member, 1, "2025-06-01").then().statusCode(201);

        coop.get("/members/" + member + "/arrears?on=2025-08-01")
                .then()
                .body("outstanding.amount", equalTo("50000"))
                .body("arrears.amount", equalTo("50000"))
                .body("open.dueOn", contains("2025-06-01"));
        coop.get("/arrears?on=2025-08-01").then().body("arrears.amount", equalTo("50000"));
        coop.get("/members/" + member + "/arrears?on=2025-06-01")
                .then()
                .body("outstanding.amount", equalTo("50000"))
                .body("arrears.amount", equalTo("0"));
        coop.get("/members/" + member + "/arrears?on=2025-10-02")
                .then()
                .body("arrears.amount", equalTo("100000"))
                .body("open.dueOn", contains("2025-06-01", "2025-10-01"));
    }

    /// Only what can be recorded in that order at all: nothing is paid that nobody owes.
    @Test
    void everyOrderOfEntryGivesTheSameArrearsOnEveryDay() {
        Coop coop = Coop.under("GENERIC");
        List<UUID> members = new ArrayList<>();
        for (List<Fact> order : orders(List.of(), List.of(Fact.values())).toList()) {
            if (order.indexOf(Fact.PAYMENT) > order.indexOf(Fact.FIRST)) {
                members.add(lived(coop, order));
            }
        }
        assertThat(members).hasSize(12);

        for (LocalDate day = LocalDate.parse("2025-04-10");
                day.isBefore(LocalDate.parse("2025-09-10"));
                day = day.plusDays(1)) {
            LocalDate on = day;
            List<Arrears.OfMember> each = each(coop, members, on);
            assertThat(each).as("on %s", on).allSatisfy(one -> isAs(one, each.getFirst()));
            Map<UUID, Money> together = together(coop, on);
            assertThat(each)
                    .allSatisfy(one ->
                            assertThat(one.arrears())
                                    .isEqualTo(
                                            together.getOrDefault(one.memberId(), Money.yen(0))));
        }
        coop.verified();
    }

    private static void isAs(Arrears.OfMember one, Arrears.OfMember other) {
        assertThat(one.outstanding()).isEqualTo(other.outstanding());
        assertThat(one.arrears()).isEqualTo(other.arrears());
        assertThat(one.open()).isEqualTo(other.open());
        assertThat(one.arrears().isNegative()).isFalse();
    }

    private List<Arrears.OfMember> each(Coop coop, List<UUID> members, LocalDate on) {
        return work.read(
                coop.id(),
                tx -> members.stream().map(member -> Arrears.of(tx, member, on)).toList());
    }

    private Map<UUID, Money> together(Coop coop, LocalDate on) {
        Map<UUID, Money> together = new HashMap<>();
        work.read(coop.id(), tx -> Arrears.page(tx, on, new PageQuery()))
                .items()
                .forEach(line -> together.put(line.memberId(), line.arrears()));
        return together;
    }

    private UUID lived(Coop coop, List<Fact> order) {
        UUID member = coop.member(2);
        String deposit =
                coop.get("/members/" + member + "/account")
                        .path("entries.find { it.kind == 'DEPOSIT' }.journalId");
        for (Fact fact : order) {
            work.write(
                    coop.id(),
                    tx -> {
                        record(tx, member, UUID.fromString(deposit), fact);
                        return member;
                    });
        }
        return member;
    }

    private static void record(Tx tx, UUID member, UUID deposit, Fact fact) {
        switch (fact) {
            case FIRST -> Contributions.subscribe(tx, member, 1, LocalDate.parse("2025-05-01"));
            case SECOND -> Contributions.subscribe(tx, member, 1, LocalDate.parse("2025-08-01"));
            case PAYMENT -> Contributions.pay(tx, member, Coop.UNIT, LocalDate.parse("2025-06-01"));
            case REVERSAL ->
                    Reversals.reverse(tx, member, deposit, LocalDate.parse("2025-07-01"), true);
        }
    }

    private static Stream<List<Fact>> orders(List<Fact> first, List<Fact> rest) {
        return rest.isEmpty()
                ? Stream.of(first)
                : rest.stream().flatMap(next -> orders(with(first, next), without(rest, next)));
    }

    private static List<Fact> with(List<Fact> facts, Fact more) {
        return Stream.concat(facts.stream(), Stream.of(more)).toList();
    }

    private static List<Fact> without(List<Fact> facts, Fact less) {
        return facts.stream().filter(fact -> fact != less).toList();
    }
}
