/// Counting ranked contests.
@NullMarked
package coop.kyodo.governance.counting;

import org.jspecify.annotations.NullMarked;
