package coop.kyodo.membership.member;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/// What others are told of a member. The aggregate is the member.
public final class MemberEvents {

    /// Somebody applied for membership.
    record Applied(
            UUID cooperativeId, UUID memberId, UUID personId, int units, LocalDate appliedOn) {}

    /// An applicant was accepted, and pays from then on.
    record Accepted(UUID cooperativeId, UUID memberId, LocalDate acceptedOn) {}

    /// An applicant was refused.
    record Refused(UUID cooperativeId, UUID memberId, LocalDate refusedOn, RefusalCause cause) {}

    /// An applicant gave up before membership began.
    record GivenUp(UUID cooperativeId, UUID memberId, LocalDate givenUpOn) {}

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

    /// It is not true that a member left.
    record LeavingReversed(
            UUID cooperativeId,
            UUID memberId,
            long memberNumber,
            LocalDate admittedOn,
            LocalDate leftOn,
            String cause,
            LocalDate reversedOn) {}

    private MemberEvents() {}

    /// @param version as [Members#nextVersion] says, here and in the others
    static void publishApplied(
            Tx tx, UUID memberId, long version, UUID personId, int units, LocalDate appliedOn) {
        publish(
                tx,
                "membership-applied-for",
                memberId,
                version,
                new Applied(tx.tenant(), memberId, personId, units, appliedOn));
    }

    static void publishAccepted(Tx tx, UUID memberId, long version, LocalDate acceptedOn) {
        publish(
                tx,
                "applicant-accepted",
                memberId,
                version,
                new Accepted(tx.tenant(), memberId, acceptedOn));
    }

    static void publishRefused(Tx tx, UUID memberId, LocalDate refusedOn, RefusalCause cause) {
        publish(
                tx,
                "applicant-refused",
                memberId,
                new Refused(tx.tenant(), memberId, refusedOn, cause));
    }

    static void publishGivenUp(Tx tx, UUID memberId, LocalDate givenUpOn) {
        publish(
                tx,
                "application-given-up",
                memberId,
                new GivenUp(tx.tenant(), memberId, givenUpOn));
    }

    public static void publishAdmitted(
            Tx tx,
            UUID memberId,
            long version,
            long memberNumber,
            LocalDate admittedOn,
            long units) {
        publish(
                tx,
                "member-admitted",
                memberId,
                version,
                new Admitted(tx.tenant(), memberId, memberNumber, admittedOn, units));
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
        publishLeft(tx, member, Members.nextVersion(tx, member.memberId()), leftOn, cause);
    }

    static void publishLeft(
            Tx tx, Member member, long version, LocalDate leftOn, WithdrawalCause cause) {
        tx.publish(left(tx, member, version, leftOn, cause));
    }

    /// @param admittedOn since when the member has been one all along
    public static void publishLeavingReversed(
            Tx tx,
            Member member,
            LocalDate admittedOn,
            LocalDate leftOn,
            WithdrawalCause cause,
            LocalDate reversedOn) {
        publish(
                tx,
                "member-leaving-reversed",
                member.memberId(),
                new LeavingReversed(
                        tx.tenant(),
                        member.memberId(),
                        member.number(),
                        admittedOn,
                        leftOn,
                        cause.name(),
                        reversedOn));
    }

    private static Event left(
            Tx tx, Member member, long version, LocalDate leftOn, WithdrawalCause cause) {
        return new Event(
                "coop.kyodo.membership.member-left.v1",
                member.memberId(),
                version,
                new Left(tx.tenant(), member.memberId(), member.number(), leftOn, cause.name()));
    }

    private static void publish(Tx tx, String what, UUID memberId, Object data) {
        publish(tx, what, memberId, Members.nextVersion(tx, memberId), data);
    }

    private static void publish(Tx tx, String what, UUID memberId, long version, Object data) {
        tx.publish(new Event("coop.kyodo.membership." + what + ".v1", memberId, version, data));
    }
}
