package coop.kyodo.membership.reversal;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.membership.member.MemberHolding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A payment taken back, and how the account stands after it.
///
/// @param paymentId what is taken back
record Reversal(
        UUID reversalId,
        UUID paymentId,
        Money amount,
        LocalDate reversedOn,
        String reason,
        Instant recordedAt,
        MemberHolding holding) {}
