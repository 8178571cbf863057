/// The funds' ledger: append-only, double entry.
@NullMarked
package coop.kyodo.surplus.fund;

import org.jspecify.annotations.NullMarked;
