package coop.kyodo.surplus.fund;

import coop.kyodo.surplus.profile.FundNames;
import coop.kyodo.surplus.waterfall.Fund;
import java.util.Set;

/// The accounts beside the funds themselves.
public final class Account {

    /// 当期未処分剰余金; empty after each disposition.
    static final String UNAPPROPRIATED = "UNAPPROPRIATED_SURPLUS";

    /// 次期繰越剰余金, or 次期繰越損失金 when negative.
    public static final String CARRY_OVER = "CARRY_OVER";

    /// What members are owed in money and was not handed to the bank; what they were paid too much
    /// lowers it.
    public static final String DIVIDENDS_PAYABLE = "DIVIDENDS_PAYABLE";

    /// What was withheld from dividends and is owed to the tax office.
    public static final String WITHHOLDING_TAX_PAYABLE = "WITHHOLDING_TAX_PAYABLE";

    /// What dividends paid up of the members' capital, which membership keeps.
    public static final String CAPITAL_PAID_UP = "CAPITAL_PAID_UP";

    /// Payments that the bank has and has not reported as paid.
    public static final String BANK_CLEARING = "BANK_CLEARING";

    /// What the bank paid, less what came in.
    public static final String BANK = "BANK";

    /// What is credited to the members and kept.
    public static final String MEMBER_ACCOUNTS = "MEMBER_ACCOUNTS";

    /// What members bear of losses and have not settled; negative.
    public static final String MEMBER_LOSSES = "MEMBER_LOSSES";

    /// The other side of what the year's figures report.
    static final String REPORTED = "REPORTED";

    /// What uses took from the funds; the year's result has it as income beside the cost (取崩益).
    public static final String FUNDS_USED = "FUNDS_USED";

    /// The other side of what came into a fund from outside the surplus.
    public static final String DEPOSITED = "DEPOSITED";

    /// What the year's result has as the cost of interest on the members' accounts.
    public static final String CAPITAL_INTEREST = "CAPITAL_INTEREST";

    /// What was paid to members from their accounts.
    public static final String CAPITAL_PAID_OUT = "CAPITAL_PAID_OUT";

    /// What of members' accounts paid what they owed the co-op.
    public static final String DEBTS_SET_OFF = "DEBTS_SET_OFF";

    /// What left the members' accounts for units of capital, which membership keeps.
    public static final String UNITS_ISSUED = "UNITS_ISSUED";

    /// The other side of losses that the accounts bear.
    public static final String LOSSES_CHARGED = "LOSSES_CHARGED";

    /// The funds of every co-op, whose names no fund of its own may take. The general voluntary
    /// fund is not among them: made with purposes it has uses and deposits like any other.
    private static final Set<String> COMMON = Set.of(Fund.LEGAL_RESERVE, Fund.CAPITAL_SURPLUS);

    private Account() {}

    /// Whether no fund of a co-op's own may take this name.
    static boolean isReserved(String name) {
        return FundNames.isAccount(name) || COMMON.contains(name);
    }

    /// Whether an account is a fund; the others may be below nothing.
    static boolean isFund(String account) {
        return !FundNames.isAccount(account);
    }
}
