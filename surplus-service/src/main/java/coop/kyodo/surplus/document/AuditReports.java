package coop.kyodo.surplus.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.YearDocument;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JP-182: what the auditors' report says of a plan. A plan that it finds not to conform to law and
/// articles goes neither to the assembly nor into execution. One that it calls grossly improper
/// does: whether to adopt it is for the assembly to judge, which has the report before it. A report
/// that is missing is overdue among the year's documents and holds nothing up.
public final class AuditReports {

    /// The newest report on a plan.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Report(
            boolean conforms,
            boolean grosslyImproper,
            @Nullable String remark,
            LocalDate on,
            String by) {}

    private AuditReports() {}

    /// The newest report on the plan with this hash, when there is one.
    public static Optional<Report> of(Tx tx, String year, String planHash) {
        return Papers.opinionOn(tx, year, planHash)
                .flatMap(taken ->
                        Optional.ofNullable(taken.opinion())
                                .map(opinion ->
                                        new Report(
                                                opinion.conforms(),
                                                opinion.grosslyImproper(),
                                                opinion.remark(),
                                                taken.on(),
                                                taken.by())));
    }

    /// @throws coop.kyodo.kit.rules.RefusedException 409 when the report says otherwise
    public static void mustConform(Tx tx, String year, String planHash, Profile profile) {
        profile.documents().stream()
                .flatMap(document -> document.stages().stream())
                .map(YearDocument.Stage::opinion)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(rule ->
                        of(tx, year, planHash)
                                .filter(report -> !report.conforms())
                                .map(report ->
                                        Refusal.of("plan-not-conforming", profile.rule(rule))
                                                .with("on", report.on())
                                                .with(
                                                        "remark",
                                                        report.remark() == null
                                                                ? ""
                                                                : report.remark())))
                .ifPresent(refusal -> Decision.<Report>refused(refusal).orConflict());
    }
}
