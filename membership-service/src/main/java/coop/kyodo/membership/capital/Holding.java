package coop.kyodo.membership.capital;

/// What one member holds now, in minor units: the ledger's sums, kept.
///
/// @param deposits what an applicant has paid so far
public record Holding(long units, long paidIn, long deposits, long refundPayable) {

    public static final Holding NOTHING = new Holding(0, 0, 0, 0);

    /// What is held beside units that are gone.
    public Holding without(Gone gone) {
        return new Holding(units - gone.units(), paidIn - gone.paidIn(), deposits, refundPayable);
    }

    public Holding after(Entry entry) {
        return new Holding(
                units + entry.units(),
                paidIn - entry.on(Account.CAPITAL) - entry.on(Account.UNPAID_CAPITAL),
                deposits - entry.on(Account.DEPOSITS),
                refundPayable - entry.on(Account.REFUNDS_PAYABLE));
    }
}
