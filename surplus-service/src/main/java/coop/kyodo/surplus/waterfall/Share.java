package coop.kyodo.surplus.waterfall;

import coop.kyodo.kit.exact.Fraction;
import coop.kyodo.kit.exact.Money;
import java.util.UUID;

/// One member's share in one step.
///
/// @param weight the member's part of the whole measure
/// @param quota the exact share before rounding, in minor units
/// @param floor the quota rounded down
/// @param remainderUnit whether one unit of the remainder went here
/// @param capped whether the member's cap cut it
/// @param amount what the member gets
/// @param cash the part that is paid in money
/// @param retained the part that is credited and kept
public record Share(
        String step,
        UUID memberId,
        long memberNumber,
        long minutes,
        long days,
        Fraction weight,
        Fraction quota,
        Money floor,
        boolean remainderUnit,
        boolean capped,
        Money amount,
        Money cash,
        Money retained) {}
