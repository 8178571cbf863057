package coop.kyodo.federation.affiliation;

import coop.kyodo.kit.events.Event;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The event: an organisation joined a line, or its last day in it is known.
record AffiliationChanged(
        UUID federationId,
        UUID affiliationId,
        UUID organisationId,
        @Nullable UUID cooperativeId,
        @Nullable UUID parentId,
        Line line,
        State state,
        LocalDate on) {

    private static final String TYPE = "coop.kyodo.federation.affiliation-changed.v1";

    enum State {
        JOINED(1),
        LEFT(2);

        private final long sequence;

        State(long sequence) {
            this.sequence = sequence;
        }
    }

    Event event() {
        return new Event(TYPE, affiliationId, state.sequence, this);
    }
}
