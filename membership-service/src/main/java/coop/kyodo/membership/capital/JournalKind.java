package coop.kyodo.membership.capital;

/// What a journal records.
public enum JournalKind {
    DEPOSIT,
    ADMISSION,
    SUBSCRIPTION,
    PAYMENT,
    TRANSFER_OUT,
    TRANSFER_IN,
    /// The unit amount was reduced (JP-031).
    UNIT_CUT,
    WITHDRAWAL,
    REFUND
}
