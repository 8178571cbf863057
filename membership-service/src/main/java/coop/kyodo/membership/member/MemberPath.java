package coop.kyodo.membership.member;

import java.util.UUID;

/// Where what belongs to a membership is found.
public final class MemberPath {

    private MemberPath() {}

    /// @param rest for example `account`
    public static String of(UUID cooperativeId, UUID memberId, String rest) {
        return "/v1/cooperatives/" + cooperativeId + "/members/" + memberId + "/" + rest;
    }
}
