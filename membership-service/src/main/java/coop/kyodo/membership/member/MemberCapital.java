package coop.kyodo.membership.member;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.capital.CapitalEvents;
import coop.kyodo.membership.capital.Holding;
import coop.kyodo.membership.capital.Holdings;
import coop.kyodo.membership.capital.Ledger;
import coop.kyodo.membership.capital.Standing;
import coop.kyodo.membership.cooperative.Cooperative;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/// A member's capital: how it stands, and what others are told when it changes.
public final class MemberCapital {

    private MemberCapital() {}

    public static MemberHolding of(Tx tx, Cooperative cooperative, UUID memberId) {
        return MemberHolding.of(cooperative, Members.get(tx, memberId), Holdings.of(tx, memberId));
    }

    /// Publishes a change of each of these, with the standings after all of them.
    ///
    /// @param amounts by the members' ids, in the order of the events
    public static void publishAll(
            Tx tx,
            Cooperative cooperative,
            CapitalEvents.Change change,
            Map<UUID, Money> amounts,
            LocalDate effectiveOn) {
        Map<UUID, Member> members = Members.nextVersions(tx, amounts.keySet());
        Map<UUID, Holding> holdings = Holdings.of(tx, amounts.keySet());
        Standing standing = Ledger.standing(tx, cooperative);
        amounts.forEach((memberId, amount) -> {
            Member member = members.get(memberId);
            Holding holding = holdings.get(memberId);
            if (member == null || holding == null) {
                throw new IllegalStateException(memberId + " holds nothing");
            }
            tx.publish(
                    CapitalEvents.of(
                            change,
                            tx.tenant(),
                            memberId,
                            member.version(),
                            amount,
                            effectiveOn,
                            MemberHolding.of(cooperative, member, holding).standing(),
                            standing));
        });
    }

    /// Publishes a change, with the standings after it.
    ///
    /// @return how the member's capital stands after it
    public static MemberHolding publish(
            Tx tx,
            Cooperative cooperative,
            UUID memberId,
            CapitalEvents.Change change,
            Money amount,
            LocalDate effectiveOn) {
        Member member = Members.atNextVersion(tx, memberId);
        MemberHolding holding = MemberHolding.of(cooperative, member, Holdings.of(tx, memberId));
        tx.publish(
                CapitalEvents.of(
                        change,
                        tx.tenant(),
                        memberId,
                        member.version(),
                        amount,
                        effectiveOn,
                        holding.standing(),
                        Ledger.standing(tx, cooperative)));
        return holding;
    }
}
