package coop.kyodo.surplus.fund;

/// The accounts beside the funds themselves.
public final class Account {

    /// 当期未処分剰余金; empty after each disposition.
    static final String UNAPPROPRIATED = "UNAPPROPRIATED_SURPLUS";

    /// 次期繰越剰余金, or 次期繰越損失金 when negative.
    static final String CARRY_OVER = "CARRY_OVER";

    /// What members are owed in money.
    public static final String DIVIDENDS_PAYABLE = "DIVIDENDS_PAYABLE";

    /// What is credited to the members and kept.
    public static final String MEMBER_ACCOUNTS = "MEMBER_ACCOUNTS";

    /// The other side of what the year's figures report.
    static final String REPORTED = "REPORTED";

    private Account() {}
}
