package coop.kyodo.kit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.kyodo.kit.testing.Events;
import coop.kyodo.kit.testing.KyodoServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KyodoServers.class)
class EventsHarnessTest {

    private static final String TYPE = "coop.kyodo.harness.thing-happened.v1";

    private final UUID aggregate = UUID.randomUUID();
    private final UUID cooperative = UUID.randomUUID();

    @Test
    void whatIsDeliveredIsRead() {
        UUID id = UUID.randomUUID();
        Events.deliverUnchecked(id, TYPE, aggregate, 3, cooperative, Map.of("units", 2));

        var event = Events.await(TYPE, aggregate);

        assertThat(event.path("id").asText()).isEqualTo(id.toString());
        assertThat(event.path("sequence").asLong()).isEqualTo(3);
        assertThat(event.path("cooperative").asText()).isEqualTo(cooperative.toString());
        assertThat(event.at("/data/units").asInt()).isEqualTo(2);
        assertThat(Events.records("kyodo.harness.v1")).isNotEmpty();
    }

    @Test
    void whatNoProducerSendsIsNotDelivered() {
        assertThatThrownBy(() ->
                        Events.deliver(
                                "coop.kyodo.membership.member-left.v1",
                                aggregate,
                                1,
                                cooperative,
                                Map.of("memberId", "nobody")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/memberId");
    }

    @Test
    void aTopicThatDoesNotExistIsEmpty() {
        assertThat(Events.records("kyodo.nothing.v1")).isEmpty();
    }
}
