@NullMarked
package coop.kyodo.surplus.correction;

import org.jspecify.annotations.NullMarked;
