package coop.kyodo.membership.refund;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.person.PersonData;
import coop.kyodo.membership.person.Persons;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The heirs of dead members.
public final class Heirs {

    private Heirs() {}

    /// Gives what those of these members who died may claim to their heirs, where they are
    /// recorded: when it is valued, and when it came back from the member's account.
    ///
    /// @param on from when the claims are theirs
    public static void takeOver(
            Tx tx, Cooperative cooperative, Collection<UUID> memberIds, LocalDate on) {
        tx.sql()
                .createQuery(
                        """
                        select distinct member_id from heir
                        where tenant_id = :tenant and member_id = any(:members)
                          and struck_at is null\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray("members", UUID.class, memberIds.toArray())
                .mapTo(UUID.class)
                .forEach(memberId -> {
                    List<RefundClaim> inherited =
                            RecordHeirs.divide(tx, cooperative, memberId, shares(tx, memberId));
                    if (!inherited.isEmpty()) {
                        RefundEvents.inherited(tx, memberId, on, inherited);
                    }
                });
    }

    /// Whether the membership ended by death.
    static boolean isDead(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select from withdrawal
                          where tenant_id = :tenant and member_id = :member and cause = 'DEATH'
                            and cancelled_at is null)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .mapTo(Boolean.class)
                .one();
    }

    /// The heirs' shares by their ids, in the order in which they were recorded; empty when there
    /// are none. Records that were merged since are one heir.
    static Map<UUID, Fraction> shares(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select person_leads_to(tenant_id, person_id) as person_id, share_numerator,
                          share_denominator
                        from heir where tenant_id = :tenant and member_id = :member
                          and struck_at is null
                        order by line\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .reduceRows(
                        new LinkedHashMap<>(),
                        (all, row) -> {
                            all.merge(
                                    row.getColumn("person_id", UUID.class),
                                    Fraction.of(
                                            row.getColumn("share_numerator", Long.class),
                                            row.getColumn("share_denominator", Long.class)),
                                    Fraction::plus);
                            return all;
                        });
    }

    /// Strikes the heirs of somebody who lives, or died otherwise: what they were to have is the
    /// member's again. A 409 when a part of it is paid already.
    ///
    /// @param on from when the claims are the member's
    public static void giveBack(Tx tx, Cooperative cooperative, UUID memberId, LocalDate on) {
        if (shares(tx, memberId).isEmpty()) {
            return;
        }
        List<RefundClaim> inherited = RecordHeirs.inherited(tx, cooperative, memberId);
        strike(tx, memberId);
        List<RefundClaim> back =
                RecordHeirs.redivide(tx, cooperative, inherited, Map.of(memberId, Fraction.ONE));
        RefundEvents.givenBack(tx, memberId, on, back);
    }

    /// Strikes heirs who were recorded wrongly.
    static void strike(Tx tx, UUID memberId) {
        tx.sql()
                .createUpdate(
                        """
                        update heir set struck_at = :now
                        where tenant_id = :tenant and member_id = :member and struck_at is null\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("now", tx.now())
                .execute();
    }

    /// Under which number those are recorded who are recorded now.
    static int nextTurn(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select coalesce(max(turn), 0) + 1 from heir
                        where tenant_id = :tenant and member_id = :member\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .mapTo(Integer.class)
                .one();
    }

    /// Adds an heir, and the person unless it was the member's heir before.
    static void add(Tx tx, UUID memberId, UUID personId, Heir heir, int line, int turn) {
        if (!wasHeir(tx, memberId, personId)) {
            Persons.add(
                    tx, personId, new PersonData(heir.name(), null, null, heir.address(), null));
        } else if (Persons.isErased(tx, Persons.resolve(tx, personId))) {
            throw Problems.conflict("person-erased", FormFault.of("", "said.person-erased"));
        }
        tx.sql()
                .createUpdate(
                        """
                        insert into heir (tenant_id, member_id, person_id, line, share_numerator,
                          share_denominator, recorded_at, turn)
                        values (:tenant, :member, :person, :line, :numerator, :denominator, :now,
                          :turn)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("person", personId)
                .bind("line", line)
                .bind("numerator", heir.share().numerator().longValueExact())
                .bind("denominator", heir.share().denominator().longValueExact())
                .bind("now", tx.now())
                .bind("turn", turn)
                .execute();
    }

    private static boolean wasHeir(Tx tx, UUID memberId, UUID personId) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select from heir
                          where tenant_id = :tenant and member_id = :member
                            and person_id = :person)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("person", personId)
                .mapTo(Boolean.class)
                .one();
    }
}
