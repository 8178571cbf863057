package coop.kyodo.membership.work;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Corrects an entry of work by a new one, which books the difference in an open month.
final class CorrectWork {

    /// What the entry should have said, and the open month in which the difference is booked.
    ///
    /// @param grade left as it is when absent
    /// @param responsibility left as it is when absent
    record Request(
            @NotNull YearMonth period,
            @Min(0) @Max(44_640) int minutes,
            @Min(0) @Max(31) int days,
            @Nullable @Min(0) @Max(1_000_000) Integer grade,
            @Nullable @Min(0) @Max(1_000_000) Integer responsibility,
            @NotBlank @Size(max = 500) String reason) {}

    private CorrectWork() {}

    static WorkEntry correct(Tx tx, UUID entryId, String recordedBy, Request request) {
        WorkEntry original = WorkEntries.get(tx, entryId);
        if (original.corrects() != null) {
            throw Problems.conflict(
                    "is-a-correction",
                    new FormFault(
                            "",
                            "said.correct-the-original",
                            Map.of("original", original.corrects())));
        }
        if (!WorkRules.fits(
                original.period(), original.date(), request.minutes(), request.days())) {
            throw Problems.malformed(
                    "work-exceeds-time", FormFault.of("/minutes", "said.work-exceeds-time"));
        }
        if (request.period().isBefore(original.period())) {
            throw Problems.malformed(
                    "period-too-early",
                    new FormFault("/period", "said.entry-of", Map.of("period", original.period())));
        }
        Days.mustHaveCome(tx, request.period().atDay(1), "/period");
        if (request.minutes() > 0 || request.days() > 0) {
            Sites.mustBeOpen(
                    tx,
                    original.siteId(),
                    WorkRules.firstDay(original.period(), original.date()),
                    WorkRules.lastDay(original.period(), original.date()));
        }
        WorkPeriods.locked(tx, original.period());
        WorkPeriods.lockedOpen(tx, request.period());
        WorkEntry correction = difference(tx, original, request);
        PersonTime.mustBeLeft(tx, original, correction.minutes(), correction.days());
        WorkEntries.add(tx, correction, recordedBy);
        WorkChanged.corrected(tx, correction);
        tx.audit(
                "work-corrected",
                correction.entryId().toString(),
                Map.of(
                        "corrects", entryId,
                        "period", request.period(),
                        "minutes", correction.minutes(),
                        "days", correction.days()));
        return correction;
    }

    private static WorkEntry difference(Tx tx, WorkEntry original, Request request) {
        Measures now = WorkEntries.corrected(tx, original.entryId());
        int minutes = Math.toIntExact(request.minutes() - now.minutes());
        int days = Math.toIntExact(request.days() - now.days());
        Integer grade = difference(request.grade(), now.grade());
        Integer responsibility = difference(request.responsibility(), now.responsibility());
        if (minutes == 0 && days == 0 && grade == null && responsibility == null) {
            throw Problems.conflict("nothing-to-correct", FormFault.of("", "said.entry-says-this"));
        }
        return new WorkEntry(
                Ids.next(),
                original.memberId(),
                original.siteId(),
                request.period(),
                null,
                minutes,
                days,
                grade,
                responsibility,
                original.entryId(),
                request.reason(),
                tx.now(),
                null);
    }

    private static @Nullable Integer difference(@Nullable Integer wanted, long now) {
        return wanted == null || wanted == now ? null : Math.toIntExact(wanted - now);
    }
}
