package coop.kyodo.surplus.year;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.ProblemException;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.waterfall.Figures;
import java.util.Map;

/// Records a new version of an open year's figures.
final class RecordFigures {

    private RecordFigures() {}

    static FiscalYear record(Tx tx, String year, Figures figures) {
        FiscalYear before = FiscalYears.locked(tx, year);
        if (before.isClosed()) {
            throw closed(before);
        }
        FiguresForm.check(figures, "", Cooperatives.asOf(tx, before.to()));
        int version = before.figuresVersion() + 1;
        FiscalYears.add(tx, year, version, figures);
        tx.audit("figures-recorded", year, Map.of("version", version, "figures", figures));
        return FiscalYears.get(tx, year);
    }

    static ProblemException closed(FiscalYear year) {
        return Problems.conflict(
                "fiscal-year-closed",
                new FormFault(
                        "",
                        "said.year-closed-since",
                        Map.of("year", year.year(), "closedOn", year.closedOn())));
    }
}
