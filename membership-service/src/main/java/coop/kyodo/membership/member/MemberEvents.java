package coop.kyodo.membership.member;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
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

    /// All these left on one day, by their own notice.
    public static void publishAllLeft(
            Tx tx, Collection<UUID> memberIds, LocalDate leftOn, WithdrawalCause cause) {
        Map<UUID, Member> members = Members.nextVersions(tx, memberIds);
        for (UUID memberId : memberIds) {
            Member member = members.get(memberId);
            if (member == null) {
                throw new IllegalStateException(memberId + " is no member");
            }
            tx.publish(left(tx, member, member.version(), leftOn, cause));
        }
    }

    public static void publishLeft(Tx tx, Member member, LocalDate leftOn, WithdrawalCause cause) {
        tx.publish(left(tx, member, Members.nextVersion(tx, member.memberId()), leftOn, cause));
    }

    private static Event left(
            Tx tx, Member member, long version, LocalDate leftOn, WithdrawalCause cause) {
        return new Event(
                "coop.kyodo.membership.member-left.v1",
                member.memberId(),
                version,
                new Left(tx.tenant(), member.memberId(), member.number(), leftOn, cause.name()));
    }
}
