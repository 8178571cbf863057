package coop.kyodo.membership.compliance;

/// One thing that may happen to a co-op. What it does to a ratio is an [Effect].
enum Change {
    WORKING_MEMBER_LEAVES,
    MEMBER_STOPS_WORKING,
    NON_WORKING_MEMBER_JOINS,
    NON_MEMBER_STARTS_WORKING,
    MEMBER_WITH_CONTRACT_LEAVES,
    CONTRACT_ENDS,
    MEMBER_WITHOUT_CONTRACT_JOINS,
    OTHERS_GIVE_UP_A_UNIT,
    MEMBER_LEAVES
}
