/// The capital ledger, what each member holds, and the cap on it.
@NullMarked
package coop.kyodo.membership.capital;

import org.jspecify.annotations.NullMarked;
