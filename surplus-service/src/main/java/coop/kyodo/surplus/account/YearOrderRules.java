package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// JP-203, UY-01, IT-03 and their like: losses and what the year before left come first, so years
/// are disposed of one after the other, each once.
final class YearOrderRules {

    /// A year that is known here.
    ///
    /// @param closed whether its figures are
    /// @param disposedOf whether a plan or the capital accounts took its result
    record Year(
            String label, LocalDate endedOn, Money netProfit, boolean closed, boolean disposedOf) {}

    /// A year whose plan was executed.
    record Executed(String label, LocalDate on) {}

    private YearOrderRules() {}

    /// The first year before this one whose result nothing was done with. Years that were closed
    /// without a plan before any was disposed of here are history of before the ledger, as those
    /// are that nobody opened.
    ///
    /// @param years in their order
    /// @param from the first day of the year that is to be disposed of
    /// @param rule the profile's order
    static Optional<Refusal> refusalOf(List<Year> years, LocalDate from, Rule rule) {
        boolean begun = false;
        for (Year year : years) {
            if (!year.endedOn().isBefore(from)) {
                break;
            }
            if (year.disposedOf()) {
                begun = true;
            } else if (begun || !year.closed()) {
                return Optional.of(
                        Refusal.of("earlier-year-open", rule)
                                .at("/fiscalYear")
                                .with("earlier", year.label())
                                .with("endedOn", year.endedOn())
                                .with("netProfit", year.netProfit())
                                .with("from", from));
            }
        }
        return Optional.empty();
    }

    /// A year is disposed of once; from then on its plan is corrected.
    ///
    /// @param executed the plan of the year that was executed, if one was
    /// @param rule the profile's order
    static Optional<Refusal> refusalOfSecond(String year, Optional<UUID> executed, Rule rule) {
        return executed.map(plan ->
                Refusal.of("plan-already-executed", rule)
                        .with("fiscalYear", year)
                        .with("executed", plan));
    }

    /// No plan is executed on a day before an earlier year's: on the days between the ledger would
    /// take up what was not there yet.
    ///
    /// @param last the earlier year whose plan was executed last, if one was
    /// @param rule the profile's order
    static Optional<Refusal> refusalOfDay(
            LocalDate executedOn, Optional<Executed> last, Rule rule) {
        return last.filter(earlier -> executedOn.isBefore(earlier.on()))
                .map(earlier ->
                        Refusal.of("execution-before-earlier-year", rule)
                                .at("/executedOn")
                                .with("executedOn", executedOn)
                                .with("earlier", earlier.label())
                                .with("earlierExecutedOn", earlier.on()));
    }
}
