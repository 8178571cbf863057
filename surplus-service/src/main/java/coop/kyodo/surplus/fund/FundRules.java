package coop.kyodo.surplus.fund;

import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.surplus.profile.FundTerms;
import java.util.List;
import java.util.Optional;

/// What funds a co-op may make.
final class FundRules {

    private FundRules() {}

    /// JP-204, JP-241: where the profile says so, no fund of the co-op's own has a purpose that
    /// pays members, because policies feed it with surplus; nor has one that is indivisible.
    ///
    /// @param forbidding the rule that says so, if one does
    static Optional<Refusal> refusalOf(
            String fund, List<FundTerms.Purpose> purposes, Optional<Rule> forbidding) {
        return forbidding.flatMap(rule -> {
            for (int i = 0; i < purposes.size(); i++) {
                if (purposes.get(i).mayBePaidToMembers()) {
                    return Optional.of(
                            Refusal.of("fund-for-members-forbidden", rule)
                                    .at("/purposes/" + i + "/toMembers")
                                    .with("fund", fund)
                                    .with("purpose", purposes.get(i).purpose()));
                }
            }
            return Optional.empty();
        });
    }
}
