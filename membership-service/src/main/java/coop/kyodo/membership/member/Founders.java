package coop.kyodo.membership.member;

import coop.kyodo.kit.store.Tx;
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

    static void add(Tx tx, UUID memberId) {
        tx.sql()
                .createUpdate("insert into founder values (:tenant, :member, :now)")
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("now", tx.now())
                .execute();
    }
}
