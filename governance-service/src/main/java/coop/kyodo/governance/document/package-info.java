/// Records kept as JSON text whose hash anybody can recompute.
@NullMarked
package coop.kyodo.governance.document;

import org.jspecify.annotations.NullMarked;
