package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.membership.member.Instalment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// When a member's unpaid capital falls due. The lines and what is not called yet add up to what
/// was unpaid when the plan was made; payments are for the earliest line first.
///
/// @param effectiveOn from when it holds
/// @param uncalled what falls due only when the co-op calls it
/// @param lines by due date
record Plan(LocalDate effectiveOn, Money uncalled, List<Instalment> lines) {

    Plan {
        lines = lines.stream().sorted(Comparator.comparing(Instalment::dueOn)).toList();
    }

    /// A plan under which all that is unpaid is due on one day.
    static Plan dueOn(LocalDate date, Money unpaid) {
        return new Plan(
                date,
                Money.zero(unpaid.currency()),
                unpaid.isZero() ? List.of() : List.of(new Instalment(date, unpaid)));
    }

    /// A plan under which nothing is due before it is called.
    static Plan uncalled(LocalDate date, Money unpaid) {
        return new Plan(date, unpaid, List.of());
    }

    /// All that it covers.
    Money total() {
        return lines.stream().map(Instalment::amount).reduce(uncalled, Money::plus);
    }

    /// What of `unpaid` should have been paid before this day: all but what falls due later.
    Money arrears(LocalDate on, Money unpaid) {
        Money later =
                lines.stream()
                        .filter(line -> !line.dueOn().isBefore(on))
                        .map(Instalment::amount)
                        .reduce(uncalled, Money::plus);
        return unpaid.minus(later).max(Money.zero(unpaid.currency()));
    }

    /// The same plan without what has been paid since: what remains covers `unpaid`.
    Plan remaining(Money unpaid) {
        Money nothing = Money.zero(unpaid.currency());
        Money paid = total().minus(unpaid).max(nothing);
        List<Instalment> left = new ArrayList<>();
        for (Instalment line : lines) {
            Money here = paid.min(line.amount());
            paid = paid.minus(here);
            if (here.compareTo(line.amount()) < 0) {
                left.add(new Instalment(line.dueOn(), line.amount().minus(here)));
            }
        }
        return new Plan(effectiveOn, uncalled.minus(paid.min(uncalled)), left);
    }

    /// With further lines, from this day.
    Plan plus(LocalDate on, List<Instalment> more) {
        List<Instalment> all = new ArrayList<>(lines);
        all.addAll(more);
        return new Plan(on, uncalled, all);
    }

    /// Without this amount: what is not called yet is released first, then the latest line.
    Plan released(LocalDate on, Money amount) {
        Money fromUncalled = amount.min(uncalled);
        Money rest = amount.minus(fromUncalled);
        List<Instalment> left = new ArrayList<>();
        for (Instalment line : lines.reversed()) {
            Money here = rest.min(line.amount());
            rest = rest.minus(here);
            if (here.compareTo(line.amount()) < 0) {
                left.add(new Instalment(line.dueOn(), line.amount().minus(here)));
            }
        }
        return new Plan(on, uncalled.minus(fromUncalled), left);
    }

    /// With so much of what is not called yet due on a day.
    Plan called(LocalDate calledOn, LocalDate due, Money amount) {
        return new Plan(
                calledOn,
                uncalled.minus(amount),
                plus(calledOn, List.of(new Instalment(due, amount))).lines);
    }
}
