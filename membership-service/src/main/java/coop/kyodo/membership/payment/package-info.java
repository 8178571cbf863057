/// What others are told of payments in batches, whatever they pay.
@NullMarked
package coop.kyodo.membership.payment;

import org.jspecify.annotations.NullMarked;
