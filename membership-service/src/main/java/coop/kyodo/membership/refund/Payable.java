package coop.kyodo.membership.refund;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.SqlArrays;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.capital.Account;
import coop.kyodo.membership.capital.Owed;
import coop.kyodo.membership.cooperative.Cooperative;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What the ledger says is payable to members.
final class Payable {

    private Payable() {}

    /// Lets refunds be paid on a day when each member has so much to get on it and ever after; a
    /// 409 otherwise.
    ///
    /// @param refunds by member
    static void mustCover(
            Tx tx,
            Cooperative cooperative,
            Map<UUID, Money> refunds,
            LocalDate paidOn,
            String pointer) {
        Map<UUID, Long> least =
                Owed.leastFrom(tx, Account.REFUNDS_PAYABLE, refunds.keySet(), paidOn);
        refunds.forEach((memberId, refund) ->
                ClaimRules.payable(
                                cooperative.rules().rule("JP-054"),
                                refund,
                                cooperative.money(least.getOrDefault(memberId, 0L)),
                                paidOn,
                                pointer)
                        .orConflict());
    }

    /// Lets refunds be paid on a day by which the shares of all these members were valued; a 409
    /// otherwise. What is owed to somebody who left at once is the ledger's from the day of
    /// leaving, and the first claim falls due at the year's end.
    static void mustBeValued(
            Tx tx,
            Cooperative cooperative,
            Collection<UUID> memberIds,
            LocalDate paidOn,
            String pointer) {
        tx.sql()
                .createQuery(
                        """
                        select min(due_on) as valued_on from refund_claim
                        where tenant_id = :tenant and member_id = any(:members)
                        group by member_id order by valued_on desc limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("members", SqlArrays.uuids(memberIds))
                .mapTo(LocalDate.class)
                .findOne()
                .ifPresent(valuedOn ->
                        ClaimRules.valuedBy(
                                        cooperative.rules().rule("JP-054"),
                                        valuedOn,
                                        paidOn,
                                        pointer)
                                .orConflict());
    }

    /// Those of these claims that a day can end: for which so much is payable on it and ever after,
    /// the first first. What came back later is payable again from then on.
    static List<RefundClaim> covered(Tx tx, List<RefundClaim> claims, LocalDate on) {
        Map<UUID, Long> left =
                Owed.leastFrom(
                        tx,
                        Account.REFUNDS_PAYABLE,
                        claims.stream().map(RefundClaim::memberId).distinct().toList(),
                        on);
        List<RefundClaim> covered = new ArrayList<>();
        for (RefundClaim claim : claims) {
            long rest = left.getOrDefault(claim.memberId(), 0L) - claim.amount().amount();
            if (rest >= 0) {
                left.put(claim.memberId(), rest);
                covered.add(claim);
            }
        }
        return covered;
    }
}
