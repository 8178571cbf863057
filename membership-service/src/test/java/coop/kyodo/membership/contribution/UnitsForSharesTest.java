package coop.kyodo.membership.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Shares in the surplus that buy units, as the surplus service reports them.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class UnitsForSharesTest {

    private static final String IN_UNITS = "coop.kyodo.surplus.dividends-in-units.v1";
    private static final String ISSUED = "coop.kyodo.membership.dividend-units-issued.v1";
    private static final EventSchemas SCHEMAS = EventSchemas.of("membership-service");

    private final UUID plan = Ids.next();

    @Test
    void aShareBuysUnitsThatAreSubscribedAndPaidInOnceAlsoWhenItIsToldTwice() {
        Coop coop = Coop.under("GENERIC");
        UUID member = coop.member(2);
        UUID event = Ids.next();
        UUID page = Ids.next();
        Map<String, Object> data = data(coop, Map.of(member, 150_000L));

        Events.deliver(event, IN_UNITS, page, 1, coop.id(), data);
        Events.deliver(event, IN_UNITS, page, 1, coop.id(), data);

        JsonNode issue = answer(page).path(0);
        assertThat(issue.path("units").asLong()).isEqualTo(3);
        assertThat(issue.at("/amount/amount").asText()).isEqualTo("150000");
        assertThat(issue.at("/returned/amount").asText()).isEqualTo("0");
        assertThat(issue.has("reason")).isFalse();
        issue(coop, Map.of(coop.member(1), 50_000L));
        coop.get("/members/" + member)
                .then()
                .body("units", equalTo(5))
                .body("outstanding.amount", equalTo("0"));
        coop.verified();
    }

    @Test
    void whatIsNoWholeUnitComesBack() {
        Coop coop = Coop.under("GENERIC");

        JsonNode issue = issue(coop, Map.of(coop.member(2), 99_999L)).path(0);

        assertThat(issue.path("units").asLong()).isEqualTo(1);
        assertThat(issue.at("/returned/amount").asText()).isEqualTo("49999");
        assertThat(issue.path("reason").asText()).isEqualTo("PART_OF_A_UNIT");
    }

    /// JP-021: five members with two units each; four of twelve are above a quarter.
    @Test
    void whatIsAboveTheCapComesBack() {
        Coop coop = Coop.withMembers(5, 2);
        UUID member = coop.member(2);

        JsonNode issue = issue(coop, Map.of(member, 100_000L)).path(0);

        assertThat(issue.path("units").asLong()).isEqualTo(1);
        assertThat(issue.at("/returned/amount").asText()).isEqualTo("50000");
        assertThat(issue.path("reason").asText()).isEqualTo("UNIT_CAP");
        coop.get("/members/" + member).then().body("units", equalTo(3));
        coop.verified();
    }

    @Test
    void theOthersNewUnitsMakeRoomUnderTheCap() {
        Coop coop = Coop.withMembers(3, 2);
        Map<UUID, Long> shares = new LinkedHashMap<>();
        for (int member = 0; member < 2; member++) {
            shares.put(coop.member(2), 100_000L);
        }

        JsonNode issues = issue(coop, shares);

        assertThat(issues)
                .hasSize(2)
                .allSatisfy(issue -> assertThat(issue.path("units").asLong()).isEqualTo(1));
    }

    @Test
    void whoIsNoMemberThatStaysGetsNone() {
        Coop coop = Coop.under("GENERIC");
        UUID leaving = coop.member(2);
        coop.giveNotice(leaving, "2025-06-01").then().statusCode(200);

        for (UUID nobody : List.of(coop.accepted(1), Ids.next(), leaving)) {
            JsonNode issue = issue(coop, Map.of(nobody, 50_000L)).path(0);

            assertThat(issue.path("units").asLong()).isZero();
            assertThat(issue.at("/returned/amount").asText()).isEqualTo("50000");
            assertThat(issue.path("reason").asText()).isEqualTo("NOT_A_MEMBER");
        }
    }

    @Test
    void inAYearThatIsClosedNothingIsIssued() {
        Coop coop = Coop.under("GENERIC");
        UUID member = coop.member(2);
        coop.closeYear("2026-03-31", 1_000_000).then().statusCode(201);
        UUID closed = Ids.next();
        UUID open = Ids.next();

        Map<UUID, Long> share = Map.of(member, 50_000L);
        Events.deliver(IN_UNITS, closed, 1, coop.id(), data(coop, share, "2026-03-31"));
        Events.deliver(IN_UNITS, open, 1, coop.id(), data(coop, share, "2026-04-01"));

        JsonNode issue = answer(closed).path(0);

        assertThat(issue.path("reason").asText()).isEqualTo("YEAR_CLOSED");
        assertThat(answer(open).at("/0/units").asLong()).isEqualTo(1);
    }

    private JsonNode issue(Coop coop, Map<UUID, Long> shares) {
        UUID page = Ids.next();
        Events.deliver(IN_UNITS, page, 1, coop.id(), data(coop, shares));
        return answer(page);
    }

    private static JsonNode answer(UUID page) {
        JsonNode back = Events.await(ISSUED, page);
        SCHEMAS.validate(back);
        return back.at("/data/issues");
    }

    private Map<String, Object> data(Coop coop, Map<UUID, Long> shares) {
        return data(coop, shares, "2026-06-30");
    }

    private Map<String, Object> data(Coop coop, Map<UUID, Long> shares, String executedOn) {
        List<Map<String, Object>> purchases = new ArrayList<>();
        shares.forEach((member, amount) ->
                purchases.add(
                        Map.of(
                                "memberId",
                                member,
                                "units",
                                amount / 50_000,
                                "amount",
                                Coop.yen(amount))));
        return Map.of(
                "cooperativeId",
                coop.id(),
                "planId",
                plan,
                "executedOn",
                executedOn,
                "unitAmount",
                Coop.yen(50_000),
                "purchases",
                purchases);
    }
}
