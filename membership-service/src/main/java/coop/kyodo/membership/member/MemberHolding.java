package coop.kyodo.membership.member;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.membership.capital.Holding;
import coop.kyodo.membership.capital.Standing;
import coop.kyodo.membership.cooperative.Cooperative;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a member's or applicant's capital stands. An applicant's units are those applied for, and
/// what is paid in are deposits; nothing is outstanding of one that was refused or given up.
public record MemberHolding(
        UUID memberId,
        MemberState state,
        @Nullable Long memberNumber,
        long units,
        Money subscribed,
        Money paidIn,
        Money outstanding) {

    public static MemberHolding of(Cooperative cooperative, Member member, Holding holding) {
        boolean applicant = member.memberNumber() == null;
        long units = applicant ? member.unitsApplied() : holding.units();
        Money subscribed = cooperative.amountOf(units);
        Money paidIn = cooperative.money(applicant ? holding.deposits() : holding.paidIn());
        boolean over =
                member.state() == MemberState.GIVEN_UP || member.state() == MemberState.REFUSED;
        return new MemberHolding(
                member.memberId(),
                member.state(),
                member.memberNumber(),
                units,
                subscribed,
                paidIn,
                over ? cooperative.money(0) : subscribed.minus(paidIn));
    }

    /// The same for other services.
    public Standing standing() {
        return new Standing(units, subscribed, paidIn);
    }
}
