package coop.kyodo.surplus.account;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
    /// @param rule the profile's order
    /// @throws coop.kyodo.kit.rules.RefusedException 422 when an earlier year's was executed later
    public static void mustBeExecutedBy(Tx tx, LocalDate from, LocalDate on, Rule rule) {
        Optional<YearOrderRules.Executed> last =
                tx.sql()
                        .createQuery(
                                """
                                select year, executed_on from executed_plan
                                where tenant_id = :tenant and corrects is null and year_end < :from
                                order by executed_on desc, year_end desc limit 1\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("from", from)
                        .map((row, context) ->
                                new YearOrderRules.Executed(
                                        row.getString("year"),
                                        row.getObject("executed_on", LocalDate.class)))
                        .findOne();
        YearOrderRules.refusalOfDay(on, last, rule)
                .ifPresent(refusal -> Decision.<Rule>refused(refusal).orRefuse());
    }

    /// @param executed the plan of the year that was executed, if one was
    /// @param rule the profile's order
    /// @throws coop.kyodo.kit.rules.RefusedException 409 that names it
    public static void mustBeTheFirst(String year, Optional<UUID> executed, Rule rule) {
        YearOrderRules.refusalOfSecond(year, executed, rule)
                .ifPresent(refusal -> Decision.<Rule>refused(refusal).orConflict());
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
