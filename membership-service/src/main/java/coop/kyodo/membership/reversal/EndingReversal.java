package coop.kyodo.membership.reversal;

import coop.kyodo.membership.member.WithdrawalCause;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// An end by law that was taken back.
///
/// @param withdrawalId what was taken back
/// @param leftOn what had been recorded as the last day
record EndingReversal(
        UUID withdrawalId,
        UUID memberId,
        WithdrawalCause cause,
        LocalDate leftOn,
        LocalDate reversedOn,
        String reason,
        String document,
        Instant recordedAt) {}
