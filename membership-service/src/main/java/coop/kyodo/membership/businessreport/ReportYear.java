package coop.kyodo.membership.businessreport;

import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.cooperative.FiscalYears;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts the report of a year together.
final class ReportYear {

    private static final int YEARS_BEFORE = 3;

    private ReportYear() {}

    static BusinessReport report(Tx tx, LocalDate end, @Nullable Instant knownAt) {
        Cooperative cooperative = Cooperatives.inForceOn(tx, end);
        if (!FiscalYears.endsOn(tx, end)) {
            throw Problems.malformed(
                    "not-a-fiscal-year-end",
                    new FormFault(
                            "/fiscalYearEnd",
                            "said.year-ends-on",
                            Map.of("fiscalYearEnd", FiscalYears.lastDay(tx, end))));
        }
        if (end.isAfter(tx.today())) {
            throw Problems.conflict(
                    "year-not-over", new FormFault("", "said.year-over-on", Map.of("end", end)));
        }
        Rule rule = cooperative.rules().rule("JP-186");
        Figures figures = new Figures(tx, cooperative, knownAt);
        LocalDate from = FiscalYears.firstDay(tx, end);
        LocalDate before = from.minusDays(1);
        return new BusinessReport(
                rule.id(),
                rule.source(),
                end,
                from,
                knownAt,
                figures.yearClosed(end),
                BusinessReport.Members.of(
                        figures.members(before),
                        figures.joined(from, end),
                        figures.left(from, end),
                        figures.members(end)),
                BusinessReport.Units.of(
                        figures.units(before), figures.moved(from, end), figures.units(end)),
                figures.capital(end),
                BusinessReport.Staff.of(figures.staff(before), figures.staff(end)),
                figures.sites(from, end),
                earlier(tx, figures, before));
    }

    private static List<BusinessReport.Earlier> earlier(Tx tx, Figures figures, LocalDate latest) {
        LocalDate formedOn = Cooperatives.first(tx).effectiveOn();
        List<BusinessReport.Earlier> earlier = new ArrayList<>();
        LocalDate end = latest;
        while (earlier.size() < YEARS_BEFORE && !end.isBefore(formedOn)) {
            earlier.add(
                    new BusinessReport.Earlier(
                            end,
                            figures.members(end),
                            figures.units(end),
                            figures.capital(end).subscribed()));
            end = FiscalYears.firstDay(tx, end).minusDays(1);
        }
        return earlier;
    }
}
