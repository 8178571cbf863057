package coop.kyodo.surplus.year;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;

/// Closes a year's figures.
final class CloseFiscalYear {

    record Request(@NotNull LocalDate closedOn) {}

    private CloseFiscalYear() {}

    static FiscalYear close(Tx tx, String year, Request request) {
        FiscalYear before = FiscalYears.locked(tx, year);
        if (before.isClosed()) {
            throw RecordFigures.closed(before);
        }
        if (!request.closedOn().isAfter(before.to())) {
            throw Problems.malformed(
                    "closure-before-year-end",
                    new FormFault(
                            "/closedOn",
                            "said.year-closed-after",
                            Map.of("to", before.to(), "closedOn", request.closedOn())));
        }
        Days.mustHaveCome(tx, request.closedOn(), "/closedOn");
        FiscalYears.close(tx, year, request.closedOn());
        tx.audit("fiscal-year-closed", year, Map.of("closedOn", request.closedOn()));
        return FiscalYears.get(tx, year);
    }
}
