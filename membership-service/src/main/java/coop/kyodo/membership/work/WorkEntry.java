package coop.kyodo.membership.work;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Work of one person at one site on a date or in a month, or a correction of such an entry.
///
/// @param minutes negative in a correction that takes away
/// @param corrects the entry that this one corrects
record WorkEntry(
        UUID entryId,
        UUID memberId,
        UUID siteId,
        YearMonth period,
        @Nullable LocalDate date,
        int minutes,
        int days,
        @Nullable UUID corrects,
        @Nullable String reason,
        Instant recordedAt) {}
