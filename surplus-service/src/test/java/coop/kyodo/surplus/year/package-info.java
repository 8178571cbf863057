@NullMarked
package coop.kyodo.surplus.year;

import org.jspecify.annotations.NullMarked;
