/// The minutes of an assembly, written from what was recorded.
@NullMarked
package coop.kyodo.governance.minutes;

import org.jspecify.annotations.NullMarked;
