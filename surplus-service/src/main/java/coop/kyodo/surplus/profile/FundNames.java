package coop.kyodo.surplus.profile;

import java.util.Set;

/// How funds are not called. The funds' ledger has further accounts: what is owed, paid, reported
/// or not appropriated yet. A fund of such a name would have what belongs to creditors or members
/// in it, and a plan would distribute that once more.
public final class FundNames {

    private static final Set<String> ACCOUNTS =
            Set.of(
                    "UNAPPROPRIATED_SURPLUS",
                    "CARRY_OVER",
                    "DIVIDENDS_PAYABLE",
                    "WITHHOLDING_TAX_PAYABLE",
                    "CAPITAL_PAID_UP",
                    "BANK_CLEARING",
                    "BANK",
                    "MEMBER_ACCOUNTS",
                    "MEMBER_LOSSES",
                    "REPORTED",
                    "FUNDS_USED",
                    "DEPOSITED",
                    "CAPITAL_INTEREST",
                    "CAPITAL_PAID_OUT",
                    "DEBTS_SET_OFF",
                    "UNITS_ISSUED",
                    "LOSSES_CHARGED",
                    LossStep.MEMBERS);

    private FundNames() {}

    /// Whether an account of the ledger that is no fund has this name, or the members bear losses
    /// under it.
    public static boolean isAccount(String name) {
        return ACCOUNTS.contains(name);
    }
}
