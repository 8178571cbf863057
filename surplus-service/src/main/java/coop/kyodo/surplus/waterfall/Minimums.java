package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.profile.Duty;
import coop.kyodo.surplus.profile.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the law wants of the steps that are still to come, and what an earlier step leaves for it.
final class Minimums {

    /// A minimum that would be missed.
    ///
    /// @param left what the step leaves
    /// @param due what the later steps must have together
    record Missed(Rule rule, Money left, Money due) {}

    private record Due(Rule rule, Money amount) {}

    private final List<Duty> duties;
    private final Money zero;

    Minimums(Terms terms) {
        this.duties = Duty.of(terms.policy().steps(), terms.profile(), terms.articles());
        this.zero = Money.zero(terms.figures().currency());
    }

    /// How much less the step must take so that the later minimums are whole. A step that takes no
    /// more than it must have itself need not leave anything.
    ///
    /// @param at where the step stands in the policy
    Money excess(int at, Step step, Money amount, Standing before) {
        Standing after = before.after(step, amount);
        Money missing = sum(open(at + 1, after)).minus(after.left()).max(zero);
        return missing.min(amount.minus(ofStep(at, step, before)).max(zero));
    }

    /// The first of the later minimums, in their order, that this step leaves too little for.
    Optional<Missed> missed(int at, Step step, Money amount, Standing before) {
        if (!excess(at, step, amount, before).isPositive()) {
            return Optional.empty();
        }
        Standing after = before.after(step, amount);
        List<Due> open = open(at + 1, after);
        Money needed = zero;
        for (Due due : open) {
            needed = needed.plus(due.amount());
            if (needed.compareTo(after.left()) > 0) {
                return Optional.of(new Missed(due.rule(), after.left(), sum(open)));
            }
        }
        return Optional.empty();
    }

    /// What the step itself must have by law.
    private Money ofStep(int at, Step step, Standing before) {
        return duties.stream()
                .filter(duty -> duty.at() >= at && duty.givers().contains(step.name()))
                .findFirst()
                .map(duty -> due(duty, before))
                .orElse(zero);
    }

    private List<Due> open(int from, Standing standing) {
        Set<List<String>> seen = new HashSet<>();
        List<Due> open = new ArrayList<>();
        for (Duty duty : duties) {
            if (duty.at() >= from && seen.add(duty.givers())) {
                open.add(new Due(duty.rule(), due(duty, standing)));
            }
        }
        return open;
    }

    /// What is still due for all duties that the same steps fulfil.
    private Money due(Duty duty, Standing standing) {
        return duties.stream()
                .filter(each -> each.givers().equals(duty.givers()))
                .map(standing::lawful)
                .reduce(zero, Money::plus)
                .minus(standing.taken(duty.givers()))
                .max(zero);
    }

    private Money sum(List<Due> dues) {
        return dues.stream().map(Due::amount).reduce(zero, Money::plus);
    }
}
