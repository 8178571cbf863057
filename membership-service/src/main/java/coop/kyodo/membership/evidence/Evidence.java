package coop.kyodo.membership.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A document that an application rests on. The document itself stays where it is kept.
///
/// @param reference where it is kept; absent once erased
/// @param hash SHA-256 of the document, as 64 lower-case hexadecimal digits
public record Evidence(
        UUID evidenceId,
        UUID memberId,
        Kind kind,
        @Nullable String reference,
        String hash,
        LocalDate receivedOn,
        Instant recordedAt) {

    /// What it shows.
    public enum Kind {
        APPLICATION_FORM,
        IDENTITY,
        ADDRESS,
        QUALIFICATION,
        GUARDIANS_CONSENT,
        OTHER
    }
}
