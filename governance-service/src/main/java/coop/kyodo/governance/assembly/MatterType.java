package coop.kyodo.governance.assembly;

/// What a resolution decides, for the services that act on it.
public enum MatterType {
    /// The plan for the surplus; reference and hash of the plan.
    SURPLUS_PLAN,
    JOIN_FEDERATION,
    LEAVE_FEDERATION,
    BUDGET,
    BYLAWS,
    /// Officers appointed by resolution where the articles choose that.
    OFFICERS,
    /// A member may hold up to 35 % of the units.
    UNIT_CAP_35,
    EXPULSION,
    ARTICLES,
    DISSOLUTION,
    MERGER,
    BUSINESS_TRANSFER,
    LIABILITY_RELIEF,
    OTHER
}
