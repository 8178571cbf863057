package coop.kyodo.membership.capital;

/// What a journal records.
public enum JournalKind {
    DEPOSIT,
    ADMISSION,
    SUBSCRIPTION,
    PAYMENT,
    /// A payment of capital, or of a refund, that was recorded wrongly is taken back.
    PAYMENT_REVERSAL,
    /// What was paid after the membership had ended is owed until it was taken back.
    PAYMENT_HELD,
    TRANSFER_OUT,
    TRANSFER_IN,
    /// The unit amount was reduced (JP-031).
    UNIT_CUT,
    /// A member gave up units and stays (JP-030).
    REDUCTION,
    WITHDRAWAL,
    /// A membership that was recorded as ended by law never ended.
    WITHDRAWAL_REVERSAL,
    REFUND,
    /// The claim for a refund lapsed, and the co-op says so (JP-056).
    REFUND_LAPSE,
    /// The share of somebody who left at once is valued at the year's end.
    VALUATION,
    /// A share is valued anew, since the net assets of a closed year were wrong.
    REVALUATION,
    /// What was refunded too much comes back.
    REFUND_REPAYMENT,
    /// An applicant who gave up gets the deposits back.
    DEPOSIT_RETURN,
    /// A refund that was paid came back.
    REFUND_RETURN,
    /// A leaver pays unpaid capital that the co-op called.
    CALL
}
