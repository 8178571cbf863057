package coop.kyodo.membership.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.testing.EventSchemas;
import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import coop.kyodo.membership.Coop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Dividends that pay up unpaid capital, as the surplus service reports them.
@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class DividendsTest {

    private static final String APPLIED = "coop.kyodo.surplus.dividends-applied.v1";
    private static final String NOT_APPLIED = "coop.kyodo.membership.dividend-not-applied.v1";
    private static final EventSchemas SCHEMAS = EventSchemas.of("membership-service");

    private final UUID plan = Ids.next();

    @Test
    void aDividendPaysUpUnpaidCapitalOnceAlsoWhenItIsToldTwice() {
        Coop coop = Coop.withMembers(5, 2);
        UUID member = coop.member(2);
        coop.subscribe(member, 1).then().statusCode(201);
        UUID event = Ids.next();
        Map<String, Object> data = data(coop, member, 20_000);

        Events.deliver(event, APPLIED, Ids.next(), 1, coop.id(), data);
        Events.deliver(event, APPLIED, Ids.next(), 1, coop.id(), data);

        Events.eventually(
                "the payment", () -> outstanding(coop, member), left -> left.equals("30000"));
        apply(coop, coop.member(1), 1);
        assertThat(outstanding(coop, member)).isEqualTo("30000");
    }

    @Test
    void whatIsMoreThanTheUnpaidCapitalComesBack() {
        Coop coop = Coop.withMembers(5, 2);
        UUID member = coop.member(2);
        coop.subscribe(member, 1).then().statusCode(201);

        JsonNode back = apply(coop, member, 65_000);

        assertThat(back.at("/data/amount/amount").asText()).isEqualTo("15000");
        assertThat(back.at("/data/reason").asText()).isEqualTo("PAID_UP");
        assertThat(outstanding(coop, member)).isEqualTo("0");
    }

    @Test
    void theDividendOfAnApplicantComesBack() {
        Coop coop = Coop.withMembers(5, 2);
        UUID applicant = coop.accepted(1);

        JsonNode back = apply(coop, applicant, 1_000);

        assertThat(back.at("/data/amount/amount").asText()).isEqualTo("1000");
        assertThat(back.at("/data/reason").asText()).isEqualTo("NOT_A_MEMBER");
    }

    private JsonNode apply(Coop coop, UUID member, long amount) {
        Events.deliver(APPLIED, Ids.next(), 1, coop.id(), data(coop, member, amount));
        JsonNode back =
                Events.await(
                        NOT_APPLIED,
                        UUID.nameUUIDFromBytes(
                                (plan + "/" + member).getBytes(StandardCharsets.UTF_8)));
        SCHEMAS.validate(back);
        return back;
    }

    private Map<String, Object> data(Coop coop, UUID member, long amount) {
        return Map.of(
                "cooperativeId",
                coop.id(),
                "planId",
                plan,
                "appliedOn",
                "2026-06-30",
                "applications",
                List.of(Map.of("memberId", member, "amount", Coop.yen(amount))));
    }

    private static String outstanding(Coop coop, UUID member) {
        return coop.get("/members/" + member).path("outstanding.amount");
    }
}
