package coop.kyodo.membership.member;

/// Where a membership stands: applied, accepted and paying, member, leaving after notice but still
/// a member (JP-051), left; or refused, or given up before membership began.
public enum MemberState {
    APPLIED,
    ACCEPTED,
    MEMBER,
    LEAVING,
    LEFT,
    REFUSED,
    GIVEN_UP
}
