package coop.kyodo.governance.election;

import coop.kyodo.governance.assembly.Office;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One term of an officer.
///
/// @param electionId the election, or the resolution that appointed
/// @param left how the term ended before its time
record Officer(
        UUID memberId,
        Office office,
        UUID electionId,
        LocalDate electedOn,
        LocalDate termEndsOn,
        @Nullable Left left) {

    /// The end of a term before its time.
    ///
    /// @param on the last day in office
    record Left(LocalDate on, Cause cause) {}

    enum Cause {
        /// 辞任
        RESIGNATION,
        /// 解任, by resolution of the assembly
        DISMISSAL,
        DEATH,
        /// 資格の喪失: what bars somebody from office came about (JP-108)
        DISQUALIFICATION,
        /// A director who is no member any more (JP-100), as the membership service told
        MEMBERSHIP_ENDED
    }

    /// A term that ends by its time.
    Officer(
            UUID memberId,
            Office office,
            UUID electionId,
            LocalDate electedOn,
            LocalDate termEndsOn) {
        this(memberId, office, electionId, electedOn, termEndsOn, null);
    }

    LocalDate lastDay() {
        return left == null || left.on().isAfter(termEndsOn) ? termEndsOn : left.on();
    }

    boolean runsOn(LocalDate day) {
        return !electedOn.isAfter(day) && !lastDay().isBefore(day);
    }

    /// JP-107: whoever leaves at the end of the term or resigns may have to go on, until what ends
    /// that as well.
    boolean mayHoldOverOn(LocalDate day) {
        return lastDay().isBefore(day)
                && (left == null || left.cause() == Cause.RESIGNATION || !left.on().isBefore(day));
    }
}
