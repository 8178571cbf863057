package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the correction of a charged loss may do (US-07, ES-03c); as that of a plan, by COR-01 and
/// COR-03 of decision record 20.
final class LossCorrectionRules {

    private LossCorrectionRules() {}

    /// COR-01: the day of the correction. What nothing rests on yet is put right on the day of the
    /// charge; where the accounts of that day are closed, or a later year is disposed of, that day
    /// stays as it was.
    ///
    /// @param closedUpTo the last day up to which the capital accounts are closed
    /// @param laterYear whether a later year is disposed of
    static LocalDate dayOf(
            LocalDate chargedOn,
            LocalDate correctedOn,
            @Nullable LocalDate closedUpTo,
            boolean laterYear) {
        boolean closed = closedUpTo != null && !chargedOn.isAfter(closedUpTo);
        return closed || laterYear ? correctedOn : chargedOn;
    }

    /// US-07: what a charge took from the carry-over or left there is another year's once its plan
    /// took it up; that plan is corrected, not the charge.
    ///
    /// @param carriedIn what the charge took from the carry-over
    /// @param carried what it left there
    /// @param laterPlan the plan of a later year that was executed after the charge
    static Optional<Refusal> refusalOfTakenUp(
            Money carriedIn, Money carried, @Nullable UUID laterPlan, Rule rule) {
        return laterPlan == null || (carriedIn.isZero() && carried.isZero())
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("charged-loss-taken-up", rule)
                                .at("/corrects")
                                .with("planId", laterPlan)
                                .with("carriedIn", carriedIn)
                                .with("carried", carried));
    }

    /// COR-03: the collective account is not below nothing after it, on that day or any later one.
    ///
    /// @param before the least that it holds from the day of the correction on
    /// @param after the least that it would hold
    static Optional<Refusal> refusalOfSpentFund(String fund, Money before, Money after, Rule rule) {
        return !after.isNegative() || after.compareTo(before) >= 0
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("corrected-fund-spent", rule)
                                .with("fund", fund)
                                .with("held", before)
                                .with("reduction", before.minus(after))
                                .with("missing", after.negated()));
    }
}
