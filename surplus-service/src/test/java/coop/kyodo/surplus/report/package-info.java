@NullMarked
package coop.kyodo.surplus.report;

import org.jspecify.annotations.NullMarked;
