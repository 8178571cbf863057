/// Fiscal years and their figures.
@NullMarked
package coop.kyodo.surplus.year;

import org.jspecify.annotations.NullMarked;
