package coop.kyodo.surplus.waterfall;

import coop.kyodo.surplus.profile.Articles;
import coop.kyodo.surplus.profile.Policy;
import coop.kyodo.surplus.profile.Profile;
import java.util.List;

/// All that a computation depends on: the same terms give the same outcome on any machine.
///
/// @param policy within the profile and the articles
/// @param figures in one currency, with what the policy's steps take from
public record Terms(
        Profile profile,
        Articles articles,
        Policy policy,
        Figures figures,
        List<MemberMeasures> members,
        Wish wish) {}
