package coop.kyodo.surplus.measure;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.correction.CorrectionRules;
import coop.kyodo.surplus.fund.LedgerDays;
import coop.kyodo.surplus.year.FiscalYear;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why a list comes for a closed year, and on which day, in an open one (COR-01). Such a list
/// changes nothing by itself: a plan that corrects the year's executed one is made from it.
public record MeasureCorrection(String reason, LocalDate correctedOn) {

    /// @return absent for a list of an open year
    /// @throws coop.kyodo.kit.web.ProblemException when it is one of a closed year and does not say
    ///   both, or the other way round
    static @Nullable MeasureCorrection of(
            Tx tx, FiscalYear year, @Nullable String reason, @Nullable LocalDate correctedOn) {
        if (reason == null && correctedOn == null) {
            if (year.isClosed()) {
                throw Problems.conflict(
                        "fiscal-year-closed",
                        new FormFault(
                                "",
                                "said.year-closed-since",
                                Map.of("year", year.year(), "closedOn", year.closedOn())));
            }
            return null;
        }
        if (!year.isClosed()) {
            throw Problems.conflict(
                    "measure-year-open",
                    new FormFault("", "said.year-is-open", Map.of("year", year.year())));
        }
        if (reason == null || reason.isBlank() || reason.indexOf('\0') >= 0) {
            throw incomplete("query:reason");
        }
        if (correctedOn == null) {
            throw incomplete("query:correctedOn");
        }
        CorrectionRules.firstDayInstead(correctedOn, year.to(), LedgerDays.closedUpTo(tx))
                .ifPresent(first -> {
                    throw Problems.conflict("correction-in-closed-year", Map.of("first", first));
                });
        Days.mustHaveCome(tx, correctedOn, "query:correctedOn");
        return new MeasureCorrection(reason, correctedOn);
    }

    private static RuntimeException incomplete(String pointer) {
        return Problems.malformed(
                "measure-correction-incomplete", FormFault.of(pointer, "said.list-of-closed-year"));
    }
}
