package coop.kyodo.surplus.use;

import coop.kyodo.kit.events.CloudEvent;
import coop.kyodo.kit.events.EventHandler;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.surplus.fund.Funds;
import coop.kyodo.surplus.picture.Cooperatives;
import coop.kyodo.surplus.profile.FundTerms;
import coop.kyodo.surplus.profile.Profile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Approves a use: a director where the fund's terms leave it to them, else a resolution of the
/// general assembly that names the use with its hash. A resolution on the budget or on another
/// matter may name one; any other that does not fit is noted and changes nothing.
@ApplicationScoped
class ApproveUse implements EventHandler {

    private static final Set<String> MATTERS = Set.of("BUDGET", "OTHER");

    record Request(@NotNull LocalDate approvedOn) {}

    record Matter(String type, @Nullable String reference, @Nullable String hash) {}

    record Resolution(UUID cooperativeId, UUID resolutionId, Matter matter, LocalDate adoptedOn) {}

    static FundUse approve(Tx tx, UUID id, Request request, String by) {
        Funds.lock(tx);
        FundUse use = FundUses.get(tx, id);
        Profile profile = Cooperatives.asOf(tx, request.approvedOn()).rules();
        FundTerms fund = Funds.get(tx, profile, use.fund());
        UseRules.refusalOfApproval(fund, profile.ruleOf(fund))
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
        use.mustBe(FundUse.State.REQUESTED);
        use.mustNotBeBefore(request.approvedOn());
        Days.mustHaveCome(tx, request.approvedOn(), "/approvedOn");
        return approved(tx, use, request.approvedOn(), by, null);
    }

    @Override
    public Set<String> types() {
        return Set.of("coop.kyodo.governance.resolution-adopted.v1");
    }

    @Override
    public void on(Tx tx, CloudEvent event) {
        Resolution resolution = event.data(Resolution.class);
        Optional<FundUse> named =
                MATTERS.contains(resolution.matter().type())
                                && resolution.cooperativeId().equals(tx.tenant())
                        ? id(resolution.matter().reference()).flatMap(id -> FundUses.find(tx, id))
                        : Optional.empty();
        if (named.isEmpty()) {
            return;
        }
        Days.ofEventMustHaveCome(tx, resolution.adoptedOn(), "adoptedOn");
        Funds.lock(tx);
        FundUse use = FundUses.get(tx, named.get().useId());
        if (use.state() != FundUse.State.REQUESTED
                || !use.hash().equals(resolution.matter().hash())) {
            tx.audit(
                    "fund-use-resolution-mismatch",
                    use.useId().toString(),
                    Map.of(
                            "resolutionId", resolution.resolutionId(),
                            "state", use.state(),
                            "hash", String.valueOf(resolution.matter().hash())));
            return;
        }
        approved(tx, use, resolution.adoptedOn(), "assembly", resolution.resolutionId());
    }

    private static FundUse approved(
            Tx tx, FundUse use, LocalDate on, String by, @Nullable UUID resolution) {
        FundUses.reach(
                tx,
                use.useId(),
                new FundUse.Reached(FundUse.State.APPROVED, on, by, resolution, null));
        FundUse approved = FundUses.get(tx, use.useId());
        tx.publish(UseEvents.approved(tx.tenant(), approved, on));
        tx.audit(
                "fund-use-approved",
                use.useId().toString(),
                Map.of("on", on, "resolutionId", resolution == null ? "" : resolution));
        return approved;
    }

    private static Optional<UUID> id(@Nullable String reference) {
        try {
            return Optional.ofNullable(reference).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
