package coop.kyodo.membership.member;

import coop.kyodo.kit.store.SqlArrays;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The deaths of members and of those who have left. Leaving ends neither work nor a labour
/// contract, but death does (art. 20(2) of the Act): nobody works after it, under any law.
public final class Deaths {

    private Deaths() {}

    /// When those of these members died who did.
    public static Map<UUID, LocalDate> of(Tx tx, Collection<UUID> memberIds) {
        Map<UUID, LocalDate> deaths = new HashMap<>();
        tx.sql()
                .createQuery(
                        """
                        (select distinct on (member_id) member_id, died_on as effective_on
                          from later_death
                          where tenant_id = :tenant and member_id = any(:members)
                          order by member_id, turn desc)
                        union all
                        select member_id, effective_on from withdrawal
                        where tenant_id = :tenant and member_id = any(:members)
                          and cause = 'DEATH' and cancelled_at is null\
                        """)
                .bind("tenant", tx.tenant())
                .bind("members", SqlArrays.uuids(memberIds))
                .map((row, context) ->
                        Map.entry(
                                row.getObject("member_id", UUID.class),
                                row.getObject("effective_on", LocalDate.class)))
                .forEach(death -> deaths.put(death.getKey(), death.getValue()));
        return deaths;
    }

    /// Notes when somebody died who had left before; said again, the last word counts.
    public static void afterLeaving(Tx tx, UUID memberId, LocalDate diedOn) {
        tx.sql()
                .createUpdate(
                        """
                        insert into later_death (tenant_id, member_id, died_on, recorded_at, turn)
                        select :tenant, :member, :on, :now, coalesce(max(turn), 0) + 1
                        from later_death where tenant_id = :tenant and member_id = :member\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("on", diedOn)
                .bind("now", tx.now())
                .execute();
        tx.audit("later-death-recorded", memberId.toString(), Map.of("diedOn", diedOn));
    }

    /// Refuses work of this member on this day when it comes after their death.
    public static void mustBeAlive(Tx tx, UUID memberId, LocalDate on) {
        LocalDate died = of(tx, List.of(memberId)).get(memberId);
        if (died != null && on.isAfter(died)) {
            throw Problems.conflict("member-died", diedOn(died));
        }
    }

    /// What a refusal says.
    public static String diedOn(LocalDate died) {
        return "The member died on " + died + ".";
    }
}
