package coop.kyodo.membership.refund;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.LargestRemainder;
import coop.kyodo.kit.exact.Money;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What is still to be claimed, and what is owed back, once a share that was refunded in part or in
/// whole is worth something else.
final class OwedBackRules {

    /// What became of somebody's claims.
    ///
    /// @param paid less what was paid back
    /// @param writtenOff what lapsed and was written off (JP-056)
    record Had(Money paid, Money writtenOff) {

        Money together() {
            return paid.plus(writtenOff);
        }
    }

    /// @param open what may still be claimed
    /// @param owedBack what was paid too much
    record Due(Money open, Money owedBack) {}

    private OwedBackRules() {}

    /// JP-054: so much is refunded, and no more. What was paid beyond it is owed back; what lapsed
    /// is neither claimed again nor owed back, since nobody got it.
    static Due due(Money entitled, Had had) {
        Money nothing = Money.zero(entitled.currency());
        return new Due(
                entitled.minus(had.together()).max(nothing),
                had.paid().minus(entitled).max(nothing));
    }

    /// JP-028: what the member got while alive was the member's; the rest is the heirs', by largest
    /// remainders, equal ones in the order in which they were recorded.
    ///
    /// @param had what the member had of it
    /// @param heirs their shares; none where the member claims
    static Map<UUID, Money> entitled(
            Money whole, UUID memberId, Had had, Map<UUID, Fraction> heirs) {
        Map<UUID, Money> entitled = new LinkedHashMap<>();
        Money own = heirs.isEmpty() ? whole : whole.min(had.together());
        entitled.put(memberId, own);
        if (heirs.isEmpty()) {
            return entitled;
        }
        List<LargestRemainder.Part> parts =
                LargestRemainder.divide(
                        BigInteger.valueOf(whole.minus(own).amount()), List.copyOf(heirs.values()));
        int next = 0;
        for (UUID heir : heirs.keySet()) {
            entitled.put(
                    heir, Money.of(parts.get(next++).part().longValueExact(), whole.currency()));
        }
        return entitled;
    }

    /// What is left of open claims of which so much is no longer owed: it is taken from the last
    /// instalment first. Empty when they do not hold so much.
    static Optional<Map<RefundClaim, Money>> lowered(Collection<RefundClaim> claims, Money by) {
        Money left = by;
        Map<RefundClaim, Money> lowered = new LinkedHashMap<>();
        List<RefundClaim> lastFirst =
                claims.stream()
                        .sorted(Comparator.comparing(RefundClaim::number).reversed())
                        .toList();
        for (RefundClaim claim : lastFirst) {
            if (left.isPositive()) {
                Money taken = left.min(claim.amount());
                lowered.put(claim, claim.amount().minus(taken));
                left = left.minus(taken);
            }
        }
        return left.isPositive() ? Optional.empty() : Optional.of(lowered);
    }
}
