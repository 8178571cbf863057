package coop.kyodo.governance.assembly;

import coop.kyodo.governance.cooperative.Articles;
import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import java.util.UUID;

/// JP-138, Workers Cooperatives Act, art. 11(2) to (6), and JP-136, art. 64(2).
final class AttendanceRules {

    private AttendanceRules() {}

    /// Written, electronic and proxy attendance only where the articles allow it.
    static Decision<AttendanceMode> modeAllowed(
            AttendanceMode mode, Articles articles, Rule jp138) {
        boolean allowed =
                switch (mode) {
                    case IN_PERSON -> true;
                    case WRITTEN -> articles.meeting().writtenVote();
                    case ELECTRONIC -> articles.meeting().electronicVote();
                    case PROXY -> articles.meeting().proxyVote();
                };
        return allowed
                ? Decision.accepted(mode)
                : Decision.refused(
                        Refusal.of("mode-not-in-articles", jp138).at("/mode").with("mode", mode));
    }

    /// A proxy is another member and acts for at most four: not for five or more.
    ///
    /// @param principals for how many the holder acts already
    static Decision<UUID> mayHoldProxy(UUID holder, UUID principal, long principals, Rule jp138) {
        if (holder.equals(principal)) {
            return Decision.refused(Refusal.of("proxy-is-not-another", jp138).at("/proxyHolderId"));
        }
        int most = jp138.wholeBound("principalsPerHolder");
        if (principals + 1 <= most) {
            return Decision.accepted(holder);
        }
        return Decision.refused(
                Refusal.of("too-many-principals", jp138)
                        .at("/proxyHolderId")
                        .with("principals", principals + 1)
                        .with("principalsAllowed", most));
    }

    /// The chair is one of those who are there.
    static Decision<UUID> mayTakeChair(UUID chair, boolean presentInPerson, Rule jp136) {
        return presentInPerson
                ? Decision.accepted(chair)
                : Decision.refused(Refusal.of("chair-not-present", jp136).at("/chairMemberId"));
    }
}
