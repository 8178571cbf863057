/// Corrections of plans that were executed: what may be corrected, and what differs.
@NullMarked
package coop.kyodo.surplus.correction;

import org.jspecify.annotations.NullMarked;
