@NullMarked
package coop.kyodo.surplus.payment;

import org.jspecify.annotations.NullMarked;
