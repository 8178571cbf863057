package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.surplus.profile.Articles;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Profile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that a computation depends on: the same terms give the same outcome on any machine.
///
/// @param policy within the profile and the articles
/// @param figures in one currency, with what the policy's steps take from
/// @param reserved what of the funds that the figures report is not there to be taken
/// @param unitsBought in a correction, what the plans that it corrects have bought of units, or
///   asked for; a correction buys none. Absent where the shares buy them
public record Terms(
        Profile profile,
        Articles articles,
        Policy policy,
        Figures figures,
        List<MemberMeasures> members,
        Wish wish,
        Map<String, Money> reserved,
        @Nullable Money unitsBought) {

    /// Of funds that are free.
    public Terms(
            Profile profile,
            Articles articles,
            Policy policy,
            Figures figures,
            List<MemberMeasures> members,
            Wish wish) {
        this(profile, articles, policy, figures, members, wish, Map.of(), null);
    }

    /// What of a fund may be taken, not negative.
    Money free(String fund) {
        Money zero = Money.zero(figures.currency());
        return figures.balanceOf(fund).minus(reserved.getOrDefault(fund, zero)).max(zero);
    }
}
