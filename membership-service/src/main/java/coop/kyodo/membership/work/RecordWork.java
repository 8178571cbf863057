package coop.kyodo.membership.work;

import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Records work of a member, of an applicant who already works (JP-013), or of somebody who is
/// noted as a worker (JP-011).
final class RecordWork {

    /// Work on a date or in a month; also a line of an import.
    record Request(
            @Nullable UUID id,
            @NotNull UUID memberId,
            @NotNull UUID siteId,
            @Nullable LocalDate date,
            @Nullable YearMonth month,
            @Min(0) @Max(44_640) int minutes,
            @Min(0) @Max(31) int days,
            @Nullable @Min(0) @Max(1_000_000) Integer grade,
            @Nullable @Min(0) @Max(1_000_000) Integer responsibility) {}

    private RecordWork() {}

    static WorkEntry record(Tx tx, String recordedBy, Request request) {
        YearMonth period =
                WorkRules.period(request.date(), request.month())
                        .orElseThrow(() ->
                                Problems.malformed(
                                        "date-or-month",
                                        FormFault.of("/date", "said.date-or-month")));
        if (!WorkRules.fits(period, request.date(), request.minutes(), request.days())) {
            throw Problems.malformed(
                    "work-exceeds-time", FormFault.of("/minutes", "said.work-exceeds-time"));
        }
        LocalDate firstDay = WorkRules.firstDay(period, request.date());
        Days.mustHaveCome(tx, firstDay, request.date() == null ? "/month" : "/date");
        LocalDate lastDay = WorkRules.lastDay(period, request.date());
        People.mustWork(tx, request.memberId(), firstDay, lastDay);
        Sites.mustBeOpen(tx, request.siteId(), firstDay, lastDay);
        UUID entryId = Ids.orNext(request.id());
        if (WorkEntries.exists(tx, entryId)) {
            throw Problems.conflict("work-entry-exists", FormFault.of("", "said.id-of-an-entry"));
        }
        WorkPeriods.sharedOpen(tx, period);
        WorkEntry entry =
                new WorkEntry(
                        entryId,
                        request.memberId(),
                        request.siteId(),
                        period,
                        request.date(),
                        request.minutes(),
                        request.days(),
                        request.grade(),
                        request.responsibility(),
                        null,
                        null,
                        tx.now(),
                        null);
        PersonTime.mustBeLeft(tx, entry, entry.minutes(), entry.days());
        WorkEntries.add(tx, entry, recordedBy);
        WorkChanged.recorded(tx, entry);
        tx.audit(
                "work-recorded",
                entryId.toString(),
                Map.of(
                        "member", entry.memberId(),
                        "period", period,
                        "minutes", entry.minutes(),
                        "days", entry.days()));
        return entry;
    }
}
