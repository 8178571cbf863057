/// Money, exact fractions, and divisions whose parts add up to the whole.
@NullMarked
package coop.kyodo.kit.exact;

import org.jspecify.annotations.NullMarked;
