package coop.kyodo.membership.expulsion;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.member.Members;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What others are told of an expulsion: its steps and their days, not why. The aggregate is the
/// member.
final class ExpulsionEvents {

    /// A step of the process.
    enum Step {
        PROPOSED,
        HEARD,
        EFFECTIVE,
        DROPPED
    }

    /// A step was taken.
    ///
    /// @param on the day of the step
    /// @param resolutionId of the assembly, once it takes effect
    record Changed(
            UUID cooperativeId,
            UUID expulsionId,
            UUID memberId,
            Step step,
            LocalDate on,
            LocalDate meetingOn,
            @Nullable UUID resolutionId) {}

    private ExpulsionEvents() {}

    /// @return the expulsion as it stands after the step
    static Expulsion told(Tx tx, UUID memberId, Step step, LocalDate on) {
        Expulsion expulsion = Expulsions.latest(tx, memberId);
        tx.publish(
                new Event(
                        "coop.kyodo.membership.expulsion-changed.v1",
                        memberId,
                        Members.nextVersion(tx, memberId),
                        new Changed(
                                tx.tenant(),
                                expulsion.expulsionId(),
                                memberId,
                                step,
                                on,
                                expulsion.meetingOn(),
                                expulsion.resolutionId())));
        return expulsion;
    }
}
