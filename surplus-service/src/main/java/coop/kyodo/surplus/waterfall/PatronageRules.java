package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.profile.Split;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// US-01, US-07: in what ratio the members have a part in a year, by the measures of a split.
public final class PatronageRules {

    private PatronageRules() {}

    /// What each of those weighs who have a part.
    ///
    /// @param pool what is divided by it
    /// @param rule by which nothing is divided by what nobody has any of
    public static Decision<Map<UUID, Fraction>> weights(
            String step, Split split, Money pool, List<MemberMeasures> members, Rule rule) {
        Weights weights = Weights.of(split, SplitRules.inOrder(members));
        Optional<String> unmeasured = weights.unmeasured();
        if (unmeasured.isPresent()) {
            return Decision.refused(
                    refusalOfUnmeasured(step, split, unmeasured.get(), pool, members, rule));
        }
        Map<UUID, Fraction> ofMembers = new HashMap<>();
        for (int i = 0; i < weights.size(); i++) {
            ofMembers.put(
                    weights.member(i).memberId(), new Fraction(weights.of(i), BigInteger.ONE));
        }
        return Decision.accepted(ofMembers);
    }

    /// JP-205, US-01: what is divided by a measure is not divided by the others when nobody has any
    /// of it: then the year's work is not known, or the policy does not fit it.
    ///
    /// @param members those among whom it is divided
    static Refusal refusalOfUnmeasured(
            String step,
            Split split,
            String measure,
            Money pool,
            List<MemberMeasures> members,
            Rule rule) {
        return Refusal.of("measure-without-amounts", rule)
                .with("step", step)
                .with("measure", measure)
                .with(
                        "weight",
                        split.measures().stream()
                                .filter(each -> each.measure().equals(measure))
                                .map(Split.Weighted::weight)
                                .findFirst()
                                .orElseThrow())
                .with("pool", pool)
                .with(
                        "members",
                        members.stream()
                                .filter(member -> SplitRules.isEligible(split, member))
                                .count());
    }
}
