/// Internal capital accounts: one for each member beside the collective one, in yearly vintages.
@NullMarked
package coop.kyodo.surplus.account;

import org.jspecify.annotations.NullMarked;
