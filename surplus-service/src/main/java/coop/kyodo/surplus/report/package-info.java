/// What people read on paper and on screens: the statutory tables, the diagram of the waterfall,
/// each member's statement.
@NullMarked
package coop.kyodo.surplus.report;

import org.jspecify.annotations.NullMarked;
