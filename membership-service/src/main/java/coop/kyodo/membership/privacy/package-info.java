/// A person's rights over the data: all of it in one document, and its erasure when no duty to keep
/// it is left.
@NullMarked
package coop.kyodo.membership.privacy;

import org.jspecify.annotations.NullMarked;
