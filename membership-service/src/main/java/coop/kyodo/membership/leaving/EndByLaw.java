package coop.kyodo.membership.leaving;

import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.member.Withdrawal;
import coop.kyodo.membership.member.WithdrawalCause;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;

/// Records that a membership ended by death or by the loss of what qualifies for it.
final class EndByLaw {

    /// The causes that are facts; an expulsion is a process of its own.
    enum Cause {
        LOSS_OF_QUALIFICATION(WithdrawalCause.LOSS_OF_QUALIFICATION),
        DEATH(WithdrawalCause.DEATH);

        private final WithdrawalCause cause;

        Cause(WithdrawalCause cause) {
            this.cause = cause;
        }
    }

    /// What happened, and when.
    record Request(@NotNull Cause cause, @NotNull LocalDate leftOn) {}

    private EndByLaw() {}

    static Withdrawal end(Tx tx, UUID memberId, Request request) {
        return LeaveAtOnce.leave(tx, memberId, request.cause().cause, request.leftOn(), "/leftOn");
    }
}
