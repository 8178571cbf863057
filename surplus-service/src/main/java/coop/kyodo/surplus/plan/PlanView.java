package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.correction.Correction;
import coop.kyodo.surplus.document.AuditReports;
import coop.kyodo.surplus.measure.YearMeasures;
import coop.kyodo.surplus.picture.WorkRecords;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.waterfall.StatutoryTable;
import coop.kyodo.surplus.waterfall.Waterfall;
import coop.kyodo.surplus.year.CapitalDifference;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A plan as callers see it.
record PlanView(
        UUID planId,
        String fiscalYear,
        Plan.State state,
        int revision,
        String hash,
        String program,
        String profile,
        int policyVersion,
        int figuresVersion,
        int articlesVersion,
        Money distributed,
        Waterfall waterfall,
        StatutoryTable table,
        Snapshot snapshot,
        @Nullable LocalDate submittedOn,
        @Nullable Adoption adoption,
        @Nullable Adoption superseded,
        @Nullable LocalDate executedOn,
        @Nullable Execution execution,
        List<Plans.Mismatch> mismatches,
        @Nullable String note,
        @Nullable Correction corrects,
        @Nullable UUID correctedBy,
        AuditReports.@Nullable Report auditReport,
        @Nullable PayBy payBy,
        @Nullable CapitalDifference capitalDifference) {

    /// By when what the plan pays in money is paid.
    ///
    /// @param late whether it was executed after that day, or is not executed and the day has
    ///   passed
    record PayBy(LocalDate dueBy, String rule, String source, boolean late) {

        static PayBy of(Profile.PayBy payBy, LocalDate executedOrToday) {
            return new PayBy(
                    payBy.dueBy(),
                    payBy.rule().id(),
                    payBy.rule().source(),
                    executedOrToday.isAfter(payBy.dueBy()));
        }
    }

    /// A plan in a listing.
    record Summary(
            UUID planId,
            String fiscalYear,
            Plan.State state,
            int revision,
            String hash,
            Money distributed,
            @Nullable UUID corrects) {

        static Summary of(Plan plan) {
            return new Summary(
                    plan.planId(),
                    plan.year(),
                    plan.state(),
                    plan.revision(),
                    plan.hash(),
                    plan.distributed(),
                    plan.corrects());
        }
    }

    /// The frozen measures.
    ///
    /// @param measures the imports that were counted
    /// @param late what came after the plan was made, and is no part of it
    record Snapshot(
            List<String> periods,
            int members,
            long minutes,
            long days,
            List<WorkRecords.NotEligible> notEligible,
            List<YearMeasures.Frozen> measures,
            Late late) {}

    /// What came too late for a plan.
    ///
    /// @param periods months that were closed again
    record Late(List<String> periods, List<YearMeasures.Frozen> measures) {

        static Late of(Tx tx, PlanInputs inputs) {
            List<WorkRecords.Period> counted = inputs.periods();
            List<YearMonth> months =
                    counted.stream().map(each -> YearMonth.parse(each.period())).toList();
            List<String> again =
                    WorkRecords.closed(tx, months).stream()
                            .filter(month -> !counted.contains(month))
                            .map(WorkRecords.Period::period)
                            .toList();
            return new Late(
                    again, YearMeasures.later(tx, inputs.fiscalYear(), inputs.importedMeasures()));
        }
    }

    record Adoption(@Nullable UUID resolutionId, LocalDate adoptedOn) {}

    private static @Nullable Adoption resolution(Plan plan, Plan.State reached) {
        return plan.reached(reached)
                .map(state -> new Adoption(state.resolutionId(), state.onDay()))
                .orElse(null);
    }

    static PlanView of(Tx tx, Plan plan) {
        PlanInputs inputs = plan.readInputs();
        PlanDocument.Result result = plan.readResult();
        PlanLines.Totals work = PlanLines.totals(tx, plan);
        LocalDate executedOn =
                plan.reached(Plan.State.EXECUTED).map(Plan.Reached::onDay).orElse(null);
        return new PlanView(
                plan.planId(),
                plan.year(),
                plan.state(),
                plan.revision(),
                plan.hash(),
                plan.program(),
                inputs.policy().profile(),
                inputs.policy().version(),
                inputs.figuresVersion(),
                inputs.articlesVersion(),
                plan.distributed(),
                result.waterfall(),
                result.table(),
                new Snapshot(
                        inputs.periods().stream().map(WorkRecords.Period::period).toList(),
                        work.members(),
                        work.minutes(),
                        work.days(),
                        inputs.notEligible(),
                        inputs.importedMeasures(),
                        Late.of(tx, inputs)),
                plan.reached(Plan.State.SUBMITTED).map(Plan.Reached::onDay).orElse(null),
                resolution(plan, Plan.State.ADOPTED),
                resolution(plan, Plan.State.SUPERSEDED),
                executedOn,
                Executions.find(tx, plan.planId()).orElse(null),
                Plans.mismatches(tx, plan.planId()),
                plan.note(),
                inputs.corrects(),
                Plans.correctionOf(tx, plan.planId(), Plan.State.EXECUTED).orElse(null),
                AuditReports.of(tx, plan.year(), plan.hash()).orElse(null),
                plan.payBy()
                        .map(due -> PayBy.of(due, executedOn == null ? tx.today() : executedOn))
                        .orElse(null),
                inputs.capitalDifference());
    }
}
