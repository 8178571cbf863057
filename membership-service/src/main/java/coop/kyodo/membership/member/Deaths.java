package coop.kyodo.membership.member;

import coop.kyodo.kit.store.SqlArrays;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                        select * from (
                          select distinct on (member_id) member_id, died_on as effective_on
                          from later_death
                          where tenant_id = :tenant and member_id = any(:members)
                          order by member_id, turn desc) later
                        where effective_on is not null
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

    /// When somebody died who had left before, by the last word on it; empty when nobody said so,
    /// or it was taken back.
    public static Optional<LocalDate> later(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select died_on from (
                          select died_on from later_death
                          where tenant_id = :tenant and member_id = :member
                          order by turn desc limit 1) last
                        where died_on is not null\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .mapTo(LocalDate.class)
                .findOne();
    }

    /// Takes back what was noted of it, by a further row that says why.
    public static void takeBack(Tx tx, UUID memberId, String reason, String document) {
        tx.sql()
                .createUpdate(
                        """
                        insert into later_death
                          (tenant_id, member_id, recorded_at, turn, reason, document)
                        select :tenant, :member, :now, max(turn) + 1, :reason, :document
                        from later_death where tenant_id = :tenant and member_id = :member\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .bind("now", tx.now())
                .bind("reason", reason)
                .bind("document", document)
                .execute();
    }

    /// When the persons of these members died, by member, whichever of a person's memberships tells
    /// of it: whoever left and joined again dies once.
    public static Map<UUID, LocalDate> ofPersons(Tx tx, Collection<UUID> memberIds) {
        record Same(UUID memberId, UUID alsoId) {}
        List<Same> memberships =
                tx.sql()
                        .createQuery(
                                """
                                select one.member_id, also.member_id as also_id
                                from member one join member also using (tenant_id, person_id)
                                where one.tenant_id = :tenant and one.member_id = any(:members)\
                                """)
                        .bind("tenant", tx.tenant())
                        .bind("members", SqlArrays.uuids(memberIds))
                        .map((row, context) ->
                                new Same(
                                        row.getObject("member_id", UUID.class),
                                        row.getObject("also_id", UUID.class)))
                        .list();
        Map<UUID, LocalDate> told = of(tx, memberships.stream().map(Same::alsoId).toList());
        Map<UUID, LocalDate> deaths = new HashMap<>();
        for (Same membership : memberships) {
            LocalDate died = told.get(membership.alsoId());
            if (died != null) {
                deaths.merge(
                        membership.memberId(),
                        died,
                        (day, other) -> day.isBefore(other) ? day : other);
            }
        }
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

    /// Refuses work of this member on this day when it comes after their death, of which another
    /// membership of the person may tell.
    public static void mustBeAlive(Tx tx, UUID memberId, LocalDate on) {
        LocalDate died = ofPersons(tx, List.of(memberId)).get(memberId);
        if (died != null && on.isAfter(died)) {
            throw Problems.conflict("member-died", diedOn("", died));
        }
    }

    /// What a refusal says.
    ///
    /// @param pointer to who died, or empty
    public static FormFault diedOn(String pointer, LocalDate died) {
        return new FormFault(pointer, "said.member-died", Map.of("diedOn", died));
    }
}
