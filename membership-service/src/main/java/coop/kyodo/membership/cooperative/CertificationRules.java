package coop.kyodo.membership.cooperative;

import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JP-240: certified non-profit co-ops (特定労働者協同組合) have a profile of their own, which extends that
/// of their law. A co-op may be certified after its founding, and may lose it (JP-245).
final class CertificationRules {

    private static final String CERTIFIED = "JP_ACT_2022_NONPROFIT";

    private CertificationRules() {}

    /// What certified articles add is refused under any other profile: it would bind nobody.
    static Optional<Refusal> onlyWhenCertified(
            Rulebook profile, Articles.@Nullable NonProfit nonProfit) {
        if (nonProfit == null || isCertified(profile)) {
            return Optional.empty();
        }
        return Optional.of(
                Refusal.of("certified-profile-needed", Rulebook.of(CERTIFIED).rule("JP-240"))
                        .at("/articles/nonProfit")
                        .with("profile", profile.profile())
                        .with("needed", CERTIFIED));
    }

    /// Whether a co-op under the one profile may go over to the other.
    static boolean mayFollow(Rulebook before, Rulebook after) {
        return certifies(after, before) || certifies(before, after);
    }

    private static boolean certifies(Rulebook certified, Rulebook ordinary) {
        return isCertified(certified) && ordinary.profile().equals(certified.basedOn());
    }

    private static boolean isCertified(Rulebook profile) {
        return profile.findRule("JP-240").isPresent();
    }
}
