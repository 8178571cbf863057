package coop.kyodo.membership.work;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A place or unit of work, perhaps under another one.
///
/// @param business the kinds of business done there
/// @param openedOn null where it is not known
/// @param closedOn the last day
record Site(
        UUID siteId,
        String name,
        @Nullable UUID parentId,
        SiteKind kind,
        List<String> business,
        @Nullable LocalDate openedOn,
        @Nullable LocalDate closedOn) {}
