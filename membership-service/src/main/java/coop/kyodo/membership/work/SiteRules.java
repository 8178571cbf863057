package coop.kyodo.membership.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What holds of the tree of sites.
final class SiteRules {

    private SiteRules() {}

    /// The way from a site up to itself that arises when it comes under this parent; empty when
    /// none does.
    ///
    /// @param parents each site's present parent; sites without one are absent
    static List<UUID> cycle(Map<UUID, UUID> parents, UUID site, @Nullable UUID parent) {
        List<UUID> way = new ArrayList<>(List.of(site));
        for (UUID above = parent; above != null; above = parents.get(above)) {
            way.add(above);
            if (above.equals(site)) {
                return way;
            }
        }
        return List.of();
    }

    /// Whether a site of one kind may stand below one of another: below its own kind or one that
    /// comes before it in [SiteKind].
    static boolean standsBelow(SiteKind site, SiteKind above) {
        return above.compareTo(site) <= 0;
    }

    /// Whether a site is open on all days from one on to another, or for good.
    ///
    /// @param to null where no end is in sight
    static boolean isOpenThroughout(
            @Nullable LocalDate openedOn,
            @Nullable LocalDate closedOn,
            LocalDate from,
            @Nullable LocalDate to) {
        return (openedOn == null || !from.isBefore(openedOn))
                && (closedOn == null || (to != null && !to.isAfter(closedOn)));
    }

    /// Whether two sites are open on some day both.
    static boolean overlap(
            @Nullable LocalDate openedOn,
            @Nullable LocalDate closedOn,
            @Nullable LocalDate otherOpenedOn,
            @Nullable LocalDate otherClosedOn) {
        return startsBy(openedOn, otherClosedOn) && startsBy(otherOpenedOn, closedOn);
    }

    private static boolean startsBy(@Nullable LocalDate openedOn, @Nullable LocalDate closedOn) {
        return openedOn == null || closedOn == null || !openedOn.isAfter(closedOn);
    }

    /// Whether a time from one day to another lies within the time a site is open.
    static boolean isOpen(
            @Nullable LocalDate openedOn,
            @Nullable LocalDate closedOn,
            LocalDate from,
            LocalDate to) {
        return (openedOn == null || !to.isBefore(openedOn))
                && (closedOn == null || !from.isAfter(closedOn));
    }
}
