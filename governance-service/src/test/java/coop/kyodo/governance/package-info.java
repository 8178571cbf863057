/// The service as its callers and the other services see it.
@NullMarked
package coop.kyodo.governance;

import org.jspecify.annotations.NullMarked;
