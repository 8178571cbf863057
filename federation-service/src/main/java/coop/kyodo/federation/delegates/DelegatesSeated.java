package coop.kyodo.federation.delegates;

import coop.kyodo.kit.events.Event;
import java.util.List;
import java.util.UUID;

/// The event: delegates were seated.
record DelegatesSeated(UUID federationId, UUID seatingId, int seats, List<Delegates> delegates) {

    private static final String TYPE = "coop.kyodo.federation.delegates-seated.v1";

    record Delegates(UUID organisationId, int seats, int votes) {}

    static Event event(UUID federationId, UUID seatingId, Seated seated) {
        List<Delegates> delegates =
                seated.rows().stream()
                        .map(row -> new Delegates(row.organisationId(), row.seats(), row.votes()))
                        .toList();
        return new Event(
                TYPE,
                seatingId,
                1,
                new DelegatesSeated(federationId, seatingId, seated.seats(), delegates));
    }
}
