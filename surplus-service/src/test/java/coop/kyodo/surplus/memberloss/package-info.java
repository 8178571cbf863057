@NullMarked
package coop.kyodo.surplus.memberloss;

import org.jspecify.annotations.NullMarked;
