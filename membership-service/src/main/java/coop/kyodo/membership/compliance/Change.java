package coop.kyodo.membership.compliance;

/// One thing that may happen to a co-op, and what it does to a ratio.
enum Change {
    WORKING_MEMBER_LEAVES(-1, -1),
    MEMBER_STOPS_WORKING(-1, 0),
    NON_WORKING_MEMBER_JOINS(0, 1),
    NON_MEMBER_STARTS_WORKING(0, 1),
    MEMBER_WITH_CONTRACT_LEAVES(-1, -1),
    CONTRACT_ENDS(-1, 0),
    MEMBER_WITHOUT_CONTRACT_JOINS(0, 1),
    OTHERS_GIVE_UP_A_UNIT(0, -1),
    MEMBER_LEAVES(-1, 0);

    private final int numerator;
    private final int denominator;

    Change(int numerator, int denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    long numerator(long before, long times) {
        return before + numerator * times;
    }

    long denominator(long before, long times) {
        return before + denominator * times;
    }

    /// How often it can happen: nobody leaves who is not there.
    long most(long numeratorBefore, long denominatorBefore) {
        if (numerator < 0) {
            return numeratorBefore;
        }
        return denominator < 0 ? denominatorBefore - numeratorBefore : Long.MAX_VALUE / 4;
    }
}
