package coop.kyodo.membership.contribution;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.exact.Money;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.membership.member.Members;
import java.time.LocalDate;
import java.util.UUID;

/// What others are told of a call. The aggregate is the member.
final class CallEvents {

    /// What is called of one member.
    record Data(
            UUID cooperativeId, UUID memberId, Money amount, LocalDate calledOn, LocalDate dueOn) {}

    private CallEvents() {}

    static Event called(Tx tx, UUID memberId, Money amount, CallCapital.Request call) {
        return new Event(
                "coop.kyodo.membership.capital-called.v1",
                memberId,
                Members.nextVersion(tx, memberId),
                new Data(tx.tenant(), memberId, amount, call.calledOn(), call.dueOn()));
    }
}
