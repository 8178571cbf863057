package coop.kyodo.membership.cooperative;

import coop.kyodo.kit.events.Event;
import java.time.LocalDate;
import java.util.UUID;

/// What others are told of a co-op. The aggregate is the co-op, its version the articles'.
final class CooperativeEvents {

    /// The co-op with the version of its articles that is new.
    record Data(
            UUID cooperativeId,
            String name,
            String profile,
            int articlesVersion,
            LocalDate effectiveOn,
            Articles articles) {}

    private CooperativeEvents() {}

    static Event registered(Cooperative cooperative) {
        return event("coop.kyodo.membership.cooperative-registered.v1", cooperative);
    }

    static Event articlesChanged(Cooperative cooperative) {
        return event("coop.kyodo.membership.articles-changed.v1", cooperative);
    }

    private static Event event(String type, Cooperative cooperative) {
        return new Event(
                type,
                cooperative.cooperativeId(),
                cooperative.articlesVersion(),
                new Data(
                        cooperative.cooperativeId(),
                        cooperative.name(),
                        cooperative.profile(),
                        cooperative.articlesVersion(),
                        cooperative.effectiveOn(),
                        cooperative.articles()));
    }
}
