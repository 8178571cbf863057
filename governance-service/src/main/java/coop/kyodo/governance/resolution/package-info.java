/// Open votes and what they decided.
@NullMarked
package coop.kyodo.governance.resolution;

import org.jspecify.annotations.NullMarked;
