package coop.kyodo.membership.contribution;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.member.Members;
import java.time.LocalDate;
import java.util.UUID;

/// What others are told of calls of unpaid capital and of applicants' deposits. The aggregate is
/// the member.
final class ContributionEvents {

    /// What happened to a deposit.
    enum DepositChange {
        RECEIVED,
        RETURNED
    }

    /// What is called of one member.
    record Called(
            UUID cooperativeId, UUID memberId, Money amount, LocalDate calledOn, LocalDate dueOn) {}

    /// Money came from an applicant, or went back.
    ///
    /// @param deposits what is deposited after it
    record DepositChanged(
            UUID cooperativeId,
            UUID memberId,
            DepositChange change,
            Money amount,
            LocalDate on,
            Money deposits) {}

    private ContributionEvents() {}

    static void called(Tx tx, UUID memberId, Money amount, CallCapital.Request call) {
        publish(
                tx,
                "capital-called",
                memberId,
                new Called(tx.tenant(), memberId, amount, call.calledOn(), call.dueOn()));
    }

    static void deposit(
            Tx tx,
            UUID memberId,
            DepositChange change,
            Money amount,
            LocalDate on,
            Money deposits) {
        publish(
                tx,
                "deposit-changed",
                memberId,
                new DepositChanged(tx.tenant(), memberId, change, amount, on, deposits));
    }

    private static void publish(Tx tx, String what, UUID memberId, Object data) {
        tx.publish(
                new Event(
                        "coop.kyodo.membership." + what + ".v1",
                        memberId,
                        Members.nextVersion(tx, memberId),
                        data));
    }
}
