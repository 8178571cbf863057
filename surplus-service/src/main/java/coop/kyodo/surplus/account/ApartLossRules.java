package coop.kyodo.surplus.account;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.waterfall.Figures;
import java.util.Optional;

/// US-05, US-07: what of a year is the members' loss and what is the collective account's, for any
/// signs of what the members' work and that of others brought.
final class ApartLossRules {

    /// What is charged of a year, and what the collective account has of it beside.
    ///
    /// @param loss the year's net loss, or what its plan left of it in the carry-over; not positive
    ///   where the profit is as much as the members' loss or more
    /// @param profit of non-members' work, which the collective account gets now
    /// @param ofOthers what of the charge comes of non-members' work
    /// @param covered what the collective account covers, out of that profit, of what it carried
    ///   forward
    record Sides(Money loss, Money profit, Money ofOthers, Money covered) {

        /// What the accounts bear.
        Money charged() {
            return loss.plus(profit);
        }

        /// What of it the collective account has to bear it by.
        Money available(Money held) {
            return held.plus(profit).minus(covered);
        }
    }

    private ApartLossRules() {}

    /// Whether accounts bear a loss of the year: its net loss, or that of the members' work that a
    /// profit of non-members' work, kept apart, does not lower.
    static boolean isLoss(Figures figures, boolean apart) {
        return figures.netProfit().isNegative()
                || (apart && figures.lossBesideProfit().isPositive());
    }

    /// Of a year that no plan disposed of.
    ///
    /// @param apart whether the results of members' and non-members' work are kept apart
    /// @param carried what stands in the carry-over as a loss
    /// @param held what the collective account holds
    static Sides ofYear(Figures figures, boolean apart, Money carried, Money held) {
        Money zero = Money.zero(figures.currency());
        return sides(figures, apart, figures.netProfit().negated(), zero, carried, held);
    }

    /// Of a year whose plan carried a loss over.
    ///
    /// @param left what it left of the year's loss
    /// @param carried what stands in the carry-over as a loss beside that
    static Sides leftByPlan(Figures figures, boolean apart, Money left, Money carried, Money held) {
        Money surplus = figures.carriedForward().max(Money.zero(figures.currency()));
        Money given = left.plus(figures.netProfit()).plus(surplus);
        return sides(figures, apart, left, given, carried, held);
    }

    /// @param given what the plan gave of the profit; negative for what it had the account bear
    private static Sides sides(
            Figures figures, boolean apart, Money loss, Money given, Money carried, Money held) {
        Money zero = Money.zero(figures.currency());
        Money others =
                !apart || figures.nonMemberResult() == null ? zero : figures.nonMemberResult();
        Money profit = others.minus(given.max(zero)).max(zero);
        return new Sides(
                loss,
                profit,
                others.negated().minus(given.negated().max(zero)).max(zero),
                others.max(zero)
                        .min(figures.carriedLoss())
                        .min(carried.max(zero))
                        .min(held.plus(profit).max(zero)));
    }

    /// US-05: a loss of non-members' work lowers no surplus of the members while the collective
    /// account can bear it; the year's plan divides that surplus, as far as it is more than what
    /// was carried forward as a loss.
    ///
    /// @param held what the collective account holds
    static Optional<Refusal> refusalOfMembersSurplus(
            Figures figures, boolean apart, Money held, Rule rule) {
        Money others = figures.nonMemberResult();
        if (!apart || others == null) {
            return Optional.empty();
        }
        Money members = figures.netProfit().minus(others);
        Money left = held.plus(figures.netProfit()).min(members).minus(figures.carriedLoss());
        return members.isPositive() && !left.isNegative()
                ? Optional.of(
                        Refusal.of("members-surplus-undivided", rule)
                                .at("/year")
                                .with("members", members)
                                .with("nonMembers", others)
                                .with("held", held))
                : Optional.empty();
    }
}
