package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.membership.capital.Journal;
import coop.kyodo.membership.member.MemberHolding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A payment in or out, and how the account stands after it.
public record Payment(
        UUID paymentId,
        Kind kind,
        Money amount,
        LocalDate paidOn,
        @Nullable String reference,
        Instant recordedAt,
        MemberHolding holding) {

    /// Which way the money went.
    public enum Kind {
        CAPITAL,
        REFUND,
        DEPOSIT_RETURN,
        CALL
    }

    public static Payment of(Kind kind, Money amount, Journal journal, MemberHolding holding) {
        return new Payment(
                journal.journalId(),
                kind,
                amount,
                journal.effectiveOn(),
                journal.reference(),
                journal.recordedAt(),
                holding);
    }
}
