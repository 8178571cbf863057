package coop.kyodo.membership.capital;

/// What a journal records.
public enum JournalKind {
    DEPOSIT,
    ADMISSION,
    SUBSCRIPTION,
    PAYMENT,
    TRANSFER_OUT,
    TRANSFER_IN,
    WITHDRAWAL,
    REFUND
}
