/// Notice, the valuation at the year's end, and the refund.
@NullMarked
package coop.kyodo.membership.leaving;

import org.jspecify.annotations.NullMarked;
