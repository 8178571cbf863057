package coop.kyodo.membership.member;

import coop.kyodo.kit.events.Event;
import coop.kyodo.kit.store.Tx;
import java.time.LocalDate;
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

    static void publishApplied(
            Tx tx, UUID memberId, UUID personId, int units, LocalDate appliedOn) {
        publish(
                tx,
                "membership-applied-for",
                memberId,
                new Applied(tx.tenant(), memberId, personId, units, appliedOn));
    }

    static void publishAccepted(Tx tx, UUID memberId, LocalDate acceptedOn) {
        publish(
                tx,
                "applicant-accepted",
                memberId,
                new Accepted(tx.tenant(), memberId, acceptedOn));
    }

    static void publishRefused(Tx tx, UUID memberId, LocalDate refusedOn, RefusalCause cause) {
        publish(
                tx,
                "applicant-refused",
                memberId,
                new Refused(tx.tenant(), memberId, refusedOn, cause));
    }

    public static void publishAdmitted(
            Tx tx, UUID memberId, long memberNumber, LocalDate admittedOn, long units) {
        publish(
                tx,
                "member-admitted",
                memberId,
                new Admitted(tx.tenant(), memberId, memberNumber, admittedOn, units));
    }

    public static void publishLeft(Tx tx, Member member, LocalDate leftOn, String cause) {
        publish(
                tx,
                "member-left",
                member.memberId(),
                new Left(tx.tenant(), member.memberId(), member.number(), leftOn, cause));
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
