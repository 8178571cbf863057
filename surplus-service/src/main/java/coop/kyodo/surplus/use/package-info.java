/// The use of funds: requested for a purpose, approved, spent, reported.
@NullMarked
package coop.kyodo.surplus.use;

import org.jspecify.annotations.NullMarked;
