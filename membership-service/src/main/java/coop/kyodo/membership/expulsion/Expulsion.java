package coop.kyodo.membership.expulsion;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The process of an expulsion.
///
/// @param notifiedOn when the member was told that the meeting would decide on it
/// @param meetingOn the meeting that the member was told of
/// @param defence whether the member took the chance to speak, once the meeting gave it
/// @param resolvedOn when the meeting adopted it
/// @param informedOn when the member was told that it was adopted; the membership ends with it
public record Expulsion(
        UUID expulsionId,
        UUID memberId,
        State state,
        Ground ground,
        String explanation,
        LocalDate notifiedOn,
        LocalDate meetingOn,
        @Nullable Defence defence,
        @Nullable LocalDate defenceOn,
        @Nullable UUID resolutionId,
        @Nullable LocalDate resolvedOn,
        @Nullable LocalDate informedOn,
        @Nullable LocalDate droppedOn) {

    /// Where the process stands.
    public enum State {
        PROPOSED,
        EFFECTIVE,
        DROPPED
    }

    /// The grounds of JP-053.
    public enum Ground {
        /// Does not work in the business for a long time.
        NO_WORK,
        /// Neglects the payment of capital or other duties.
        DUTIES_NEGLECTED,
        /// A ground of the articles.
        ARTICLES
    }

    /// What the member made of the chance to speak.
    public enum Defence {
        HEARD,
        NOT_TAKEN
    }
}
