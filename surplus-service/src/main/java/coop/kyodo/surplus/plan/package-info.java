/// Plans: what a year's surplus is to become, bound to a hash, adopted by the general assembly and
/// executed exactly as adopted.
@NullMarked
package coop.kyodo.surplus.plan;

import org.jspecify.annotations.NullMarked;
