@NullMarked
package coop.kyodo.surplus.plan;

import org.jspecify.annotations.NullMarked;
