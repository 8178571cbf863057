package coop.kyodo.federation.dues;

import coop.kyodo.federation.count.Snapshots;
import coop.kyodo.federation.federation.Federation;
import coop.kyodo.federation.federation.Federations;
import coop.kyodo.kit.audit.Check;
import coop.kyodo.kit.audit.Finding;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every run recomputes from its frozen count and its policy, its lines add up, a corrected run is
/// credited in full, and nothing is paid that was not owed.
@ApplicationScoped
class DuesCheck implements Check {

    private final DuesPolicies policies;
    private final Assessments assessments;

    DuesCheck(DuesPolicies policies, Assessments assessments) {
        this.policies = policies;
        this.assessments = assessments;
    }

    @Override
    public String name() {
        return "dues-recompute";
    }

    @Override
    public Finding run(Tx tx) {
        Federation federation = Federations.get(tx);
        var faults = new ArrayList<String>();
        List<DuesRun> runs = DuesRuns.page(tx, 0, Integer.MAX_VALUE);
        int checked = 0;
        for (DuesRun run : runs) {
            List<Assessment> stored = assessments.of(tx, run.id());
            checked += stored.size();
            DuesPreview again =
                    DuesPreview.of(
                            policies.get(tx, run.policyId()),
                            Snapshots.get(tx, run.snapshotId()).count(),
                            FiscalYear.of(run.fiscalYear(), federation.lastDayOfFiscalYear()));
            Map<UUID, DuesPreview.Assessed> recomputed =
                    again.assessments().stream()
                            .collect(
                                    Collectors.toMap(
                                            DuesPreview.Assessed::organisationId,
                                            Function.identity()));
            if (stored.size() != recomputed.size() || !run.total().equals(again.total())) {
                faults.add("run " + run.id() + " does not follow from its frozen count");
            }
            for (Assessment assessment : stored) {
                DuesPreview.Assessed one = recomputed.get(assessment.organisationId());
                if (one == null
                        || !one.amount().equals(assessment.amount())
                        || !one.lines().equals(assessment.lines())) {
                    faults.add(
                            "assessment "
                                    + assessment.id()
                                    + " does not follow from its frozen count");
                }
                addFaults(assessment, run, faults);
            }
        }
        return Finding.of(Map.of("runs", runs.size(), "assessments", checked), faults);
    }

    private static void addFaults(Assessment assessment, DuesRun run, List<String> faults) {
        Money none = Money.zero(assessment.amount().currency());
        Money sum =
                assessment.lines().stream().map(DuesRules.Line::amount).reduce(none, Money::plus);
        if (!sum.equals(assessment.amount())) {
            faults.add("the lines of assessment " + assessment.id() + " do not add up");
        }
        if (run.correctedBy() != null && !assessment.credited().equals(assessment.amount())) {
            faults.add("assessment " + assessment.id() + " of a corrected run is not credited");
        }
        if (assessment.paid().compareTo(assessment.amount()) > 0) {
            faults.add("more was paid on assessment " + assessment.id() + " than was owed");
        }
    }
}
