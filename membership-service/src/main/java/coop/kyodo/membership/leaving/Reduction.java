package coop.kyodo.membership.leaving;

import coop.kyodo.kit.exact.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Units that a member gives up and stays.
///
/// @param effectiveOn the year's end at which they leave the capital
/// @param lastDayInTime the last day on which notice was in time for the end of its year
/// @param shareValue what they were worth then
/// @param refund what is refunded of them
/// @param unpaid what was unpaid of them
/// @param callable what of that the co-op may still have called (JP-055)
record Reduction(
        UUID reductionId,
        UUID memberId,
        long units,
        LocalDate noticeOn,
        LocalDate effectiveOn,
        LocalDate lastDayInTime,
        State state,
        @Nullable Money shareValue,
        @Nullable Money refund,
        @Nullable Money unpaid,
        @Nullable Money callable,
        String rule,
        String source) {

    /// How far it has got.
    enum State {
        OPEN,
        SETTLED,
        /// The membership ended by that year's end, and with it all of its units.
        OVERTAKEN
    }
}
