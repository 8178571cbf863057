/// What members bear of losses by plans, and how they settle it.
@NullMarked
package coop.kyodo.surplus.memberloss;

import org.jspecify.annotations.NullMarked;
