package coop.kyodo.surplus.plan;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Profile;
import coop.kyodo.surplus.profile.Step;
import coop.kyodo.surplus.profile.Until;
import coop.kyodo.surplus.waterfall.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// FR-01: a reserve is filled until it equals the highest amount that capital ever reached. Figures
/// that leave that out are completed with what those of earlier years have, or with the most that
/// the members' ledger had on any day; less than those of earlier years they do not state. A
/// payment that was recorded wrongly and taken back later stays among the ledger's days, so that
/// figures may state less than these.
final class HighestCapitalRules {

    /// The highest amount of capital that the figures of an earlier year have.
    record Earlier(String year, Money highest) {}

    private HighestCapitalRules() {}

    /// Whether something in the policy or its profile ends at the highest capital.
    static boolean isAsked(Policy policy, Profile profile) {
        return ruleThatAsks(policy, profile).isPresent();
    }

    /// The figures as they are where nothing in the policy or its profile ends at the highest
    /// capital.
    ///
    /// @param ofLedger the most that the members' ledger had at the end of a day up to the year's
    ///   end; absent while nothing of it is known
    static Decision<Figures> stated(
            Figures figures,
            List<Earlier> earlier,
            @Nullable Money ofLedger,
            Policy policy,
            Profile profile) {
        Optional<Rule> rule = ruleThatAsks(policy, profile);
        Optional<Earlier> most =
                earlier.stream()
                        .max(Comparator.comparing(Earlier::highest))
                        .filter(each -> each.highest().compareTo(figures.highest()) > 0);
        if (rule.isEmpty()) {
            return Decision.accepted(figures);
        }
        if (figures.highestCapital() == null) {
            Money known = most.map(Earlier::highest).orElse(figures.highest());
            Money highest = ofLedger == null ? known : known.max(ofLedger);
            return Decision.accepted(
                    highest.equals(figures.highest()) ? figures : figures.withHighest(highest));
        }
        if (most.isEmpty()) {
            return Decision.accepted(figures);
        }
        return Decision.refused(
                Refusal.of("highest-capital-below-earlier", rule.get())
                        .at("/fiscalYear")
                        .with("stated", figures.highestCapital())
                        .with("earlier", most.get().highest())
                        .with("year", most.get().year()));
    }

    private static Optional<Rule> ruleThatAsks(Policy policy, Profile profile) {
        return policy.steps().stream()
                .filter(step -> endsThere(step) || isDueUntilThere(step, profile))
                .findFirst()
                .map(profile::ruleOf);
    }

    private static boolean endsThere(Step step) {
        return step.until() != null && step.until().target() == Until.Target.HIGHEST_CAPITAL;
    }

    private static boolean isDueUntilThere(Step step, Profile profile) {
        return profile.minimumOf(step)
                .filter(least -> least.ceilingOf() == Until.Target.HIGHEST_CAPITAL)
                .isPresent();
    }
}
