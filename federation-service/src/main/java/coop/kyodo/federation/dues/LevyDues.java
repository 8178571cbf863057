package coop.kyodo.federation.dues;

import coop.kyodo.federation.count.Snapshot;
import coop.kyodo.federation.count.Snapshots;
import coop.kyodo.federation.federation.Federation;
import coop.kyodo.federation.federation.Federations;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Levies a year's dues: freezes the count, assesses everybody it concerns, and credits the run it
/// corrects.
@ApplicationScoped
class LevyDues {

    private final DuesPolicies policies;
    private final Assessments assessments;

    LevyDues(DuesPolicies policies, Assessments assessments) {
        this.policies = policies;
        this.assessments = assessments;
    }

    DuesRun levy(Tx tx, NewDuesRun request) {
        Federation federation = Federations.get(tx);
        DuesPolicy policy = policies.get(tx, request.policyId());
        Federations.hold(tx, "dues");
        DuesRules.levy(policy.adoptedOn(), request.assessedOn(), federation.rules()).orRefuse();
        Map<UUID, Assessment> replaced = replaced(tx, request);
        Snapshot snapshot = Snapshots.freeze(tx, policy.line(), request.countAsOf());
        DuesPreview dues =
                DuesPreview.of(
                        policy,
                        snapshot.count(),
                        FiscalYear.of(request.fiscalYear(), federation.lastDayOfFiscalYear()));
        UUID id = Ids.orNext(request.id());
        if (!DuesRuns.add(tx, id, request, snapshot.id())) {
            throw Problems.conflict("dues-run-exists", FormFault.of("", "said.id-of-a-run"));
        }
        Map<UUID, DuesPreview.Assessed> assessed =
                dues.assessments().stream()
                        .collect(
                                Collectors.toMap(
                                        DuesPreview.Assessed::organisationId, Function.identity()));
        replaced.forEach((organisation, old) ->
                assessments.credit(tx, id, old, assessed.containsKey(organisation)));
        dues.assessments()
                .forEach(one -> assessments.add(tx, id, one, replaced.get(one.organisationId())));
        DuesRun run = DuesRuns.get(tx, id);
        tx.audit("dues-levied", id.toString(), run);
        return run;
    }

    DuesPreview preview(Tx tx, UUID policyId, String fiscalYear, LocalDate countAsOf) {
        Federation federation = Federations.get(tx);
        DuesPolicy policy = policies.get(tx, policyId);
        return DuesPreview.of(
                policy,
                Snapshots.count(tx, policy.line(), countAsOf),
                FiscalYear.of(fiscalYear, federation.lastDayOfFiscalYear()));
    }

    /// The assessments of the run that is corrected, by organisation; none for a first run.
    private Map<UUID, Assessment> replaced(Tx tx, NewDuesRun request) {
        Optional<UUID> standing = DuesRuns.standing(tx, request.policyId(), request.fiscalYear());
        UUID corrects = request.corrects();
        if (corrects == null) {
            if (standing.isPresent()) {
                throw Problems.conflict(
                        "dues-run-exists",
                        new FormFault("", "said.run-of-the-year", Map.of("run", standing.get())));
            }
            return Map.of();
        }
        if (request.reason() == null || request.reason().isBlank()) {
            throw Problems.malformed(
                    "reason-needed", FormFault.of("/reason", "said.correction-says-why"));
        }
        DuesRun corrected = DuesRuns.get(tx, corrects);
        if (corrected.correctedBy() != null) {
            throw Problems.conflict(
                    "dues-run-corrected",
                    new FormFault(
                            "",
                            "said.run-corrected-by",
                            Map.of("correctedBy", corrected.correctedBy())));
        }
        if (!standing.equals(Optional.of(corrects))) {
            throw Problems.conflict("dues-run-differs", FormFault.of("", "said.run-of-another"));
        }
        List<Assessment> old = assessments.of(tx, corrects);
        return old.stream()
                .collect(Collectors.toMap(Assessment::organisationId, Function.identity()));
    }
}
