package coop.kyodo.surplus.document;

import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.YearDocument;
import coop.kyodo.surplus.profile.YearDocument.Step;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Records that something happened to a document of a year.
final class TakeStep {

    /// @param reason why a step that was taken is corrected
    record Request(
            @NotNull Step step,
            @NotNull LocalDate on,
            @Nullable @Size(min = 1, max = 200) @Pattern(regexp = "[^\\x00-\\x1f]*")
                    String reference,
            @Nullable @Pattern(regexp = "[0-9a-f]{64}") String hash,
            @Nullable @Valid Opinion opinion,
            @Nullable @Size(max = 500) @Pattern(regexp = "[^\\x00]*\\S[^\\x00]*") String reason) {}

    /// The day of the ordinary general assembly; the newest one holds.
    record AssemblyRequest(@NotNull LocalDate heldOn) {}

    private TakeStep() {}

    static DocumentsView take(Tx tx, String label, String name, Request request, String by) {
        FiscalYear year = FiscalYears.locked(tx, label);
        Profile profile = Cooperatives.asOf(tx, year.to()).rules();
        Days.mustHaveCome(tx, request.on(), "/on");
        YearDocument document =
                profile.documents().stream()
                        .filter(each -> each.document().equals(name))
                        .findFirst()
                        .orElseThrow(() -> Problems.notFound("document-not-found"));
        YearDocument.Stage stage =
                document.stages().stream()
                        .filter(each -> each.step() == request.step())
                        .findFirst()
                        .orElseThrow(() ->
                                Problems.malformed(
                                        "document-has-no-such-step",
                                        new FormFault(
                                                "/step",
                                                "said.no-such-step",
                                                Map.of("document", name, "step", request.step()))));
        mustComeWithAnOpinion(stage, request.opinion());
        mustBeOfAPlan(tx, label, request.opinion());
        Map<YearDocument.Step, Papers.Taken> taken =
                Papers.of(tx, label).stream()
                        .filter(each -> each.document().equals(name))
                        .collect(Collectors.toMap(Papers.Taken::step, Function.identity()));
        Papers.@Nullable Taken before = taken.get(request.step());
        if (before == null && request.reason() != null) {
            throw Problems.malformed(
                    "document-step-not-taken",
                    new FormFault(
                            "/reason", "said.step-not-taken", Map.of("step", request.step())));
        }
        if (before != null
                && request.reason() == null
                && !mayComeAgain(tx, label, stage, before.opinion(), request.opinion())) {
            throw Problems.conflict(
                    "document-step-taken",
                    new FormFault(
                            "",
                            "said.step-taken",
                            Map.of("step", request.step(), "on", before.on())));
        }
        Map<YearDocument.Step, LocalDate> done = new EnumMap<>(YearDocument.Step.class);
        taken.forEach((step, each) -> done.put(step, each.on()));
        Rule rule = profile.rule(stage.rule());
        DocumentRules.Days days =
                new DocumentRules.Days(
                        year.from(), year.to(), Papers.assembly(tx, label).orElse(null));
        DocumentRules.refusalOf(stage, request.on(), done, rule)
                .or(() -> DocumentRules.refusalOfEarly(stage, request.on(), days, rule))
                .or(() -> DocumentRules.refusalOfLate(document, stage, request.on(), done, rule))
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
        Papers.Taken step =
                new Papers.Taken(
                        name,
                        request.step(),
                        request.on(),
                        by,
                        request.reference(),
                        request.hash(),
                        request.opinion(),
                        request.reason());
        if (before == null) {
            Papers.add(tx, label, step);
        } else if (request.reason() != null) {
            Papers.correct(tx, label, step, request.reason());
        }
        if (step.opinion() != null) {
            Papers.judge(tx, label, step, step.opinion());
        }
        tx.audit(
                request.reason() == null ? "document-step-taken" : "document-step-corrected",
                label + "/" + name,
                Map.of(
                        "step", request.step(),
                        "on", request.on(),
                        "opinion", opinionOf(step)));
        return DocumentsView.of(tx, label, tx.today());
    }

    /// An audit whose opinion found fault, or that was recorded without one; and one of a plan on
    /// which there is no opinion yet, or one that found fault.
    private static boolean mayComeAgain(
            Tx tx,
            String year,
            YearDocument.Stage stage,
            @Nullable Opinion before,
            @Nullable Opinion given) {
        if (stage.opinion() == null) {
            return false;
        }
        if (before == null || before.findsFault()) {
            return true;
        }
        String plan = given == null ? null : given.planHash();
        return plan != null
                && Papers.opinionOn(tx, year, plan)
                        .flatMap(taken -> Optional.ofNullable(taken.opinion()))
                        .map(Opinion::findsFault)
                        .orElse(true);
    }

    private static void mustBeOfAPlan(Tx tx, String year, @Nullable Opinion opinion) {
        String plan = opinion == null ? null : opinion.planHash();
        if (plan != null && !Papers.hasPlan(tx, year, plan)) {
            throw Problems.malformed(
                    "opinion-on-no-plan",
                    new FormFault(
                            "/opinion/planHash", "said.no-plan-of-hash", Map.of("year", year)));
        }
    }

    private static String opinionOf(Papers.Taken step) {
        if (step.opinion() == null) {
            return "";
        }
        return step.opinion().findsFault() ? "FAULT" : "NO_FAULT";
    }

    /// JP-182: the audit of the disposition plan says what the auditors think of it, and why where
    /// they find fault.
    private static void mustComeWithAnOpinion(YearDocument.Stage stage, @Nullable Opinion opinion) {
        if (stage.opinion() == null && opinion != null) {
            throw Problems.malformed(
                    "opinion-not-asked-for", FormFault.of("/opinion", "said.no-opinion-asked"));
        }
        if (stage.opinion() != null && opinion == null) {
            throw Problems.malformed(
                    "opinion-missing", FormFault.of("/opinion", "said.opinion-missing"));
        }
        if (opinion != null && opinion.findsFault() && opinion.remark() == null) {
            throw Problems.malformed(
                    "opinion-without-remark",
                    FormFault.of("/opinion/remark", "said.opinion-with-remark"));
        }
    }

    static DocumentsView setAssembly(Tx tx, String label, AssemblyRequest request) {
        FiscalYear year = FiscalYears.locked(tx, label);
        if (!request.heldOn().isAfter(year.to())) {
            throw Problems.malformed(
                    "assembly-before-year-end",
                    new FormFault("/heldOn", "said.year-ends-on", Map.of("to", year.to())));
        }
        Papers.setAssembly(tx, label, request.heldOn());
        tx.audit("ordinary-assembly-set", label, Map.of("heldOn", request.heldOn()));
        return DocumentsView.of(tx, label, tx.today());
    }
}
