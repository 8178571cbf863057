package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.RefusedException;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.profile.Step;
import coop.kyodo.surplus.waterfall.Terms;
import coop.kyodo.surplus.waterfall.Waterfall;
import coop.kyodo.surplus.waterfall.WaterfallRules;
import coop.kyodo.surplus.year.CapitalDifference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Capital has one ledger, membership's; a year's figures state it again. Where they differ the
/// plan says so with both numbers. It is refused where the figures' would keep from a fund what the
/// ledger's gives it (the reserve's target, JP-200), or give more on capital than the ledger's
/// allows (JW-03d). The members' shares are not divided once more for it.
final class LedgerCapital {

    private LedgerCapital() {}

    /// @param made what the figures give
    /// @throws RefusedException when the ledger's capital would give another outcome that counts
    static void mustNotMatter(Terms terms, Waterfall made, @Nullable CapitalDifference difference) {
        if (difference == null) {
            return;
        }
        Terms byLedger =
                new Terms(
                        terms.profile(),
                        terms.articles(),
                        terms.policy(),
                        terms.figures().withPaidIn(difference.ledger()),
                        terms.members(),
                        terms.wish(),
                        terms.reserved(),
                        terms.unitsBought());
        Optional<Refusal> refusal =
                switch (WaterfallRules.again(byLedger, made)) {
                    case Decision.Refused<Waterfall>(Refusal refused) ->
                            Optional.of(refusal(refused.rule(), difference));
                    case Decision.Accepted<Waterfall>(Waterfall other) ->
                            refusalOfLines(terms, made, other, difference);
                };
        refusal.ifPresent(refused -> {
            throw new RefusedException(refused);
        });
    }

    private static Optional<Refusal> refusalOfLines(
            Terms terms, Waterfall made, Waterfall byLedger, CapitalDifference difference) {
        for (Step step : terms.policy().steps()) {
            Money amount = amountOf(made, step);
            Money due = amountOf(byLedger, step);
            boolean matters =
                    step.sink().isFund()
                            ? due.compareTo(amount) > 0
                            : WaterfallRules.isOnCapital(step) && amount.compareTo(due) > 0;
            if (matters) {
                return Optional.of(
                        refusal(terms.profile().ruleOf(step), difference)
                                .with("step", step.name())
                                .with("amount", amount)
                                .with("byLedger", due));
            }
        }
        return Optional.empty();
    }

    private static Money amountOf(Waterfall waterfall, Step step) {
        return waterfall.lines().stream()
                .filter(line -> line.step().equals(step.name()))
                .map(Waterfall.Line::amount)
                .reduce(Money.zero(waterfall.netProfit().currency()), Money::plus);
    }

    private static Refusal refusal(Rule rule, CapitalDifference difference) {
        return Refusal.of("capital-differs-from-ledger", rule)
                .at("/fiscalYear")
                .with("stated", difference.stated())
                .with("ledger", difference.ledger());
    }
}
