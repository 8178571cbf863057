/// What becomes of the members' shares: tax, unpaid capital, money.
@NullMarked
package coop.kyodo.surplus.payout;

import org.jspecify.annotations.NullMarked;
