@NullMarked
package coop.kyodo.surplus.fund;

import org.jspecify.annotations.NullMarked;
