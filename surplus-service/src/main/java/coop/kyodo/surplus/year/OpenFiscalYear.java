package coop.kyodo.surplus.year;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.time.YearEnds;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.picture.Cooperative;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.waterfall.Figures;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Opens a fiscal year with its first figures.
final class OpenFiscalYear {

    record Request(
            @NotNull @Pattern(regexp = "[0-9A-Za-z][0-9A-Za-z.-]{0,19}") String year,
            @NotNull LocalDate from,
            @NotNull LocalDate to,
            @NotNull @Valid Figures figures) {}

    private OpenFiscalYear() {}

    static FiscalYear open(Tx tx, Request request) {
        Cooperative cooperative = Cooperatives.asOf(tx, request.to());
        List<YearEnds.Version> versions = Cooperatives.yearEnds(tx);
        FiscalYearRules.faultOfDays(request.from(), request.to(), versions)
                .ifPresent(OpenFiscalYear::refuse);
        FiguresForm.check(request.figures(), "/figures", cooperative);
        tx.nextNumber("fiscal-year");
        if (FiscalYears.find(tx, request.year()).isPresent()) {
            throw Problems.conflict("fiscal-year-exists", Map.of("year", request.year()));
        }
        FiscalYears.overlapping(tx, request.from(), request.to())
                .ifPresent(other -> {
                    throw Problems.conflict(
                            "fiscal-year-overlaps",
                            Map.of("year", other.year(), "from", other.from(), "to", other.to()));
                });
        FiscalYearRules.faultOfBeginning(
                        request.from(),
                        FiscalYears.endBefore(tx, request.from()).orElse(null),
                        versions)
                .or(() ->
                        FiscalYears.beginningAfter(tx, request.to())
                                .flatMap(next ->
                                        FiscalYearRules.faultOfBeginning(
                                                next, request.to(), versions)))
                .ifPresent(OpenFiscalYear::refuse);
        FiscalYears.open(tx, request.year(), request.from(), request.to());
        FiscalYears.add(tx, request.year(), 1, request.figures());
        tx.audit(
                "fiscal-year-opened",
                request.year(),
                Map.of("from", request.from(), "to", request.to(), "figures", request.figures()));
        return FiscalYears.get(tx, request.year());
    }

    private static void refuse(FiscalYearRules.Fault fault) {
        throw Problems.malformed(
                fault.code(), new FormFault(fault.pointer(), fault.text(), fault.figures()));
    }
}
