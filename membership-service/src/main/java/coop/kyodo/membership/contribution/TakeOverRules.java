package coop.kyodo.membership.contribution;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Periods;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rulebook;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// JP-022: whose units may be taken over, how many of them, and when.
final class TakeOverRules {

    /// Somebody who leaves or left.
    ///
    /// @param noticeOn when notice was given; absent where the law ended the membership
    /// @param expelledBy when the assembly resolved on an expulsion; absent where there was none
    /// @param leftOn the last day of the membership
    /// @param units what is or was held at its end
    record Leaver(
            @Nullable LocalDate noticeOn,
            @Nullable LocalDate expelledBy,
            LocalDate leftOn,
            long units) {

        /// Since when the assembly could know that units become free.
        LocalDate knownOn() {
            if (noticeOn != null) {
                return noticeOn;
            }
            return expelledBy == null ? leftOn : expelledBy;
        }
    }

    private TakeOverRules() {}

    /// Units are taken over of somebody who gave notice or left.
    ///
    /// @param left empty for whoever did neither
    static Decision<Leaver> ofALeaver(Rulebook profile, Optional<Leaver> left, LocalDate takenOn) {
        return left.map(Decision::accepted)
                .orElseGet(() ->
                        Decision.refused(
                                Refusal.of("not-leaving", profile.rule("JP-022"))
                                        .at("/takesOverFrom")
                                        .with("subscribedOn", takenOn)));
    }

    /// Of a member who gave notice, before that member leaves; of one whom loss of qualification,
    /// death or expulsion ended, within one year.
    static Decision<LocalDate> inTime(Rulebook profile, Leaver leaver, LocalDate takenOn) {
        var rule = profile.rule("JP-022");
        LocalDate noticeOn = leaver.noticeOn();
        LocalDate from = noticeOn == null ? leaver.leftOn() : noticeOn;
        LocalDate until =
                noticeOn == null
                        ? Periods.yearsAfter(leaver.leftOn(), rule.wholeBound("withinYears"))
                        : leaver.leftOn();
        if (!takenOn.isBefore(from) && !takenOn.isAfter(until)) {
            return Decision.accepted(takenOn);
        }
        return Decision.refused(
                Refusal.of("take-over-out-of-time", rule)
                        .at("/subscribedOn")
                        .with("subscribedOn", takenOn)
                        .with("from", from)
                        .with("until", until));
    }

    /// An approval is of this leaving: adopted when it was known, and on the day of the take-over
    /// at the latest.
    static boolean approves(LocalDate adoptedOn, Leaver leaver, LocalDate takenOn) {
        return !adoptedOn.isBefore(leaver.knownOn()) && !adoptedOn.isAfter(takenOn);
    }

    /// No more than the leaver had, less what others have taken over already.
    static Decision<Long> ofWhatIsLeft(Rulebook profile, Leaver leaver, long taken, long units) {
        long left = leaver.units() - taken;
        if (units <= left) {
            return Decision.accepted(units);
        }
        return Decision.refused(
                Refusal.of("take-over-too-many", profile.rule("JP-022"))
                        .at("/units")
                        .with("units", units)
                        .with("leaversUnits", leaver.units())
                        .with("takenOver", taken));
    }
}
