package coop.kyodo.membership.compliance;

/// What is counted on a day.
enum Quantity {
    /// Members, those leaving included.
    MEMBERS,
    /// Members who work in the business.
    WORKING_MEMBERS,
    /// Members among [#WORKERS].
    MEMBER_WORKERS,
    /// All who work in the business but those under designated support (JP-012); applicants who
    /// already work are among them (JP-013).
    WORKERS,
    /// Members with a labour contract.
    CONTRACTS,
    /// Working members with a labour contract or a duty that has none (JP-080).
    ON_TERMS
}
