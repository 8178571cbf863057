/// What leavers and their heirs claim of the co-op: instalments, time bar, withholding, payment.
@NullMarked
package coop.kyodo.membership.refund;

import org.jspecify.annotations.NullMarked;
