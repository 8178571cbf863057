package coop.kyodo.surplus.memberloss;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.time.YearEnds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// ES-02d: how members settle what they bear of a loss. It is paid within the year after the one
/// that lost, or, where the policy says so, set off against the shares of the years that the rule
/// names; what is left then falls due.
final class MemberLossRules {

    /// What a member still owes of a year's loss.
    ///
    /// @param root the plan that disposed of the loss
    record Owed(UUID root, LocalDate yearEnd, Money amount) {}

    /// A part of a share that settles a loss instead of being paid.
    record SetOff(UUID root, Money amount) {}

    private MemberLossRules() {}

    /// By when it is settled.
    ///
    /// @param setOff whether the policy has it set off
    static LocalDate dueBy(LocalDate yearEnd, boolean setOff, Rule rule) {
        return YearEnds.yearsAfter(yearEnd, rule.wholeBound(setOff ? "setOffYears" : "payYears"));
    }

    /// Whether the share of a year settles the loss of another: of each of the years after it, up
    /// to the last that the rule names.
    static boolean isWithinTerm(LocalDate lostBy, LocalDate yearEnd, Rule rule) {
        return yearEnd.isAfter(lostBy) && !yearEnd.isAfter(dueBy(lostBy, true, rule));
    }

    /// No more is paid than is owed, on that day and now.
    ///
    /// @param owed the less of both
    static Optional<Refusal> refusalOfPayment(Money amount, Money owed, LocalDate on, Rule rule) {
        return amount.compareTo(owed) <= 0
                ? Optional.empty()
                : Optional.of(
                        Refusal.of("loss-payment-above-owed", rule)
                                .at("/amount")
                                .with("requested", amount)
                                .with("owed", owed)
                                .with("on", on));
    }

    /// What of a share settles losses: the oldest first, no more than is owed and than the share
    /// pays in money.
    static List<SetOff> setOffs(Money cash, List<Owed> losses) {
        List<SetOff> setOffs = new ArrayList<>();
        Money left = cash;
        for (Owed owed :
                losses.stream()
                        .sorted(Comparator.comparing(Owed::yearEnd).thenComparing(Owed::root))
                        .toList()) {
            Money part = left.min(owed.amount());
            if (part.isPositive()) {
                setOffs.add(new SetOff(owed.root(), part));
                left = left.minus(part);
            }
        }
        return setOffs;
    }
}
