@NullMarked
package coop.kyodo.surplus.waterfall;

import org.jspecify.annotations.NullMarked;
