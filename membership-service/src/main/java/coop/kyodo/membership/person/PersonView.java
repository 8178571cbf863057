package coop.kyodo.membership.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person with the memberships here.
///
/// @param formerIds ids of records that were merged into this one
/// @param data the version that holds; its `person` is absent once erased
record PersonView(UUID personId, List<UUID> formerIds, Version data, List<Membership> memberships) {

    /// One version of the personal data.
    ///
    /// @param effectiveOn from when it holds; absent for from the beginning
    record Version(
            int version,
            @Nullable LocalDate effectiveOn,
            @Nullable PersonData person,
            Instant recordedAt,
            @Nullable Instant erasedAt) {}

    /// A membership, past or present.
    record Membership(UUID memberId, String state, @Nullable Long memberNumber) {}
}
