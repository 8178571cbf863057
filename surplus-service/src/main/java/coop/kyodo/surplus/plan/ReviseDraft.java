package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Etags;
import coop.kyodo.surplus.waterfall.Wish;
import coop.kyodo.surplus.year.FiscalYear;
import coop.kyodo.surplus.year.FiscalYears;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Computes a draft again; a plan that was submitted is bound by its hash and stays as it is.
final class ReviseDraft {

    record Request(
            @Nullable @Min(0) @Max(1_000_000) Integer policyVersion,
            @NotNull @Valid Money distributed,
            @Nullable @Size(max = 50) List<Wish.@Valid @NotNull Choice> choices,
            @Nullable @Size(max = 50) List<Wish.@Valid @NotNull DrawDown> drawDowns,
            @Nullable @Size(max = 2_000) String note) {}

    private ReviseDraft() {}

    static Plan revise(Tx tx, UUID id, HttpHeaders headers, Request request) {
        FiscalYear year = FiscalYears.locked(tx, Plans.get(tx, id).year());
        Plan before = Plans.get(tx, id);
        before.mustBe(Plan.State.DRAFT, "plan-bound-by-hash");
        Etags.check(headers, before.version());
        Wish wish = Wish.of(request.distributed(), request.choices(), request.drawDowns());
        PlanDocument document =
                PlanComputation.compute(
                        tx,
                        id,
                        year,
                        request.policyVersion(),
                        wish,
                        before.readInputs().corrects());
        Plans.addRevision(tx, id, before.revision() + 1, document, request.note());
        Plan plan = Plans.get(tx, id);
        tx.audit(
                "plan-revised",
                id.toString(),
                Map.of(
                        "revision", plan.revision(),
                        "hash", plan.hash(),
                        "distributed", plan.distributed()));
        return plan;
    }
}
