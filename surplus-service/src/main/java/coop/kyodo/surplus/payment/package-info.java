/// Dividends on their way to the members' accounts.
@NullMarked
package coop.kyodo.surplus.payment;

import org.jspecify.annotations.NullMarked;
