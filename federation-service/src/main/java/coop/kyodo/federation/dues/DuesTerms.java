package coop.kyodo.federation.dues;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The terms of a dues policy. All amounts are of one currency.
///
/// @param base for one period, where the formula has it
/// @param perHead minor units for each member and period, where the formula has it
/// @param bands by number of members, the first from 0, then ascending, where the formula has it
/// @param roundUpTo each component of the year is rounded up to a multiple of so many minor units
/// @param minimum the least for a full year
/// @param maximum the most for a full year
/// @param entryFee added once, in the fiscal year of joining
record DuesTerms(
        Formula formula,
        String currency,
        @Nullable Money base,
        @Nullable Fraction perHead,
        List<Band> bands,
        int periodsPerYear,
        long roundUpTo,
        @Nullable Money minimum,
        @Nullable Money maximum,
        @Nullable Money entryFee,
        Proration proration) {

    /// The amount for one period of whoever has at least `from` members.
    record Band(long from, Money amount) {}

    enum Proration {
        NONE,
        HALF_YEAR
    }
}
