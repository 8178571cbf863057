package coop.kyodo.membership.member;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.UUID;

/// What others are told of a member. The aggregate is the member.
public final class MemberEvents {

    /// Somebody became a member.
    record Admitted(
            UUID cooperativeId,
            UUID memberId,
            long memberNumber,
            LocalDate admittedOn,
            long units) {}

    /// A member left at the end of a day.
    record Left(
            UUID cooperativeId, UUID memberId, long memberNumber, LocalDate leftOn, String cause) {}

    private MemberEvents() {}

    public static void publishAdmitted(
            Tx tx, UUID memberId, long memberNumber, LocalDate admittedOn, long units) {
        tx.publish(
                new Event(
                        "coop.kyodo.membership.member-admitted.v1",
                        memberId,
                        Members.nextVersion(tx, memberId),
                        new Admitted(tx.tenant(), memberId, memberNumber, admittedOn, units)));
    }

    public static void publishLeft(Tx tx, Member member, LocalDate leftOn, String cause) {
        tx.publish(
                new Event(
                        "coop.kyodo.membership.member-left.v1",
                        member.memberId(),
                        Members.nextVersion(tx, member.memberId()),
                        new Left(tx.tenant(), member.memberId(), member.number(), leftOn, cause)));
    }
}
