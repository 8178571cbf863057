package coop.kyodo.surplus.account;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import java.time.LocalDate;
import java.util.List;

/// Years are disposed of one after the other: what a later year's plan takes up is what the earlier
/// one's left, and none could be executed after it; a later year's loss is charged to accounts that
/// have what the earlier one gave them.
public final class EarlierYears {

    private EarlierYears() {}

    /// @param from the first day of the year that is to be disposed of
    /// @param rule the profile's order
    /// @throws coop.kyodo.kit.rules.RefusedException 409 that names the first year before it whose
    ///   result nothing was done with
    public static void mustBeDisposedOf(Tx tx, LocalDate from, Rule rule) {
        List<YearOrderRules.Year> earlier =
                FiscalYears.all(tx).stream()
                        .filter(year -> year.to().isBefore(from))
                        .map(year -> known(tx, year))
                        .toList();
        YearOrderRules.refusalOf(earlier, from, rule)
                .ifPresent(refusal -> Decision.<Rule>refused(refusal).orConflict());
    }

    /// @param from the first day of the year whose plan is executed on this day
    /// @throws coop.kyodo.kit.web.ProblemException 400 when an earlier year's was executed later:
    ///   on the days between the ledger would take up what was not there yet
    public static void mustBeExecutedBy(Tx tx, LocalDate from, LocalDate on) {
        tx.sql()
                .createQuery(
                        """
                        select executed_on from executed_plan
                        where tenant_id = :tenant and corrects is null and year_end < :from
                        order by executed_on desc limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("from", from)
                .mapTo(LocalDate.class)
                .findOne()
                .filter(on::isBefore)
                .ifPresent(last -> {
                    throw Problems.invalid(
                            "date-too-early",
                            "/executedOn",
                            "The plan of an earlier year was executed on " + last + ".");
                });
    }

    private static YearOrderRules.Year known(Tx tx, FiscalYear year) {
        return new YearOrderRules.Year(
                year.year(),
                year.to(),
                year.figures().netProfit(),
                year.isClosed(),
                ChargedLosses.isDisposedOf(tx, year));
    }
}
