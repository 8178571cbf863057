package coop.kyodo.membership.person;

import coop.kyodo.kit.payment.BankAccount;
import coop.kyodo.kit.payment.PayeeAccounts;
import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.payment.PayeeAccountChanged;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Makes one of two records of the same person. The memberships move, and so does the bank account
/// where the other record has none; the versions of the losing record stay under its id, which
// leads
/// to the other from then on, also where it was recorded as an heir.
final class MergePersons {

    /// The record that stays.
    record Request(@NotNull UUID intoPersonId) {}

    private MergePersons() {}

    static void merge(Tx tx, UUID losing, Request request) {
        Rulebook profile = Cooperatives.locked(tx).rules();
        UUID staying = request.intoPersonId();
        if (losing.equals(staying)) {
            throw Problems.malformed(
                    "same-person", FormFault.of("/intoPersonId", "said.same-record"));
        }
        ChangePerson.mustStand(tx, losing);
        ChangePerson.mustStand(tx, staying);
        OneMembership.notBothOpen(
                        profile, Persons.openSince(tx, losing), Persons.openSince(tx, staying))
                .orConflict();
        OneMembership.fits(profile, OneMembership.of(tx, losing), OneMembership.of(tx, staying))
                .orConflict();
        boolean accountMoved = moveAccount(tx, losing, staying);
        List<UUID> moved = move(tx, losing, staying);
        tx.sql()
                .createUpdate(
                        "insert into person_merge values (:tenant, :losing, :staying, :moved,"
                                + " :now)")
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
                Map.of(
                        "formerPersonId", losing,
                        "movedMemberIds", moved,
                        "heirOf", heirOf(tx, losing),
                        "accountMoved", accountMoved));
    }

    /// A record that has an account keeps it. Two different ones are for the caller to settle,
    // since
    /// money would go to either.
    ///
    /// @return whether the staying record has it from the losing one
    private static boolean moveAccount(Tx tx, UUID losing, UUID staying) {
        Optional<BankAccount> account = PayeeAccounts.find(tx, losing);
        Optional<BankAccount> other = PayeeAccounts.find(tx, staying);
        if (account.isEmpty() || account.equals(other)) {
            return false;
        }
        if (other.isPresent()) {
            throw Problems.conflict("accounts-differ", FormFault.of("", "said.accounts-differ"));
        }
        PayeeAccountChanged.publish(tx, staying, PayeeAccounts.put(tx, staying, account.get()));
        return true;
    }

    /// The dead members whose heir the record is.
    private static List<UUID> heirOf(Tx tx, UUID personId) {
        return tx.sql()
                .createQuery(
                        """
                        select member_id from heir
                        where tenant_id = :tenant and person_id = :person and struck_at is null
                        order by member_id\
                        """)
                .bind("tenant", tx.tenant())
                .bind("person", personId)
                .mapTo(UUID.class)
                .list();
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
