package coop.kyodo.surplus.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.payout.PayoutTerms;
import coop.kyodo.surplus.payout.Payouts;
import coop.kyodo.surplus.payout.UnitPurchase;
import coop.kyodo.surplus.picture.Capital;
import coop.kyodo.surplus.picture.WorkRecords;
import coop.kyodo.surplus.plan.Plan;
import coop.kyodo.surplus.plan.PlanInputs;
import coop.kyodo.surplus.plan.PlanLines;
import coop.kyodo.surplus.profile.Texts;
import coop.kyodo.surplus.waterfall.MemberMeasures;
import coop.kyodo.surplus.waterfall.Payout;
import coop.kyodo.surplus.waterfall.Share;
import coop.kyodo.surplus.waterfall.Waterfall;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How one member's share in an executed plan came about, down to the month's minutes.
///
/// @param units what of the retained part buys whole units of capital; absent where the policy does
///   not say so
/// @param purchase what of it was asked of membership, and what became of it
@JsonInclude(JsonInclude.Include.NON_NULL)
record Statement(
        UUID planId,
        String fiscalYear,
        String hash,
        UUID memberId,
        long memberNumber,
        LocalDate executedOn,
        List<WorkRecords.Month> months,
        List<Line> shares,
        Money total,
        Payout payout,
        @Nullable Money units,
        @Nullable UnitPurchase purchase) {

    /// One step's share.
    ///
    /// @param pool what was divided in this step
    record Line(Texts title, Money pool, List<Measure> measures, Share share) {}

    /// What the member did, beside all members.
    record Measure(String measure, Fraction weight, long own, long total) {}

    static Statement of(Tx tx, Plan plan, UUID member) {
        PlanInputs inputs = plan.readInputs();
        MemberMeasures measures = PlanLines.measuresOf(tx, plan, member).orElseThrow();
        List<Waterfall.Line> lines = plan.readResult().waterfall().lines();
        List<Share> shares = PlanLines.sharesOf(tx, plan, member);
        Money zero = Money.zero(plan.distributed().currency());
        LocalDate executedOn = plan.reached().getLast().onDay();
        return new Statement(
                plan.planId(),
                plan.year(),
                plan.hash(),
                member,
                measures.memberNumber(),
                executedOn,
                WorkRecords.ofMember(tx, member, inputs.periods()),
                shares.stream().map(share -> line(share, lines, measures)).toList(),
                shares.stream().map(Share::amount).reduce(zero, Money::plus),
                payout(tx, plan.payoutTerms(executedOn), member, shares),
                units(shares, inputs),
                Payouts.find(tx, plan.planId(), member).map(Payouts.Line::units).orElse(null));
    }

    /// What was written when the plan was executed; for plans from before payouts were written,
    /// what follows from the rules.
    private static Payout payout(Tx tx, PayoutTerms terms, UUID member, List<Share> shares) {
        Money zero = Money.zero(terms.currency());
        return Payouts.find(tx, terms.planId(), member)
                .map(line ->
                        new Payout(
                                line.gross(),
                                terms.withholdingRate(),
                                line.withheld(),
                                line.unpaidCapital().minus(line.returned()),
                                line.retained(),
                                line.cash().plus(line.returned())))
                .orElseGet(() ->
                        Payout.of(
                                shares.stream().map(Share::cash).reduce(zero, Money::plus),
                                shares.stream().map(Share::retained).reduce(zero, Money::plus),
                                terms.withholdingRate(),
                                Capital.unpaidOf(tx, member, terms.on()).orElse(zero),
                                terms.paysUp()));
    }

    private static @Nullable Money units(List<Share> shares, PlanInputs inputs) {
        Money unit = inputs.articles().unitAmount();
        Set<String> steps = inputs.policy().stepsRetainedInUnits();
        if (unit == null || !unit.isPositive() || steps.isEmpty()) {
            return null;
        }
        long retained =
                shares.stream()
                        .filter(share -> steps.contains(share.step()))
                        .mapToLong(share -> share.retained().amount())
                        .sum();
        return unit.times(retained / unit.amount());
    }

    private static Line line(Share share, List<Waterfall.Line> lines, MemberMeasures measures) {
        Waterfall.Line step =
                lines.stream()
                        .filter(line -> line.step().equals(share.step()))
                        .findFirst()
                        .orElseThrow();
        Money pool = step.returned() == null ? step.amount() : step.amount().plus(step.returned());
        List<Waterfall.Measured> measured = step.measured() == null ? List.of() : step.measured();
        return new Line(
                step.title(),
                pool,
                measured.stream()
                        .map(each ->
                                new Measure(
                                        each.measure(),
                                        each.weight(),
                                        measures.value(each.measure()),
                                        each.total()))
                        .toList(),
                share);
    }
}
