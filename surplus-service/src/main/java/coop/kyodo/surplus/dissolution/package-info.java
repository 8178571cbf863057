/// What is left of a dissolved co-op, and who receives it.
@NullMarked
package coop.kyodo.surplus.dissolution;

import org.jspecify.annotations.NullMarked;
