package coop.kyodo.membership.expulsion;

import coop.kyodo.kit.rules.Decision;
import coop.kyodo.kit.rules.Refusal;
import coop.kyodo.kit.rules.Rule;
import coop.kyodo.membership.resolution.Resolution;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// What an expulsion needs (JP-053).
final class ExpulsionRules {

    private ExpulsionRules() {}

    /// JP-053: the member is told at least so many days before the meeting.
    ///
    /// @param clearDays 1 when the day of a notice does not count, else 0
    static Decision<LocalDate> noticeInTime(
            Rule rule, LocalDate notifiedOn, LocalDate meetingOn, int clearDays) {
        return inTime(rule, notifiedOn, meetingOn, clearDays, "/notifiedOn");
    }

    /// JP-053: a special resolution on this very member, of a meeting that the member was told of
    /// in time, at which there was a chance to speak; and the member is told of it after it.
    ///
    /// @param resolutions those on the member's expulsion, the latest first
    static Decision<Resolution> effective(
            Rule rule,
            Expulsion expulsion,
            List<Resolution> resolutions,
            LocalDate informedOn,
            int clearDays) {
        Optional<Resolution> special = special(resolutions, expulsion.meetingOn());
        if (special.isEmpty()) {
            return Decision.refused(
                    Refusal.of("special-resolution-missing", rule)
                            .with("meetingOn", expulsion.meetingOn())
                            .with("resolutions", resolutions.size()));
        }
        Resolution resolution = special.get();
        LocalDate defenceOn = expulsion.defenceOn();
        if (defenceOn == null) {
            return Decision.refused(
                    Refusal.of("defence-missing", rule)
                            .with("meetingOn", expulsion.meetingOn())
                            .with("resolvedOn", resolution.adoptedOn()));
        }
        if (defenceOn.isAfter(resolution.adoptedOn())) {
            return Decision.refused(defendedLate(rule, defenceOn, resolution));
        }
        if (informedOn.isBefore(resolution.adoptedOn())) {
            return Decision.refused(
                    Refusal.of("expulsion-not-yet-resolved", rule)
                            .at("/informedOn")
                            .with("informedOn", informedOn)
                            .with("resolvedOn", resolution.adoptedOn()));
        }
        return switch (inTime(
                rule, expulsion.notifiedOn(), resolution.adoptedOn(), clearDays, "")) {
            case Decision.Accepted<LocalDate> inTime -> Decision.accepted(resolution);
            case Decision.Refused<LocalDate>(Refusal refusal) -> Decision.refused(refusal);
        };
    }

    /// JP-053: the chance to speak is given at the meeting: not before it, and not after it has
    /// resolved.
    ///
    /// @param resolutions those on the member's expulsion, the latest first
    static Decision<LocalDate> atTheMeeting(
            Rule rule, LocalDate defenceOn, LocalDate meetingOn, List<Resolution> resolutions) {
        if (defenceOn.isBefore(meetingOn)) {
            return Decision.refused(
                    Refusal.of("defence-before-meeting", rule)
                            .at("/defenceOn")
                            .with("defenceOn", defenceOn)
                            .with("meetingOn", meetingOn));
        }
        return special(resolutions, meetingOn)
                .filter(resolution -> defenceOn.isAfter(resolution.adoptedOn()))
                .map(resolution ->
                        Decision.<LocalDate>refused(
                                defendedLate(rule, defenceOn, resolution).at("/defenceOn")))
                .orElseGet(() -> Decision.accepted(defenceOn));
    }

    /// The special resolution of the meeting or a later one.
    private static Optional<Resolution> special(List<Resolution> resolutions, LocalDate meetingOn) {
        return resolutions.stream()
                .filter(Resolution::isSpecial)
                .filter(one -> !one.adoptedOn().isBefore(meetingOn))
                .findFirst();
    }

    private static Refusal defendedLate(Rule rule, LocalDate defenceOn, Resolution resolution) {
        return Refusal.of("defence-after-resolution", rule)
                .with("defenceOn", defenceOn)
                .with("resolvedOn", resolution.adoptedOn());
    }

    private static Decision<LocalDate> inTime(
            Rule rule, LocalDate notifiedOn, LocalDate meetingOn, int clearDays, String pointer) {
        int least = rule.wholeBound("leastDays") + clearDays;
        long days = ChronoUnit.DAYS.between(notifiedOn, meetingOn);
        if (days >= least) {
            return Decision.accepted(notifiedOn);
        }
        return Decision.refused(
                Refusal.of("expulsion-notice-too-late", rule)
                        .at(pointer)
                        .with("notifiedOn", notifiedOn)
                        .with("meetingOn", meetingOn)
                        .with("days", days)
                        .with("least", least));
    }
}
