/// Verification, audit and dead letters.
@NullMarked
package coop.kyodo.membership.operations;

import org.jspecify.annotations.NullMarked;
