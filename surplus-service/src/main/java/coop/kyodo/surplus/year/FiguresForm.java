package coop.kyodo.surplus.year;

import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.picture.Cooperative;
import coop.kyodo.surplus.waterfall.Figures;

/// Whether what came in are figures at all.
public final class FiguresForm {

    private FiguresForm() {}

    /// Lets figures pass that are in the co-op's currency.
    ///
    /// @param pointer where they stand in the request
    /// @throws coop.kyodo.kit.web.ProblemException 400 when they are none
    public static void check(Figures figures, String pointer, Cooperative cooperative) {
        FiscalYearRules.faultOfFigures(figures)
                .ifPresent(fault -> {
                    throw Problems.malformed(
                            fault.code(),
                            new FormFault(
                                    pointer + fault.pointer(), fault.text(), fault.figures()));
                });
        cooperative.mustBeInItsCurrency(figures.currency(), pointer + "/netProfit");
    }
}
