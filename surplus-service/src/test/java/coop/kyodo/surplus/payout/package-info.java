@NullMarked
package coop.kyodo.surplus.payout;

import org.jspecify.annotations.NullMarked;
