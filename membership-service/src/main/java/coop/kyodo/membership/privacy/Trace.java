package coop.kyodo.membership.privacy;

import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.cooperative.FiscalYears;
import coop.kyodo.membership.person.Persons;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Every id under which something is kept of a person.
///
/// @param personId the record that stands for the person
/// @param formerIds records that were merged into it
/// @param memberIds memberships and applications
record Trace(UUID personId, List<UUID> formerIds, List<UUID> memberIds) {

    static Trace of(Tx tx, UUID asked) {
        UUID personId = Persons.resolve(tx, asked);
        List<UUID> memberIds =
                tx.sql()
                        .createQuery(
                                """
                                select member_id from member
                                where tenant_id = :tenant and person_id = :person
                                order by applied_on, member_id\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("person", personId)
                        .mapTo(UUID.class)
                        .list();
        return new Trace(personId, Persons.formerIds(tx, personId), memberIds);
    }

    List<UUID> personIds() {
        List<UUID> ids = new ArrayList<>(formerIds);
        ids.add(personId);
        return ids;
    }

    List<UUID> allIds() {
        List<UUID> ids = personIds();
        ids.addAll(memberIds);
        return ids;
    }

    /// What the person claimed and was neither paid nor refused, by the claims' numbers.
    List<RetentionRules.Benefit> openBenefits(Tx tx) {
        return tx.sql()
                .createQuery(
                        """
                        select member_id, amount, currency from benefit_claim
                        where tenant_id = :tenant and member_id = any(:members)
                          and state in ('CLAIMED', 'APPROVED')
                        order by number\
                        """)
                .bind("tenant", tx.tenant())
                .bindArray("members", UUID.class, memberIds)
                .map((row, context) ->
                        new RetentionRules.Benefit(
                                row.getObject("member_id", UUID.class),
                                Money.of(row.getLong("amount"), row.getString("currency"))))
                .list();
    }

    /// What ties the person to the co-op: the memberships, and that of a member whose heir the
    /// person is.
    List<RetentionRules.Tie> ties(Tx tx) {
        UnaryOperator<LocalDate> yearEnd = FiscalYears.lastDays(tx);
        return tx.sql()
                .createQuery(
                        """
                        select m.member_id, m.left_on,
                          m.state in ('APPLIED', 'ACCEPTED', 'MEMBER', 'LEAVING') as open,
                          (select max(j.effective_on) from journal j
                           where j.tenant_id = m.tenant_id and j.member_id = m.member_id) as booked
                        from member m where m.tenant_id = :tenant and (m.person_id = :person
                          or m.member_id in (select h.member_id from heir h
                            where h.tenant_id = :tenant and h.person_id = any(:persons)
                              and h.struck_at is null))
                        order by m.member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("person", personId)
                .bindArray("persons", UUID.class, personIds())
                .map((row, context) -> {
                    LocalDate booked = row.getObject("booked", LocalDate.class);
                    return new RetentionRules.Tie(
                            row.getObject("member_id", UUID.class),
                            row.getBoolean("open"),
                            row.getObject("left_on", LocalDate.class),
                            booked == null ? null : yearEnd.apply(booked));
                })
                .list();
    }
}
