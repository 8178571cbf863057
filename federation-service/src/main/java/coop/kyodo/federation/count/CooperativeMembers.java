package coop.kyodo.federation.count;

import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The members of co-operatives as far as a federation needs them: when they came, when they left.
/// The rows belong to the co-operative; each method runs as that tenant.
final class CooperativeMembers {

    private CooperativeMembers() {}

    static void admitted(Tx tx, UUID member, LocalDate on) {
        note(tx, "admitted_on", member, on);
    }

    /// @param on the last day; null when the member did not leave after all
    static void left(Tx tx, UUID member, @Nullable LocalDate on) {
        note(tx, "left_on", member, on);
    }

    private static void note(Tx tx, String column, UUID member, @Nullable LocalDate on) {
        tx.sql()
                .createUpdate(
                        """
                        insert into cooperative_member (tenant_id, member_id, <column>)
                        values (:tenant, :member, :day)
                        on conflict (tenant_id, member_id) do update set <column> = excluded.<column>\
                        """)
                .define("column", column)
                .bind("tenant", tx.tenant())
                .bind("member", member)
                .bind("day", on)
                .execute();
    }

    /// How many were members on a day, the day of leaving included; empty when nobody was ever
    /// admitted.
    static Optional<Long> count(Tx tx, LocalDate day) {
        return tx.sql()
                .createQuery(
                        """
                        select count(*) filter (where admitted_on <= :day and (left_on is null or left_on >= :day))
                        from cooperative_member where tenant_id = :tenant and admitted_on is not null
                        having count(*) > 0\
                        """)
                .bind("tenant", tx.tenant())
                .bind("day", day)
                .mapTo(Long.class)
                .findOne();
    }
}
