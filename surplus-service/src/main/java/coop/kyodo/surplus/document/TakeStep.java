package coop.kyodo.surplus.document;

import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.YearDocument;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Records that something happened to a document of a year.
final class TakeStep {

    record Request(
            YearDocument.@NotNull Step step,
            @NotNull LocalDate on,
            @Nullable @Size(min = 1, max = 200) @Pattern(regexp = "[^\\x00-\\x1f]*")
                    String reference,
            @Nullable @Pattern(regexp = "[0-9a-f]{64}") String hash) {}

    /// The day of the ordinary general assembly; the newest one holds.
    record AssemblyRequest(@NotNull LocalDate heldOn) {}

    private TakeStep() {}

    static DocumentsView take(Tx tx, String label, String name, Request request, String by) {
        FiscalYear year = FiscalYears.locked(tx, label);
        Profile profile = Cooperatives.asOf(tx, year.to()).rules();
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
                                Problems.invalid(
                                        "document-has-no-such-step",
                                        "/step",
                                        name + " is not " + request.step() + "."));
        Map<YearDocument.Step, LocalDate> done =
                Papers.of(tx, label).stream()
                        .filter(each -> each.document().equals(name))
                        .collect(Collectors.toMap(Papers.Taken::step, Papers.Taken::on));
        if (done.containsKey(request.step())) {
            throw Problems.conflict(
                    "document-step-taken",
                    "It was %s on %s.".formatted(request.step(), done.get(request.step())));
        }
        DocumentRules.refusalOf(stage, request.on(), done, profile.rule(stage.rule()))
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
        Papers.add(
                tx,
                label,
                new Papers.Taken(
                        name,
                        request.step(),
                        request.on(),
                        by,
                        request.reference(),
                        request.hash()));
        tx.audit(
                "document-step-taken",
                label + "/" + name,
                Map.of("step", request.step(), "on", request.on()));
        return DocumentsView.of(tx, label, tx.today());
    }

    static DocumentsView setAssembly(Tx tx, String label, AssemblyRequest request) {
        FiscalYear year = FiscalYears.locked(tx, label);
        if (!request.heldOn().isAfter(year.to())) {
            throw Problems.invalid(
                    "assembly-before-year-end", "/heldOn", "The year ends on " + year.to() + ".");
        }
        Papers.setAssembly(tx, label, request.heldOn());
        tx.audit("ordinary-assembly-set", label, Map.of("heldOn", request.heldOn()));
        return DocumentsView.of(tx, label, tx.today());
    }
}
