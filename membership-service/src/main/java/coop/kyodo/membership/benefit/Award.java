package coop.kyodo.membership.benefit;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// What a scheme grants.
///
/// @param amount of a fixed award, or for each person
/// @param share of the cost
/// @param atMost never more than this
record Award(
        @NotNull Kind kind,
        @Nullable Money amount,
        @Nullable Fraction share,
        @Nullable Money atMost) {

    enum Kind {
        /// The amount.
        FIXED,
        /// The amount for each person concerned.
        PER_PERSON,
        /// A share of what it cost, rounded down to the minor unit.
        SHARE_OF_COST
    }
}
