package coop.kyodo.membership.intake;

import coop.kyodo.kit.exact.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A register that is in.
///
/// @param members those who have not left; units and amounts are theirs
/// @param former those who have
/// @param digest SHA-256 of the content as it came
/// @param warnings what of it is against a rule and was taken all the same, in the language of
///   whoever brought it in
record RegisterImport(
        UUID importId,
        String digest,
        long members,
        long former,
        long units,
        Money paidIn,
        Instant recordedAt,
        List<RegisterReport.Problem> warnings) {}
