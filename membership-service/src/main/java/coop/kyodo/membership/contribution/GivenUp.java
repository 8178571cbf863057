package coop.kyodo.membership.contribution;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.capital.MemberHistories;
import coop.kyodo.membership.capital.MemberHistory;
import coop.kyodo.membership.capital.UnitRules;
import coop.kyodo.membership.cooperative.Cooperative;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Units that a member gives up at the end of a year that is not closed yet.
record GivenUp(long units, LocalDate effectiveOn) {

    /// The member's; empty when there are none.
    static Optional<GivenUp> of(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select units, effective_on from unit_reduction
                        where tenant_id = :tenant and member_id = :member and state = 'OPEN'\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .map(ConstructorMapper.of(GivenUp.class))
                .findOne();
    }

    /// What of `unpaid` a member may still pay on a day: after the year's end no more what falls
    /// away with the units.
    static Money stillToPay(
            Tx tx, Cooperative cooperative, UUID memberId, LocalDate on, Money unpaid) {
        return of(tx, memberId)
                .filter(given -> given.effectiveOn.isBefore(on))
                .map(given -> {
                    long then = MemberHistories.of(tx, memberId).unpaidOn(given.effectiveOn);
                    Money gone =
                            UnitRules.unpaidOf(
                                    cooperative.amountOf(given.units), cooperative.money(then));
                    return unpaid.minus(gone).max(cooperative.money(0));
                })
                .orElse(unpaid);
    }

    /// What of them is paid in.
    Money paidIn(Cooperative cooperative, MemberHistory history) {
        Money amount = cooperative.amountOf(units);
        Money unpaid = cooperative.money(history.leastUnpaidFrom(effectiveOn));
        return amount.minus(UnitRules.unpaidOf(amount, unpaid));
    }
}
