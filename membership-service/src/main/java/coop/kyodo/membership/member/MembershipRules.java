package coop.kyodo.membership.member;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How long a membership lasts.
final class MembershipRules {

    private MembershipRules() {}

    /// JP-051: whoever gave notice is a member up to the year's end, that day included, and no
    /// longer.
    ///
    /// @param lastDay absent while no end is known
    static Decision<LocalDate> lasts(Rulebook profile, @Nullable LocalDate lastDay, LocalDate day) {
        if (lastDay == null || !day.isAfter(lastDay)) {
            return Decision.accepted(day);
        }
        return Decision.refused(
                Refusal.of("member-has-left", profile.rule("JP-051"))
                        .with("lastDay", lastDay)
                        .with("day", day));
    }
}
