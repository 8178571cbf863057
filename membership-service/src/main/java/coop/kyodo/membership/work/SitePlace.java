package coop.kyodo.membership.work;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What must hold of a site and the one above it, of head offices, and of what is on record at a
/// site that closes.
final class SitePlace {

    private SitePlace() {}

    /// Lets a site stand below another from a day on: one that exists, is open then with no end in
    /// sight, and is of no lower kind.
    ///
    /// @param from null where it is not known
    /// @param pointer to the day
    static void mustBeFor(
            Tx tx, SiteKind kind, UUID parentId, @Nullable LocalDate from, String pointer) {
        Site above = Sites.get(tx, parentId);
        if (!SiteRules.standsBelow(kind, above.kind())) {
            throw Problems.unprocessable(
                    "site-kind-order",
                    new FormFault(
                            "/parentId",
                            "said.site-kind-order",
                            Map.of("kind", kind, "above", above.kind())));
        }
        LocalDate openedOn = above.openedOn();
        if (from != null && openedOn != null && from.isBefore(openedOn)) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault(pointer, "said.site-above-opened", Map.of("openedOn", openedOn)));
        }
        if (above.closedOn() != null) {
            throw Problems.conflict(
                    "site-closed",
                    new FormFault(
                            "", "said.site-above-closes", Map.of("closedOn", above.closedOn())));
        }
    }

    /// Lets a head office pass beside which there is no other on any day; a 409 otherwise.
    static void mustBeOnlyHeadOffice(Tx tx, Site site) {
        Sites.headOffices(tx).stream()
                .filter(other ->
                        SiteRules.overlap(
                                site.openedOn(),
                                site.closedOn(),
                                other.openedOn(),
                                other.closedOn()))
                .findFirst()
                .ifPresent(other -> {
                    throw Problems.conflict(
                            "head-office-exists",
                            Sites.days(
                                    "",
                                    "said.head-office",
                                    Map.of("headOffice", other.siteId()),
                                    other.openedOn(),
                                    other.closedOn()));
                });
    }

    /// Lets a site close at the end of a day after which nothing is on record there: no work done,
    /// as corrected, no placement of a member and no worker, and no plan of work that holds. A
    /// month's work is done until it ends or the site does.
    static void mustBeUnusedAfter(Tx tx, UUID siteId, LocalDate day) {
        Sites.lastUse(tx, siteId, day)
                .ifPresent(use -> {
                    throw Problems.conflict(
                            "site-in-use",
                            new FormFault(
                                    "", use.text(), Map.of("use", use.days(), "closesOn", day)));
                });
    }
}
