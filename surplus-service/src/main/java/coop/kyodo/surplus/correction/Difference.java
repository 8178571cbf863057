package coop.kyodo.surplus.correction;

import coop.kyodo.kit.exact.Money;

/// A figure before and after a correction.
public record Difference(Money before, Money after, Money difference) {

    public static Difference of(Money before, Money after) {
        return new Difference(before, after, after.minus(before));
    }
}
