/// Reducing the unit amount (出資一口の金額の減少): resolution, balance sheet, notice to the creditors and
/// their time to object, effect.
@NullMarked
package coop.kyodo.membership.unitcut;

import org.jspecify.annotations.NullMarked;
