package coop.kyodo.membership.capital;

/// The accounts of the capital ledger.
public enum Account {
    CASH,
    /// What members contributed in kind (現物出資).
    CONTRIBUTIONS_IN_KIND,
    /// Dividends that pay up unpaid capital instead of being paid out (JP-027).
    DIVIDENDS_PAYABLE,
    /// Where the two legs of a transfer of units meet; zero on every date.
    UNIT_TRANSFERS,
    /// Subscribed units times the unit amount (JP-032).
    CAPITAL,
    /// The part of the subscribed capital that is not yet paid (JP-032).
    UNPAID_CAPITAL,
    /// Paid by applicants who are not members yet (JP-026).
    DEPOSITS,
    REFUNDS_PAYABLE,
    /// What was refunded beyond what the share turned out to be worth, and is owed back.
    REFUNDS_RECEIVABLE,
    /// What leavers had paid in and were not refunded (JP-032).
    CAPITAL_SURPLUS
}
