package coop.kyodo.surplus.year;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Approves the version of a year's figures that holds; a newer version needs its own approval.
final class ApproveFigures {

    record Request(
            @NotNull @Min(1) @Max(1_000_000) Integer figuresVersion,
            @NotNull LocalDate approvedOn) {}

    /// What others learn of the year.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Approved(
            UUID cooperativeId,
            String fiscalYear,
            LocalDate from,
            LocalDate to,
            int figuresVersion,
            LocalDate approvedOn,
            Money netProfit,
            Money capital,
            @Nullable Money turnover,
            @Nullable Money netAssets) {}

    private ApproveFigures() {}

    static FiscalYear approve(Tx tx, String label, Request request, String by) {
        FiscalYear year = FiscalYears.locked(tx, label);
        if (request.figuresVersion() != year.figuresVersion()) {
            throw Problems.conflict(
                    "figures-changed",
                    new FormFault(
                            "", "said.figures-version", Map.of("version", year.figuresVersion())));
        }
        if (year.approval() != null) {
            throw Problems.conflict(
                    "figures-approved",
                    new FormFault(
                            "",
                            "said.figures-approved-on",
                            Map.of(
                                    "version",
                                    year.figuresVersion(),
                                    "approvedOn",
                                    year.approval().approvedOn())));
        }
        if (request.approvedOn().isBefore(year.to())) {
            throw Problems.malformed(
                    "approval-before-year-end",
                    new FormFault("/approvedOn", "said.year-ends-on", Map.of("to", year.to())));
        }
        Days.mustHaveCome(tx, request.approvedOn(), "/approvedOn");
        FiscalYears.approve(tx, year, request.approvedOn(), by);
        FiscalYear approved = FiscalYears.get(tx, label);
        tx.publish(approved(tx.tenant(), approved, request.approvedOn()));
        tx.audit(
                "figures-approved",
                label,
                Map.of("version", year.figuresVersion(), "approvedOn", request.approvedOn()));
        return approved;
    }

    private static Event approved(UUID cooperative, FiscalYear year, LocalDate on) {
        Accounts accounts = year.accounts();
        return new Event(
                "coop.kyodo.surplus.fiscal-year-approved.v1",
                UUID.nameUUIDFromBytes(
                        (cooperative + "/" + year.year()).getBytes(StandardCharsets.UTF_8)),
                year.figuresVersion(),
                new Approved(
                        cooperative,
                        year.year(),
                        year.from(),
                        year.to(),
                        year.figuresVersion(),
                        on,
                        year.figures().netProfit(),
                        year.figures().capital(),
                        year.figures().turnover(),
                        accounts == null ? null : accounts.netAssets()));
    }
}
