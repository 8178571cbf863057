package coop.kyodo.surplus.waterfall;

import java.util.List;

/// The funds that a year's figures state; a policy may name others.
public final class Fund {

    /// 利益準備金
    public static final String LEGAL_RESERVE = "LEGAL_RESERVE";

    /// 就労創出等積立金
    public static final String JOB_CREATION = "JOB_CREATION_FUND";

    /// 教育繰越金
    public static final String EDUCATION = "EDUCATION_CARRY_OVER";

    /// 組合積立金
    public static final String VOLUNTARY = "VOLUNTARY_FUND";

    /// 資本剰余金
    public static final String CAPITAL_SURPLUS = "CAPITAL_SURPLUS";

    /// The funds that have a figure of their own.
    public static final List<String> STATED =
            List.of(LEGAL_RESERVE, JOB_CREATION, EDUCATION, VOLUNTARY, CAPITAL_SURPLUS);

    /// How a fund is called.
    public static final String NAME = "[A-Z][A-Z0-9_]{1,39}";

    private Fund() {}
}
