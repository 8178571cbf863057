@NullMarked
package coop.kyodo.membership.refund;

import org.jspecify.annotations.NullMarked;
