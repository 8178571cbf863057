package coop.kyodo.membership.intake;

import coop.kyodo.kit.exact.Money;
import java.time.Instant;
import java.util.UUID;

/// A register that is in.
///
/// @param members those who have not left; units and amounts are theirs
/// @param former those who have
/// @param digest SHA-256 of the content as it came
record RegisterImport(
        UUID importId,
        String digest,
        long members,
        long former,
        long units,
        Money paidIn,
        Instant recordedAt) {}
