package coop.kyodo.surplus.year;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.correction.CorrectionRules;
import coop.kyodo.surplus.fund.LedgerDays;
import coop.kyodo.surplus.picture.Cooperative;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.waterfall.Figures;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Records corrected figures of a closed year: a new version beside the one it corrects, dated in
/// an open year (COR-01).
final class CorrectFigures {

    /// Either figures or the accounts they follow from.
    record Request(
            @Nullable @Valid Figures figures,
            @Nullable @Valid Accounts accounts,
            @NotBlank @Size(max = 2_000) String reason,
            @NotNull LocalDate correctedOn) {}

    private CorrectFigures() {}

    static FiscalYear correct(Tx tx, String label, Request request, String by) {
        FiscalYear year = FiscalYears.locked(tx, label);
        LocalDate closedOn = year.closedOn();
        if (closedOn == null) {
            throw Problems.conflict("fiscal-year-open", FormFault.of("", "said.year-open"));
        }
        CorrectionRules.firstDayInstead(request.correctedOn(), year.to(), LedgerDays.closedUpTo(tx))
                .ifPresent(first -> {
                    throw Problems.conflict("correction-in-closed-year", Map.of("first", first));
                });
        Days.mustHaveCome(tx, request.correctedOn(), "/correctedOn");
        int version = year.figuresVersion() + 1;
        add(tx, year, version, request);
        FiscalYears.addCorrection(
                tx,
                label,
                version,
                new FiscalYear.Correction(
                        year.figuresVersion(), request.reason(), request.correctedOn(), by));
        tx.audit(
                "figures-corrected",
                label,
                Map.of(
                        "version", version,
                        "corrects", year.figuresVersion(),
                        "correctedOn", request.correctedOn()));
        return FiscalYears.get(tx, label);
    }

    private static void add(Tx tx, FiscalYear year, int version, Request request) {
        if ((request.figures() == null) == (request.accounts() == null)) {
            throw Problems.malformed(
                    "figures-or-accounts", FormFault.of("", "said.figures-or-accounts"));
        }
        Cooperative cooperative = Cooperatives.asOf(tx, year.to());
        if (request.figures() != null) {
            FiguresForm.check(request.figures(), "/figures", cooperative);
            FiscalYears.add(tx, year.year(), version, request.figures());
        } else if (request.accounts() != null) {
            FiscalYears.add(
                    tx,
                    year.year(),
                    version,
                    RecordAccounts.checked(request.accounts(), "/accounts", cooperative).figures(),
                    request.accounts());
        }
    }
}
