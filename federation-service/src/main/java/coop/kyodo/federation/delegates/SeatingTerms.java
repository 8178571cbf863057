package coop.kyodo.federation.delegates;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The terms of a seating; which of them a method needs, [NewSeating#terms()] checks.
///
/// @param seats how many are divided, for the methods that divide
/// @param minPerAffiliate everybody's least
/// @param maxPerAffiliate everybody's most
/// @param seed what a lot is drawn from, when one is needed
record SeatingTerms(
        Method method,
        @Nullable Integer seats,
        int minPerAffiliate,
        int maxPerAffiliate,
        @Nullable Long per,
        @Nullable Integer base,
        @Nullable Long baseUpTo,
        List<Band> bands,
        @Nullable String seed,
        Votes votes) {

    static final int NO_MAXIMUM = 1_000_000;

    /// The seats of whoever has at least `from` members.
    record Band(long from, int seats) {}

    enum Votes {
        /// JP-262: one each.
        ONE_EACH,
        /// The articles give one for each delegate, and so by the number of members.
        PER_DELEGATE
    }
}
