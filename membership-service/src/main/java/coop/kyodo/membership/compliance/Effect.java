package coop.kyodo.membership.compliance;

/// What a change does to one ratio.
///
/// @param part what it adds to the numerator, each time
/// @param whole what it adds to the denominator
record Effect(Change change, int part, int whole) {

    long numerator(long before, long times) {
        return before + part * times;
    }

    long denominator(long before, long times) {
        return before + whole * times;
    }

    /// How often it can happen: nobody leaves who is not there.
    long most(long numeratorBefore, long denominatorBefore) {
        if (part < 0) {
            return numeratorBefore;
        }
        return whole < 0 ? denominatorBefore - numeratorBefore : Long.MAX_VALUE / 4;
    }
}
