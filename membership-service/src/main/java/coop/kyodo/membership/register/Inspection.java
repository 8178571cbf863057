package coop.kyodo.membership.register;

import coop.kyodo.kit.exact.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody asked to see the register (閲覧, JP-029), and what was decided.
///
/// @param asOf the day the extract is of; what is known of it is fixed at `recordedAt`
/// @param refusal why it was refused; absent when it was granted
/// @param recordedBy who recorded it: the subject of their token
record Inspection(
        UUID inspectionId,
        Requester requester,
        @Nullable String purpose,
        LocalDate requestedOn,
        LocalDate asOf,
        @Nullable Refusal refusal,
        String recordedBy,
        Instant recordedAt) {

    /// Who may ask.
    enum Kind {
        MEMBER,
        CREDITOR,
        OTHER
    }

    /// Good reasons to refuse.
    enum Ground {
        OUTSIDE_BUSINESS_HOURS,
        UNRELATED_TO_RIGHTS,
        DISRUPTS_BUSINESS,
        DISCLOSURE_FOR_GAIN,
        OTHER
    }

    /// Who asked.
    ///
    /// @param name absent once a member's is erased
    /// @param memberId of a member
    record Requester(Kind kind, @Nullable String name, @Nullable UUID memberId) {}

    /// The good reason of a refusal.
    record Refusal(Ground ground, @Nullable String explanation) {}

    /// What the Act has on the register of one member; without name and address once these are
    /// erased.
    record Line(
            @Nullable String name,
            @Nullable String address,
            LocalDate admittedOn,
            long units,
            Money subscribed,
            Money paidIn,
            List<LocalDate> paidOn) {

        static Line of(Register.Line line) {
            return new Line(
                    line.name(),
                    line.address(),
                    line.admittedOn(),
                    line.units(),
                    line.subscribed(),
                    line.paidIn(),
                    line.paidOn());
        }
    }

    AsKnown asKnown() {
        return new AsKnown(asOf, recordedAt);
    }
}
