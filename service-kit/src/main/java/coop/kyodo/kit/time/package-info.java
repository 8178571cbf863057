/// The injected clock.
@NullMarked
package coop.kyodo.kit.time;

import org.jspecify.annotations.NullMarked;
