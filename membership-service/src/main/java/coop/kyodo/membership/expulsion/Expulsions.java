package coop.kyodo.membership.expulsion;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.resolution.Resolution;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// The expulsions of a co-op.
final class Expulsions {

    private Expulsions() {}

    /// The member's latest; 404 when there is none.
    static Expulsion latest(Tx tx, UUID memberId) {
        return find(tx, memberId).orElseThrow(() -> Problems.notFound("expulsion-not-found"));
    }

    /// The member's latest, if it is still proposed; 404 when there is none, 409 when it is over.
    static Expulsion proposed(Tx tx, UUID memberId) {
        Expulsion expulsion = latest(tx, memberId);
        if (expulsion.state() != Expulsion.State.PROPOSED) {
            throw Problems.conflict(
                    "expulsion-over",
                    new FormFault("", "said.expulsion-is", Map.of("state", expulsion.state())));
        }
        return expulsion;
    }

    static Optional<Expulsion> find(Tx tx, UUID memberId) {
        return tx.sql()
                .createQuery(
                        """
                        select expulsion_id, member_id, state, ground, explanation, notified_on,
                          meeting_on, defence, defence_on, resolution_id, resolved_on, informed_on,
                          dropped_on
                        from expulsion where tenant_id = :tenant and member_id = :member
                        order by expulsion_id desc limit 1\
                        """)
                .bind("tenant", tx.tenant())
                .bind("member", memberId)
                .map(ConstructorMapper.of(Expulsion.class))
                .findOne();
    }

    static void add(Tx tx, Expulsion expulsion) {
        tx.sql()
                .createUpdate(
                        """
                        insert into expulsion (tenant_id, expulsion_id, member_id, state, ground,
                          explanation, notified_on, meeting_on, recorded_at)
                        values (:tenant, :expulsionId, :memberId, :state, :ground, :explanation,
                          :notifiedOn, :meetingOn, :now)\
                        """)
                .bind("tenant", tx.tenant())
                .bindMethods(expulsion)
                .bind("now", tx.now())
                .execute();
    }

    static void defended(Tx tx, UUID expulsionId, Expulsion.Defence defence, LocalDate defenceOn) {
        tx.sql()
                .createUpdate(
                        """
                        update expulsion set defence = :defence, defence_on = :on
                        where tenant_id = :tenant and expulsion_id = :id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", expulsionId)
                .bind("defence", defence.name())
                .bind("on", defenceOn)
                .execute();
    }

    static void takeEffect(Tx tx, UUID expulsionId, Resolution resolution, LocalDate informedOn) {
        tx.sql()
                .createUpdate(
                        """
                        update expulsion set state = 'EFFECTIVE', resolution_id = :resolution,
                          resolved_on = :resolvedOn, informed_on = :informedOn
                        where tenant_id = :tenant and expulsion_id = :id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", expulsionId)
                .bind("resolution", resolution.resolutionId())
                .bind("resolvedOn", resolution.adoptedOn())
                .bind("informedOn", informedOn)
                .execute();
    }

    static void drop(Tx tx, UUID expulsionId, LocalDate droppedOn) {
        tx.sql()
                .createUpdate(
                        """
                        update expulsion set state = 'DROPPED', dropped_on = :on
                        where tenant_id = :tenant and expulsion_id = :id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("id", expulsionId)
                .bind("on", droppedOn)
                .execute();
    }
}
