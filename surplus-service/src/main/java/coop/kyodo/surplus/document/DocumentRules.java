package coop.kyodo.surplus.document;

import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.profile.YearDocument;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When a year's documents are due, and in what order they go their way.
final class DocumentRules {

    /// The days that due days are counted from.
    ///
    /// @param assembly of the ordinary general assembly, when it is known
    record Days(LocalDate from, LocalDate to, @Nullable LocalDate assembly) {}

    private DocumentRules() {}

    /// JP-183, JP-184, JP-243: the last day; empty while the day it is counted from is not known.
    static Optional<LocalDate> due(YearDocument.@Nullable Due due, Days days) {
        if (due == null) {
            return Optional.empty();
        }
        return base(due.from(), days)
                .map(day ->
                        day.plusMonths(due.months() == null ? 0 : due.months())
                                .plusDays(due.days() == null ? 0 : due.days()));
    }

    /// JP-183: it is on display for so many years from two weeks before the assembly, however early
    /// it was hung out; where that day is not known or it came later, from its own.
    ///
    /// @param due the last day on which it may be hung out; absent while it is not known
    static LocalDate displayedUntil(LocalDate on, @Nullable LocalDate due, int years) {
        return (due == null || due.isBefore(on) ? on : due).plusYears(years);
    }

    private static Optional<LocalDate> base(YearDocument.From from, Days days) {
        return switch (from) {
            case YEAR_START -> Optional.of(days.from());
            case YEAR_END -> Optional.of(days.to());
            case ASSEMBLY -> Optional.ofNullable(days.assembly());
        };
    }

    /// JP-181: accounts are of a year that has ended, and the assembly approves them, or hears of
    /// them, on its day at the earliest.
    static Optional<Refusal> refusalOfEarly(
            YearDocument.Stage stage, LocalDate on, Days days, Rule rule) {
        return Optional.ofNullable(stage.notBefore())
                .flatMap(from -> base(from, days))
                .filter(on::isBefore)
                .map(earliest ->
                        Refusal.of("document-step-too-early", rule)
                                .at("/on")
                                .with("step", stage.step())
                                .with("on", on)
                                .with("earliest", earliest));
    }

    /// JP-181: a step that is corrected stays before those that came after it.
    static Optional<Refusal> refusalOfLate(
            YearDocument document,
            YearDocument.Stage stage,
            LocalDate on,
            Map<YearDocument.Step, LocalDate> done,
            Rule rule) {
        return document.stages().stream()
                .filter(later -> later.after() == stage.step())
                .flatMap(later ->
                        Stream.ofNullable(done.get(later.step()))
                                .filter(laterOn -> laterOn.isBefore(on))
                                .map(laterOn ->
                                        Refusal.of("document-step-out-of-order", rule)
                                                .at("/on")
                                                .with("step", later.step())
                                                .with("after", stage.step())
                                                .with("on", laterOn)
                                                .with("afterOn", on)))
                .findFirst();
    }

    /// JP-181: prepared, then audited, then approved by the board, then before the assembly, then
    /// filed.
    ///
    /// @param done the days of the steps already taken
    static Optional<Refusal> refusalOf(
            YearDocument.Stage stage,
            LocalDate on,
            Map<YearDocument.Step, LocalDate> done,
            Rule rule) {
        if (stage.after() == null) {
            return Optional.empty();
        }
        LocalDate before = done.get(stage.after());
        Refusal refusal =
                Refusal.of("document-step-out-of-order", rule)
                        .at("/step")
                        .with("step", stage.step())
                        .with("after", stage.after())
                        .with("on", on);
        if (before == null) {
            return Optional.of(refusal);
        }
        return on.isBefore(before)
                ? Optional.of(refusal.with("afterOn", before))
                : Optional.empty();
    }
}
