package coop.kyodo.membership.capital;

import coop.kyodo.kit.store.SqlArrays;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.cooperative.Cooperative;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// What was paid after a membership had ended, as it turned out, and was taken back on a later day.
/// In between the money was there and nobody's capital (JP-052): the register has no member to whom
/// it belongs, so the ledger owes it.
public final class HeldPayments {

    /// A payment and when it was taken back.
    ///
    /// @param amount in minor units
    record Paid(UUID memberId, LocalDate paidOn, LocalDate reversedOn, long amount) {}

    /// What is to be let go of again on a day.
    ///
    /// @param amount in minor units; negative where a payment was taken back
    record Held(LocalDate effectiveOn, long amount) {}

    private HeldPayments() {}

    /// Takes such payments of these members out of the capital for the days between.
    ///
    /// @param leftOn the last day of their memberships, after which everything is open
    public static void hold(
            Tx tx, Cooperative cooperative, Collection<UUID> memberIds, LocalDate leftOn) {
        List<Ledger.Dated> entries = new ArrayList<>();
        tx.sql()
                .createQuery(
                        """
                        select p.member_id, p.effective_on as paid_on, r.effective_on as reversed_on,
                          -u.amount as amount
                        from journal p
                          join journal r on r.tenant_id = p.tenant_id
                            and r.reverses_id = p.journal_id and r.effective_on > p.effective_on
                          join posting u on u.tenant_id = p.tenant_id
                            and u.journal_id = p.journal_id and u.account = 'UNPAID_CAPITAL'
                        where p.tenant_id = :tenant and p.member_id = any(:members)
                          and p.kind = 'PAYMENT' and p.effective_on > :leftOn
                        order by p.number\
                        """)
                .bind("tenant", tx.tenant())
                .bind("members", SqlArrays.uuids(memberIds))
                .bind("leftOn", leftOn)
                .map(ConstructorMapper.of(Paid.class))
                .forEach(paid -> {
                    UUID memberId = paid.memberId();
                    entries.add(entry(cooperative, memberId, paid.amount(), paid.paidOn()));
                    entries.add(entry(cooperative, memberId, -paid.amount(), paid.reversedOn()));
                });
        Ledger.postAll(tx, entries);
    }

    /// Lets them count as they were booked: the membership had not ended after all.
    public static void release(Tx tx, Cooperative cooperative, UUID memberId) {
        List<Held> held =
                tx.sql()
                        .createQuery(
                                """
                                select j.effective_on, sum(u.amount)::bigint as amount
                                from journal j join posting u on u.tenant_id = j.tenant_id
                                  and u.journal_id = j.journal_id and u.account = 'UNPAID_CAPITAL'
                                where j.tenant_id = :tenant and j.member_id = :member
                                  and j.kind = 'PAYMENT_HELD'
                                group by j.effective_on having sum(u.amount) <> 0
                                order by j.effective_on\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("member", memberId)
                        .map(ConstructorMapper.of(Held.class))
                        .list();
        Ledger.postAll(
                tx,
                held.stream()
                        .map(each ->
                                entry(cooperative, memberId, -each.amount(), each.effectiveOn()))
                        .toList());
    }

    private static Ledger.Dated entry(
            Cooperative cooperative, UUID memberId, long amount, LocalDate on) {
        return new Ledger.Dated(
                new Ledger.Draft(memberId, Entry.paymentHeld(cooperative.money(amount)), null), on);
    }
}
