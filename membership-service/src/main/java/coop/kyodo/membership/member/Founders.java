package coop.kyodo.membership.member;

import coop.kyodo.kit.store.SqlArrays;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.cooperative.Cooperatives;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Who founded the co-op (発起人 and those who joined them before it was formed).
public final class Founders {

    private Founders() {}

    public static boolean contains(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select exists (select from founder
                          where tenant_id = :tenant and member_id = :member)\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .mapTo(Boolean.class)
                .one();
    }

    /// From when somebody is a member who has paid up on a day: a founder from the co-op's
    /// formation at the earliest.
    public static LocalDate memberFrom(Tx tx, UUID memberId, LocalDate paidUpOn) {
        LocalDate formedOn = Cooperatives.first(tx).effectiveOn();
        return paidUpOn.isBefore(formedOn) && contains(tx, memberId) ? formedOn : paidUpOn;
    }

    static void add(Tx tx, UUID memberId) {
        addAll(tx, List.of(memberId));
    }

    static void addAll(Tx tx, List<UUID> memberIds) {
        tx.sql()
                .createUpdate(
                        "insert into founder select :tenant, member, :now from unnest(:members) as"
                                + " member")
                .bind("tenant", tx.tenant())
                .bind("members", SqlArrays.uuids(memberIds))
                .bind("now", tx.now())
                .execute();
    }
}
