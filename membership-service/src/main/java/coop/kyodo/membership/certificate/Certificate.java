package coop.kyodo.membership.certificate;

import coop.kyodo.kit.exact.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A certificate of units as it was issued.
///
/// @param number runs from 1 without gaps in the co-op
/// @param name of the person, as it stands now; absent once it is erased
/// @param contentHash lower-case hexadecimal SHA-256 over what it says, see [CertificateContent]
record Certificate(
        long number,
        UUID memberId,
        long memberNumber,
        @Nullable String name,
        LocalDate admittedOn,
        long units,
        Money unitAmount,
        Money subscribed,
        Money paidIn,
        LocalDate issuedOn,
        Instant recordedAt,
        String contentHash,
        State state) {

    /// Whether it still says what the register says, and is the member's newest.
    enum State {
        CURRENT,
        SUPERSEDED
    }
}
