package coop.kyodo.surplus.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.surplus.correction.Correction;
import coop.kyodo.surplus.memberloss.MemberLosses;
import coop.kyodo.surplus.payout.CorrectedPayouts;
import coop.kyodo.surplus.payout.PayoutTerms;
import coop.kyodo.surplus.payout.Payouts;
import coop.kyodo.surplus.payout.UnitPurchase;
import coop.kyodo.surplus.picture.Capital;
import coop.kyodo.surplus.picture.WorkRecords;
import coop.kyodo.surplus.plan.Plan;
import coop.kyodo.surplus.plan.PlanInputs;
import coop.kyodo.surplus.plan.PlanLines;
import coop.kyodo.surplus.plan.Plans;
import coop.kyodo.surplus.profile.Split;
import coop.kyodo.surplus.profile.Texts;
import coop.kyodo.surplus.waterfall.MemberMeasures;
import coop.kyodo.surplus.waterfall.Payout;
import coop.kyodo.surplus.waterfall.Share;
import coop.kyodo.surplus.waterfall.Waterfall;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How one member's share in an executed plan came about, down to the month's minutes.
///
/// @param shares for a correction, the corrected ones
/// @param payout for a correction, what is paid more or less
/// @param losses what the member bears of the year's loss, step by step; absent without any
/// @param units what of the retained part buys whole units of capital; absent where the policy does
///   not say so
/// @param purchase what of it was asked of membership, and what became of it
/// @param rest what of the retained part bought no unit and is owed in money
/// @param setOffs what of the money settled earlier years' losses; absent without any
/// @param refunds what is paid back beside the payout, of losses that were settled and then became
///   smaller; absent without any
/// @param correction for a correction, what the member got before and gets in all
/// @param correctedBy the correction of this plan, once there is one
@JsonInclude(JsonInclude.Include.NON_NULL)
record Statement(
        UUID planId,
        String fiscalYear,
        String hash,
        UUID memberId,
        long memberNumber,
        LocalDate executedOn,
        List<WorkRecords.Month> months,
        List<StatementLine> shares,
        Money total,
        Payout payout,
        @Nullable List<Loss> losses,
        @Nullable Money units,
        @Nullable UnitPurchase purchase,
        @Nullable Money rest,
        @Nullable List<MemberLosses.Settlement> setOffs,
        @Nullable List<MemberLosses.Settlement> refunds,
        @Nullable Corrected correction,
        @Nullable UUID correctedBy) {

    /// Old and new together; the difference is the statement's `payout`.
    ///
    /// @param planId the plan that is corrected
    /// @param before what the member got in it and in what it corrects
    /// @param sum what it comes to
    /// @param beforeRest what of the retained part before was owed in money; absent without any
    /// @param sumRest what of it is owed in money in all; absent without any
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Corrected(
            UUID planId,
            String reason,
            Payout before,
            Payout sum,
            @Nullable Money beforeRest,
            @Nullable Money sumRest) {}

    /// What the member bears of a loss.
    ///
    /// @param loss what the members bear together in this step
    /// @param own the member's part, owed to the co-op
    record Loss(Texts title, Money loss, Money own) {}

    static Statement of(Tx tx, Plan plan, UUID member) {
        PlanInputs inputs = plan.readInputs();
        MemberMeasures measures = measures(tx, plan, member).orElseThrow();
        List<Waterfall.Line> lines = plan.readResult().waterfall().lines();
        List<Share> shares = PlanLines.sharesOf(tx, plan, member);
        Money zero = Money.zero(plan.distributed().currency());
        LocalDate executedOn = plan.reached().getLast().onDay();
        PayoutTerms terms = plan.payoutTerms(executedOn);
        Payout payout = payout(tx, terms, member, shares);
        Optional<Payouts.Line> written = Payouts.find(tx, plan.planId(), member);
        return new Statement(
                plan.planId(),
                plan.year(),
                plan.hash(),
                member,
                measures.memberNumber(),
                executedOn,
                WorkRecords.ofMember(
                        tx, member, inputs.periods(), inputs.policy().includesNonMembers()),
                shares.stream().map(share -> line(share, lines, inputs, measures)).toList(),
                shares.stream().map(Share::amount).reduce(zero, Money::plus),
                payout,
                losses(plan, member),
                inputs.corrects() == null ? units(shares, inputs) : null,
                written.map(Payouts.Line::units).orElse(null),
                written.map(Payouts.Line::rest).orElse(null),
                orAbsent(MemberLosses.setOffBy(tx, plan.planId(), member)),
                orAbsent(MemberLosses.refundedBy(tx, plan.planId(), member)),
                corrected(
                        tx,
                        plan,
                        inputs.corrects(),
                        terms,
                        member,
                        payout,
                        written.map(Payouts.Line::rest)),
                Plans.correctionOf(tx, plan.planId(), Plan.State.EXECUTED).orElse(null));
    }

    /// A member's measures in a plan. Somebody who is only in what a plan corrects, or is only paid
    /// back with it, has none in it.
    static Optional<MemberMeasures> measures(Tx tx, Plan plan, UUID member) {
        return PlanLines.measuresOf(tx, plan, member)
                .or(() ->
                        Payouts.find(tx, plan.planId(), member)
                                .map(line ->
                                        new MemberMeasures(
                                                member, line.memberNumber(), 0, 0, null)))
                .or(() ->
                        MemberLosses.refundedBy(tx, plan.planId(), member).stream()
                                .findFirst()
                                .flatMap(refund ->
                                        MemberLosses.numberIn(tx, refund.lossPlanId(), member))
                                .map(number -> new MemberMeasures(member, number, 0, 0, null)));
    }

    private static @Nullable List<MemberLosses.Settlement> orAbsent(
            List<MemberLosses.Settlement> settlements) {
        return settlements.isEmpty() ? null : settlements;
    }

    private static @Nullable List<Loss> losses(Plan plan, UUID member) {
        List<Loss> losses =
                plan.readResult().waterfall().allLosses().stream()
                        .flatMap(line ->
                                Stream.ofNullable(line.charges())
                                        .flatMap(List::stream)
                                        .filter(each -> each.memberId().equals(member))
                                        .map(each ->
                                                new Loss(
                                                        line.title(),
                                                        line.amount(),
                                                        each.amount())))
                        .toList();
        return losses.isEmpty() ? null : losses;
    }

    private static @Nullable Corrected corrected(
            Tx tx,
            Plan plan,
            @Nullable Correction correction,
            PayoutTerms terms,
            UUID member,
            Payout difference,
            Optional<Money> rest) {
        if (correction == null) {
            return null;
        }
        UUID root = plan.rootOrItself();
        Payout before = CorrectedPayouts.before(tx, terms, root, member);
        Optional<Money> restBefore = CorrectedPayouts.restBefore(tx, terms, root, member);
        return new Corrected(
                correction.planId(),
                correction.reason(),
                before,
                before.plus(difference),
                restBefore.orElse(null),
                Stream.of(restBefore, rest)
                        .flatMap(Optional::stream)
                        .reduce(Money::plus)
                        .orElse(null));
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

    private static StatementLine line(
            Share share, List<Waterfall.Line> lines, PlanInputs inputs, MemberMeasures measures) {
        Waterfall.Line line =
                lines.stream()
                        .filter(each -> each.step().equals(share.step()))
                        .findFirst()
                        .orElseThrow();
        Split split =
                inputs.policy().steps().stream()
                        .filter(each -> each.name().equals(share.step()))
                        .flatMap(each -> Stream.ofNullable(each.split()))
                        .findFirst()
                        .orElseThrow();
        return StatementLine.of(share, line, split, measures);
    }
}
