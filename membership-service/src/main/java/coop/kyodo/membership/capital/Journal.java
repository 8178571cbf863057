package coop.kyodo.membership.capital;

import coop.kyodo.kit.exact.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A balanced set of postings about one member.
///
/// @param number without gaps within the co-op
/// @param reference the payment's permanent key, on journals that are payments
/// @param method how it was paid, on payments in
/// @param transferId the same on the two legs of a transfer
/// @param reversesId the payment that it takes back
/// @param reason why it does
public record Journal(
        UUID journalId,
        long number,
        JournalKind kind,
        UUID memberId,
        long units,
        LocalDate effectiveOn,
        Instant recordedAt,
        @Nullable String reference,
        @Nullable PaymentMethod method,
        @Nullable UUID transferId,
        @Nullable UUID reversesId,
        @Nullable String reason,
        List<Posting> postings) {

    /// One line; debits are positive, credits negative.
    public record Posting(Account account, Money amount) {}

    Money on(Account account, String currency) {
        return postings.stream()
                .filter(posting -> posting.account() == account)
                .map(Posting::amount)
                .reduce(Money.zero(currency), Money::plus);
    }
}
