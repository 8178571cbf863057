package coop.kyodo.surplus.plan;

import coop.kyodo.kit.events.CloudEvent;
import coop.kyodo.kit.events.EventHandler;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.surplus.year.FiscalYears;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A plan is adopted when a resolution of its own co-op names it with its hash; an earlier adopted
/// one that was not executed gives way to it. Any other resolution that names it is noted beside it
/// and changes nothing; but where one goes back to a plan that gave way, the assembly does not want
/// the other one any more, and that gives way too: the plan is made and put to it again. What is
/// adopted on a day that has not come is adopted when the event is replayed on that day.
@ApplicationScoped
class AdoptPlan implements EventHandler {

    record Matter(String type, @Nullable String reference, @Nullable String hash) {}

    record Resolution(UUID cooperativeId, UUID resolutionId, Matter matter, LocalDate adoptedOn) {}

    enum Mismatch {
        HASH_DIFFERS,
        NOT_SUBMITTED,
        OTHER_PLAN_ADOPTED,
        ALREADY_ADOPTED,
        SUPERSEDED,
        DISTRIBUTION_FORBIDDEN
    }

    @Override
    public Set<String> types() {
        return Set.of("coop.kyodo.governance.resolution-adopted.v1");
    }

    @Override
    public void on(Tx tx, CloudEvent event) {
        Resolution resolution = event.data(Resolution.class);
        if (!resolution.matter().type().equals("SURPLUS_PLAN")) {
            return;
        }
        Optional<Plan> named =
                resolution.cooperativeId().equals(tx.tenant())
                        ? id(resolution.matter().reference()).flatMap(id -> Plans.find(tx, id))
                        : Optional.empty();
        if (named.isEmpty()) {
            tx.audit(
                    "adoption-of-unknown-plan",
                    resolution.resolutionId().toString(),
                    Map.of("reference", String.valueOf(resolution.matter().reference())));
            return;
        }
        Days.ofEventMustHaveCome(tx, resolution.adoptedOn(), "adoptedOn");
        UUID id = named.get().planId();
        FiscalYears.locked(tx, named.get().year());
        adopt(tx, Plans.get(tx, id), resolution);
    }

    private static void adopt(Tx tx, Plan plan, Resolution resolution) {
        Optional<Plan> other = Plans.adoptedBeside(tx, plan);
        Optional<Mismatch> mismatch =
                mismatch(
                                plan,
                                resolution.matter().hash(),
                                other.filter(each -> !givesWay(tx, each, resolution.adoptedOn()))
                                        .isPresent())
                        .or(() ->
                                DistributionBan.refusalOf(tx, plan, resolution.adoptedOn())
                                        .map(_ -> Mismatch.DISTRIBUTION_FORBIDDEN));
        boolean replaces = mismatch.isEmpty() || mismatch.get() == Mismatch.SUPERSEDED;
        if (replaces) {
            other.ifPresent(each ->
                    Plans.reach(
                            tx,
                            each,
                            Plan.State.SUPERSEDED,
                            resolution.adoptedOn(),
                            resolution.resolutionId()));
        }
        if (mismatch.isPresent()) {
            Plans.addMismatch(
                    tx,
                    plan.planId(),
                    new Plans.Mismatch(
                            resolution.resolutionId(),
                            mismatch.get().name(),
                            resolution.matter().hash(),
                            resolution.adoptedOn()));
        } else {
            Plans.reach(
                    tx,
                    plan,
                    Plan.State.ADOPTED,
                    resolution.adoptedOn(),
                    resolution.resolutionId());
        }
        tx.audit(
                mismatch.isPresent() ? "plan-adoption-mismatch" : "plan-adopted",
                plan.planId().toString(),
                Map.of(
                        "resolutionId",
                        resolution.resolutionId(),
                        "reason",
                        mismatch.map(Enum::name).orElse(""),
                        "instead",
                        other.filter(_ -> replaces)
                                .map(each -> each.planId().toString())
                                .orElse("")));
    }

    /// Whether an adopted plan gives way to one that is adopted on this day: the later resolution
    /// holds while the earlier one was not carried out, or its execution is halted before anything
    /// of it was paid or posted.
    private static boolean givesWay(Tx tx, Plan adopted, LocalDate to) {
        boolean open =
                adopted.state() == Plan.State.ADOPTED
                        || Executions.mayGiveWay(tx, adopted.planId());
        return open && adopted.reached(Plan.State.ADOPTED).orElseThrow().onDay().isBefore(to);
    }

    /// Why a resolution with this hash does not adopt the plan, or empty when it does.
    static Optional<Mismatch> mismatch(Plan plan, @Nullable String hash, boolean otherAdopted) {
        if (plan.state() == Plan.State.DRAFT) {
            return Optional.of(Mismatch.NOT_SUBMITTED);
        }
        boolean gaveWay = plan.state() == Plan.State.SUPERSEDED;
        if (plan.state() != Plan.State.SUBMITTED && !gaveWay) {
            return Optional.of(Mismatch.ALREADY_ADOPTED);
        }
        if (!plan.hash().equals(hash)) {
            return Optional.of(Mismatch.HASH_DIFFERS);
        }
        if (otherAdopted) {
            return Optional.of(Mismatch.OTHER_PLAN_ADOPTED);
        }
        return gaveWay ? Optional.of(Mismatch.SUPERSEDED) : Optional.empty();
    }

    private static Optional<UUID> id(@Nullable String reference) {
        try {
            return Optional.ofNullable(reference).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
