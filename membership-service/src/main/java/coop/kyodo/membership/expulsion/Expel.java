package coop.kyodo.membership.expulsion;

import coop.kyodo.kit.rules.Rule;
import coop.kyodo.kit.store.Ids;
import coop.kyodo.kit.store.Tx;
import coop.kyodo.kit.web.Days;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.Problems;
import coop.kyodo.membership.cooperative.Cooperative;
import coop.kyodo.membership.cooperative.Cooperatives;
import coop.kyodo.membership.expulsion.Expulsion.Defence;
import coop.kyodo.membership.expulsion.Expulsion.Ground;
import coop.kyodo.membership.leaving.LeaveAtOnce;
import coop.kyodo.membership.member.Member;
import coop.kyodo.membership.member.Members;
import coop.kyodo.membership.member.WithdrawalCause;
import coop.kyodo.membership.resolution.Resolution;
import coop.kyodo.membership.resolution.Resolutions;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The steps of an expulsion.
final class Expel {

    /// That the member was told of the meeting that is to decide.
    record Proposal(
            @NotNull Ground ground,
            @NotBlank @Size(max = 2000) String explanation,
            @NotNull LocalDate notifiedOn,
            @NotNull LocalDate meetingOn) {}

    /// What became of the chance to speak at the meeting.
    record Hearing(@NotNull Defence defence, @NotNull LocalDate defenceOn) {}

    /// That the member was told of the resolution.
    record Information(@NotNull LocalDate informedOn) {}

    /// That nothing comes of it.
    record Dropping(@NotNull LocalDate droppedOn) {}

    private Expel() {}

    /// Lets a director pass who is somebody else: nobody conducts their own expulsion, under
    /// whichever of their memberships they are known.
    ///
    /// @param self which member of the co-op the caller is, if any
    static void mustBeOfAnother(Tx tx, UUID memberId, Optional<UUID> self) {
        if (self.isPresent() && Members.ofSamePerson(tx, memberId).contains(self.get())) {
            throw Problems.conflict("expulsion-own", FormFault.of("", "said.expulsion-own"));
        }
    }

    static Expulsion propose(Tx tx, UUID memberId, Proposal proposal) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Member member = Members.get(tx, memberId);
        member.mustBeMember();
        member.mustNotHaveLeftBefore(cooperative.rules(), proposal.notifiedOn());
        Days.mustHaveCome(tx, proposal.notifiedOn(), "/notifiedOn");
        Cooperative then = Cooperatives.inForceOn(tx, proposal.notifiedOn());
        ExpulsionRules.noticeInTime(
                        rule(then),
                        proposal.notifiedOn(),
                        proposal.meetingOn(),
                        then.articles().clearDays())
                .orRefuse();
        boolean isOpen =
                Expulsions.find(tx, memberId)
                        .filter(earlier -> earlier.state() == Expulsion.State.PROPOSED)
                        .isPresent();
        if (isOpen) {
            throw Problems.conflict("expulsion-open", FormFault.of("", "said.expulsion-open"));
        }
        Expulsions.add(
                tx,
                new Expulsion(
                        Ids.next(),
                        memberId,
                        Expulsion.State.PROPOSED,
                        proposal.ground(),
                        proposal.explanation(),
                        proposal.notifiedOn(),
                        proposal.meetingOn(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        tx.audit(
                "expulsion-proposed",
                memberId.toString(),
                Map.of(
                        "ground", proposal.ground(),
                        "notifiedOn", proposal.notifiedOn(),
                        "meetingOn", proposal.meetingOn()));
        return ExpulsionEvents.told(
                tx, memberId, ExpulsionEvents.Step.PROPOSED, proposal.notifiedOn());
    }

    static Expulsion hear(Tx tx, UUID memberId, Hearing hearing) {
        Cooperative cooperative = Cooperatives.locked(tx);
        Expulsion expulsion = Expulsions.proposed(tx, memberId);
        Days.mustHaveCome(tx, hearing.defenceOn(), "/defenceOn");
        ExpulsionRules.atTheMeeting(
                        rule(cooperative),
                        hearing.defenceOn(),
                        expulsion.meetingOn(),
                        Resolutions.adopted(tx, "EXPULSION", memberId))
                .orRefuse();
        Expulsions.defended(tx, expulsion.expulsionId(), hearing.defence(), hearing.defenceOn());
        tx.audit(
                "expulsion-heard",
                memberId.toString(),
                Map.of("defence", hearing.defence(), "defenceOn", hearing.defenceOn()));
        return ExpulsionEvents.told(tx, memberId, ExpulsionEvents.Step.HEARD, hearing.defenceOn());
    }

    /// The member's membership ends on the day the member is told, since it cannot be asserted
    /// before (art. 15(3)).
    static Expulsion takeEffect(Tx tx, UUID memberId, Information information) {
        Cooperatives.locked(tx);
        Expulsion expulsion = Expulsions.proposed(tx, memberId);
        Days.mustHaveCome(tx, information.informedOn(), "/informedOn");
        Cooperative then = Cooperatives.inForceOn(tx, expulsion.notifiedOn());
        Resolution resolution =
                ExpulsionRules.effective(
                                rule(then),
                                expulsion,
                                Resolutions.adopted(tx, "EXPULSION", memberId),
                                information.informedOn(),
                                then.articles().clearDays())
                        .orRefuse();
        Expulsions.takeEffect(tx, expulsion.expulsionId(), resolution, information.informedOn());
        LeaveAtOnce.leave(
                tx, memberId, WithdrawalCause.EXPULSION, information.informedOn(), "/informedOn");
        tx.audit(
                "member-expelled",
                memberId.toString(),
                Map.of(
                        "resolutionId", resolution.resolutionId(),
                        "resolvedOn", resolution.adoptedOn(),
                        "informedOn", information.informedOn()));
        return ExpulsionEvents.told(
                tx, memberId, ExpulsionEvents.Step.EFFECTIVE, information.informedOn());
    }

    static Expulsion drop(Tx tx, UUID memberId, Dropping dropping) {
        Cooperatives.locked(tx);
        Expulsion expulsion = Expulsions.proposed(tx, memberId);
        Days.mustHaveCome(tx, dropping.droppedOn(), "/droppedOn");
        if (dropping.droppedOn().isBefore(expulsion.notifiedOn())) {
            throw Problems.malformed(
                    "date-too-early",
                    new FormFault(
                            "/droppedOn",
                            "said.member-told-on",
                            Map.of("notifiedOn", expulsion.notifiedOn())));
        }
        Expulsions.drop(tx, expulsion.expulsionId(), dropping.droppedOn());
        tx.audit(
                "expulsion-dropped",
                memberId.toString(),
                Map.of("droppedOn", dropping.droppedOn()));
        return ExpulsionEvents.told(
                tx, memberId, ExpulsionEvents.Step.DROPPED, dropping.droppedOn());
    }

    private static Rule rule(Cooperative cooperative) {
        return cooperative.rules().rule("JP-053");
    }
}
