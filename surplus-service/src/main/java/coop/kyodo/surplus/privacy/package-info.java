/// What becomes of a person's data when it is erased.
@NullMarked
package coop.kyodo.surplus.privacy;

import org.jspecify.annotations.NullMarked;
