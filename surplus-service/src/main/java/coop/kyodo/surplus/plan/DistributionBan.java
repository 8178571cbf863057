package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.picture.Cooperative;
import coop.kyodo.surplus.picture.Cooperatives;
import java.time.LocalDate;
import java.util.Optional;

/// JP-241: a co-op whose articles forbid it distributes nothing on the day of the decision or of
/// the payment, whatever year the surplus is from. A correction may lower what was distributed.
final class DistributionBan {

    private DistributionBan() {}

    /// @throws RefusedException when nothing may be distributed on this day
    static void mustAllow(Tx tx, Plan plan, LocalDate on) {
        refusalOf(tx, plan, on)
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
    }

    static Optional<Refusal> refusalOf(Tx tx, Plan plan, LocalDate on) {
        Money before =
                plan.corrects() == null
                        ? Money.zero(plan.distributed().currency())
                        : Plans.get(tx, plan.corrects()).distributed();
        return refusalOf(tx, plan.distributed(), before, on);
    }

    /// @param before what is distributed already
    static Optional<Refusal> refusalOf(Tx tx, Money distributed, Money before, LocalDate on) {
        if (distributed.compareTo(before) <= 0) {
            return Optional.empty();
        }
        Cooperative cooperative = Cooperatives.asOf(tx, on);
        return cooperative
                .rules()
                .distributionForbiddenBy()
                .map(rule ->
                        Refusal.of("distribution-forbidden", rule)
                                .at("/distributed")
                                .with("requested", distributed)
                                .with("available", before)
                                .with("on", on)
                                .with(
                                        "articlesOf",
                                        Cooperatives.effectiveOn(
                                                tx, cooperative.articlesVersion())));
    }
}
