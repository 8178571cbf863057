package coop.kyodo.membership.work;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What others are told of a site when it is opened, moved or closed: where it stands and for how
/// long it is open. The aggregate is the site.
record SiteChanged(
        UUID cooperativeId,
        UUID siteId,
        String name,
        SiteKind kind,
        List<String> business,
        @Nullable UUID parentId,
        @Nullable LocalDate openedOn,
        @Nullable LocalDate closedOn) {

    static void publish(Tx tx, Site site) {
        tx.publish(
                new Event(
                        "coop.kyodo.membership.site-changed.v1",
                        site.siteId(),
                        Sites.version(tx, site),
                        new SiteChanged(
                                tx.tenant(),
                                site.siteId(),
                                site.name(),
                                site.kind(),
                                site.business(),
                                site.parentId(),
                                site.openedOn(),
                                site.closedOn())));
    }
}
