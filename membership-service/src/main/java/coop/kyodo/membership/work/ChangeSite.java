package coop.kyodo.membership.work;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Moves a site in the tree, or closes it.
final class ChangeSite {

    /// Where a site stands from a day on.
    ///
    /// @param parentId null for the top
    record Move(@Nullable UUID parentId, @NotNull LocalDate effectiveOn) {}

    /// A site's last day.
    record Closing(@NotNull LocalDate closedOn) {}

    private ChangeSite() {}

    /// Moves are recorded in the order of their days and hold at once.
    static Site move(Tx tx, UUID siteId, Move move) {
        Site site = Sites.locked(tx, siteId);
        Cooperatives.locked(tx);
        Days.mustHaveCome(tx, move.effectiveOn(), "/effectiveOn");
        Sites.lastMove(tx, siteId)
                .filter(last -> !move.effectiveOn().isAfter(last))
                .ifPresent(last -> {
                    throw Problems.malformed(
                            "date-too-early",
                            new FormFault(
                                    "/effectiveOn", "said.site-moved-on", Map.of("movedOn", last)));
                });
        if (site.openedOn() != null && move.effectiveOn().isBefore(site.openedOn())) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault(
                            "/effectiveOn",
                            "said.site-opened-on",
                            Map.of("openedOn", site.openedOn())));
        }
        if (site.closedOn() != null && move.effectiveOn().isAfter(site.closedOn())) {
            throw Problems.conflict(
                    "site-closed",
                    new FormFault("", "said.site-closed-on", Map.of("closedOn", site.closedOn())));
        }
        UUID parentId = move.parentId();
        if (parentId != null) {
            Sites.get(tx, parentId);
        }
        List<UUID> cycle = SiteRules.cycle(Sites.parents(tx), siteId, move.parentId());
        if (!cycle.isEmpty()) {
            throw Problems.unprocessable(
                    "site-below-itself",
                    new FormFault(
                            "/parentId",
                            "said.site-below-itself",
                            Map.of(
                                    "path",
                                    cycle.stream()
                                            .map(UUID::toString)
                                            .collect(Collectors.joining(" < ")))));
        }
        if (parentId != null) {
            SitePlace.mustBeFor(tx, site.kind(), parentId, move.effectiveOn(), "/effectiveOn");
        }
        Sites.move(tx, site, move.parentId(), move.effectiveOn());
        tx.audit(
                "site-moved",
                siteId.toString(),
                Map.of("parent", String.valueOf(move.parentId()), "on", move.effectiveOn()));
        return changed(tx, siteId);
    }

    static Site close(Tx tx, UUID siteId, Closing closing) {
        Site site = Sites.locked(tx, siteId);
        Cooperatives.locked(tx);
        if (site.closedOn() != null) {
            throw Problems.conflict(
                    "site-closed",
                    new FormFault("", "said.site-closed-on", Map.of("closedOn", site.closedOn())));
        }
        if (site.openedOn() != null && closing.closedOn().isBefore(site.openedOn())) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault(
                            "/closedOn",
                            "said.site-opened-on",
                            Map.of("openedOn", site.openedOn())));
        }
        if (Sites.openBelow(tx, siteId, closing.closedOn()) > 0) {
            throw Problems.conflict(
                    "site-not-empty",
                    new FormFault(
                            "", "said.sites-below-open", Map.of("closedOn", closing.closedOn())));
        }
        SitePlace.mustBeUnusedAfter(tx, siteId, closing.closedOn());
        Sites.close(tx, siteId, closing.closedOn());
        tx.audit("site-closed", siteId.toString(), Map.of("on", closing.closedOn()));
        return changed(tx, siteId);
    }

    private static Site changed(Tx tx, UUID siteId) {
        Site site = Sites.get(tx, siteId);
        SiteChanged.publish(tx, site);
        return site;
    }
}
