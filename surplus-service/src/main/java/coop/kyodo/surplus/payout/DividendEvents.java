package coop.kyodo.surplus.payout;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.exact.Money;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What this service reports of dividends that pay up capital.
final class DividendEvents {

    /// So much of a member's dividend pays up the member's unpaid capital.
    record Application(UUID memberId, Money amount) {}

    /// Some members of a plan; a member is in one page of a plan only.
    record Applied(
            UUID cooperativeId, UUID planId, LocalDate appliedOn, List<Application> applications) {}

    private DividendEvents() {}

    /// The aggregate is the page, known by its first member.
    static Event applied(UUID cooperative, PayoutTerms terms, List<Application> page) {
        String name = terms.planId() + "/" + page.getFirst().memberId();
        return new Event(
                "coop.kyodo.surplus.dividends-applied.v1",
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                1,
                new Applied(cooperative, terms.planId(), terms.on(), page));
    }
}
