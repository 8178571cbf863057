package coop.kyodo.membership.member;

import coop.kyodo.kit.rules.Rulebook;
import coop.kyodo.kit.web.FormFault;
import coop.kyodo.kit.web.ProblemException;
import coop.kyodo.kit.web.Problems;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One person's membership of one co-op.
///
/// @param version grows with each event that is published of it
/// @param leavesOn the year's end of an open withdrawal
public record Member(
        UUID memberId,
        MemberState state,
        long version,
        int unitsApplied,
        LocalDate appliedOn,
        @Nullable LocalDate acceptedOn,
        @Nullable Long memberNumber,
        @Nullable LocalDate admittedOn,
        @Nullable LocalDate leftOn,
        @Nullable LocalDate leavesOn) {

    /// Lets an application pass that is still to be decided; a 409 otherwise.
    void mustBeApplied() {
        if (state != MemberState.APPLIED) {
            throw Problems.conflict(
                    "application-decided",
                    new FormFault(
                            "",
                            "said.membership-is-not",
                            Map.of("state", state, "needed", MemberState.APPLIED)));
        }
    }

    /// Lets an applicant pass, accepted or not; a 409 otherwise.
    void mustBeApplicant() {
        if (state != MemberState.APPLIED && state != MemberState.ACCEPTED) {
            throw Problems.conflict(
                    "not-an-applicant",
                    new FormFault("", "said.membership-state", Map.of("state", state)));
        }
    }

    /// The day it began; a 409 for whoever is no member, or is leaving.
    public LocalDate mustBeStaying() {
        if (state != MemberState.MEMBER || admittedOn == null) {
            throw notAMember();
        }
        return admittedOn;
    }

    /// The day it began; empty for whoever is no member, or is leaving.
    public Optional<LocalDate> stayingSince() {
        return state == MemberState.MEMBER ? Optional.ofNullable(admittedOn) : Optional.empty();
    }

    /// The day it began; a 409 for whoever is no member. Whoever gave notice still is (JP-051).
    public LocalDate mustBeMember() {
        if ((state != MemberState.MEMBER && state != MemberState.LEAVING) || admittedOn == null) {
            throw notAMember();
        }
        return admittedOn;
    }

    /// The day it began, though it may be over; a 409 for whoever was never admitted.
    public LocalDate mustHaveBeenMember() {
        if (admittedOn == null) {
            throw notAMember();
        }
        return admittedOn;
    }

    /// The day it ends; a 409 for whoever gave no notice.
    public LocalDate mustBeLeaving() {
        if (state != MemberState.LEAVING || leavesOn == null) {
            throw Problems.conflict(
                    "no-notice-open",
                    new FormFault(
                            "",
                            "said.membership-is-not",
                            Map.of("state", state, "needed", MemberState.LEAVING)));
        }
        return leavesOn;
    }

    /// The last day of the membership, as far as there is one: of whoever gave notice it is the
    /// year's end, whether or not that year is closed (JP-050).
    public @Nullable LocalDate lastDay() {
        return leftOn == null ? leavesOn : leftOn;
    }

    /// Lets a day pass that is not after the membership's last one; a 409 otherwise.
    public void mustNotHaveLeftBefore(Rulebook profile, LocalDate day) {
        MembershipRules.lasts(profile, lastDay(), day).orConflict();
    }

    /// The number it has; only members and leavers have one.
    public long number() {
        if (memberNumber == null) {
            throw new IllegalStateException(memberId + " was never admitted");
        }
        return memberNumber;
    }

    private ProblemException notAMember() {
        return Problems.conflict(
                "not-a-member",
                new FormFault(
                        "",
                        "said.membership-is-not",
                        Map.of("state", state, "needed", MemberState.MEMBER)));
    }
}
