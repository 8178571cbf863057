package coop.kyodo.surplus.fund;

import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.surplus.profile.FundTerms;
import coop.kyodo.surplus.profile.Profile;
import java.util.List;
import java.util.Optional;

/// What funds a co-op may make.
final class FundRules {

    private FundRules() {}

    /// JP-204, JP-241: where the profile says so, no fund of the co-op's own has a purpose that
    /// pays members, because policies feed it with surplus.
    static Optional<Refusal> refusalOf(
            String fund, List<FundTerms.Purpose> purposes, Profile profile) {
        return profile.fundsForMembersForbiddenBy()
                .flatMap(rule -> {
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
