package coop.kyodo.membership.capital;

/// How capital was paid.
public enum PaymentMethod {
    BANK_TRANSFER(Account.CASH),
    CASH(Account.CASH),
    /// With things instead of money (現物出資).
    IN_KIND(Account.CONTRIBUTIONS_IN_KIND),
    /// With the member's own dividend (JP-027).
    DIVIDEND(Account.DIVIDENDS_PAYABLE),
    /// By setting off what the co-op owes the member: asked for at times, always refused (JP-024).
    SET_OFF(Account.CASH);

    private final Account account;

    PaymentMethod(Account account) {
        this.account = account;
    }

    /// The account that what was paid arrives on.
    Account account() {
        return account;
    }
}
