package coop.kyodo.membership.person;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperatives;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Makes one of two records of the same person. The memberships move; the versions of the losing
/// record stay under its id, which leads to the other from then on.
final class MergePersons {

    /// The record that stays.
    record Request(@NotNull UUID intoPersonId) {}

    private MergePersons() {}

    static void merge(Tx tx, UUID losing, Request request) {
        Cooperatives.locked(tx);
        UUID staying = request.intoPersonId();
        if (losing.equals(staying)) {
            throw Problems.invalid("same-person", "/intoPersonId", "It is the same record.");
        }
        ChangePerson.mustStand(tx, losing);
        ChangePerson.mustStand(tx, staying);
        if (Persons.hasOpenMembership(tx, losing) && Persons.hasOpenMembership(tx, staying)) {
            throw Problems.conflict(
                    "both-are-members", "Both records have a membership or an application.");
        }
        List<UUID> moved = move(tx, losing, staying);
        tx.sql()
                .createUpdate(
                        "insert into person_merge values (:tenant, :losing, :staying, :moved, :now)")
                .bind("tenant", tx.tenant())
                .bind("losing", losing)
                .bind("staying", staying)
                .bindArray("moved", UUID.class, moved)
                .bind("now", tx.now())
                .execute();
        PersonEvents.publishMerged(tx, staying, losing, moved);
        tx.audit(
                "persons-merged",
                staying.toString(),
                Map.of("formerPersonId", losing, "movedMemberIds", moved));
    }

    private static List<UUID> move(Tx tx, UUID losing, UUID staying) {
        return tx.sql()
                .createQuery(
                        """
                        update member set person_id = :staying
                        where tenant_id = :tenant and person_id = :losing returning member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("losing", losing)
                .bind("staying", staying)
                .mapTo(UUID.class)
                .list();
    }
}
