/// What becomes of a person's data when it is erased.
@NullMarked
package coop.kyodo.governance.privacy;

import org.jspecify.annotations.NullMarked;
