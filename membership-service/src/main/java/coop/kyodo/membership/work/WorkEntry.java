package coop.kyodo.membership.work;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Work of one person at one site on a date or in a month, or a correction of such an entry.
///
/// @param minutes negative in a correction that takes away
/// @param grade points for the grade of the work, where it is measured
/// @param responsibility points for the responsibility borne, where it is measured
/// @param corrects the entry that this one corrects
/// @param approvedAt when somebody else than the recorder approved it
record WorkEntry(
        UUID entryId,
        UUID memberId,
        UUID siteId,
        YearMonth period,
        @Nullable LocalDate date,
        int minutes,
        int days,
        @Nullable Integer grade,
        @Nullable Integer responsibility,
        @Nullable UUID corrects,
        @Nullable String reason,
        Instant recordedAt,
        @Nullable Instant approvedAt) {}
