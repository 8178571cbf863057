/// Declared and counted members, counts that count nobody twice, and frozen counts.
@NullMarked
package coop.kyodo.federation.count;

import org.jspecify.annotations.NullMarked;
