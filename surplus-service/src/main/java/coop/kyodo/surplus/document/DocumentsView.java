package coop.kyodo.surplus.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Texts;
import coop.kyodo.surplus.profile.YearDocument;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The documents of a year: what was done, what is due and what is overdue on a day.
///
/// @param assemblyOn the day of the ordinary general assembly, when it is known
@JsonInclude(JsonInclude.Include.NON_NULL)
record DocumentsView(
        String year,
        LocalDate asOf,
        @Nullable LocalDate assemblyOn,
        List<Document> documents,
        List<Overdue> overdue) {

    /// @param keptUntil until when it is kept, once it is prepared
    /// @param displayedUntil until when it stays on display, once it is
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Document(
            String document,
            Texts title,
            String rule,
            String source,
            @Nullable LocalDate keptUntil,
            @Nullable LocalDate displayedUntil,
            List<Step> steps) {}

    /// @param due the last day, when it is known
    /// @param reason why it was corrected, if it was
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            YearDocument.Step step,
            String rule,
            State state,
            @Nullable LocalDate due,
            @Nullable LocalDate on,
            @Nullable String by,
            @Nullable String reference,
            @Nullable String hash,
            @Nullable Opinion opinion,
            @Nullable String reason) {}

    enum State {
        OPEN,
        OVERDUE,
        DONE,
        /// Done after its last day.
        LATE
    }

    record Overdue(String document, YearDocument.Step step, LocalDate due, String rule) {}

    /// What is overdue on a day, of all years.
    record AllOverdue(LocalDate asOf, List<OverdueOfYear> overdue) {}

    record OverdueOfYear(
            String year, String document, YearDocument.Step step, LocalDate due, String rule) {}

    static AllOverdue overdue(Tx tx, LocalDate asOf) {
        return new AllOverdue(
                asOf,
                FiscalYears.all(tx).stream()
                        .flatMap(year ->
                                of(tx, year.year(), asOf).overdue().stream()
                                        .map(each ->
                                                new OverdueOfYear(
                                                        year.year(),
                                                        each.document(),
                                                        each.step(),
                                                        each.due(),
                                                        each.rule())))
                        .toList());
    }

    static DocumentsView of(Tx tx, String label, LocalDate asOf) {
        FiscalYear year = FiscalYears.get(tx, label);
        Profile profile = Cooperatives.asOf(tx, year.to()).rules();
        LocalDate assembly = Papers.assembly(tx, label).orElse(null);
        DocumentRules.Days days = new DocumentRules.Days(year.from(), year.to(), assembly);
        Map<String, List<Papers.Taken>> taken =
                Papers.of(tx, label).stream()
                        .collect(Collectors.groupingBy(Papers.Taken::document));
        List<Document> documents =
                profile.documents().stream()
                        .map(each ->
                                document(
                                        each,
                                        profile,
                                        days,
                                        taken.getOrDefault(each.document(), List.of()),
                                        asOf))
                        .toList();
        return new DocumentsView(label, asOf, assembly, documents, overdue(documents));
    }

    private static Document document(
            YearDocument document,
            Profile profile,
            DocumentRules.Days days,
            List<Papers.Taken> taken,
            LocalDate asOf) {
        Map<YearDocument.Step, Papers.Taken> done =
                taken.stream().collect(Collectors.toMap(Papers.Taken::step, Function.identity()));
        List<Step> steps =
                document.stages().stream()
                        .map(stage ->
                                step(
                                        stage,
                                        DocumentRules.due(stage.due(), days).orElse(null),
                                        done.get(stage.step()),
                                        asOf))
                        .toList();
        return new Document(
                document.document(),
                document.title(),
                document.rule(),
                profile.rule(document.rule()).source(),
                until(done.get(YearDocument.Step.PREPARED), document.keepYears()),
                displayedUntil(done.get(YearDocument.Step.DISPLAYED), document, days),
                steps);
    }

    private static Step step(
            YearDocument.Stage stage,
            @Nullable LocalDate due,
            Papers.@Nullable Taken done,
            LocalDate asOf) {
        if (done == null || done.on().isAfter(asOf)) {
            State state = due != null && asOf.isAfter(due) ? State.OVERDUE : State.OPEN;
            return new Step(
                    stage.step(), stage.rule(), state, due, null, null, null, null, null, null);
        }
        return new Step(
                stage.step(),
                stage.rule(),
                due != null && done.on().isAfter(due) ? State.LATE : State.DONE,
                due,
                done.on(),
                done.by(),
                done.reference(),
                done.hash(),
                done.opinion(),
                done.reason());
    }

    private static @Nullable LocalDate until(
            Papers.@Nullable Taken taken, @Nullable Integer years) {
        return taken == null || years == null ? null : taken.on().plusYears(years);
    }

    private static @Nullable LocalDate displayedUntil(
            Papers.@Nullable Taken displayed, YearDocument document, DocumentRules.Days days) {
        Integer years = document.displayYears();
        if (displayed == null || years == null) {
            return null;
        }
        LocalDate due =
                document.stages().stream()
                        .filter(stage -> stage.step() == YearDocument.Step.DISPLAYED)
                        .findFirst()
                        .flatMap(stage -> DocumentRules.due(stage.due(), days))
                        .orElse(null);
        return DocumentRules.displayedUntil(displayed.on(), due, years);
    }

    private static List<Overdue> overdue(List<Document> documents) {
        return documents.stream()
                .flatMap(document ->
                        document.steps().stream()
                                .filter(step -> step.state() == State.OVERDUE && step.due() != null)
                                .map(step ->
                                        new Overdue(
                                                document.document(),
                                                step.step(),
                                                step.due(),
                                                step.rule())))
                .sorted(Comparator.comparing(Overdue::due))
                .toList();
    }
}
