/// Proofs, audit and dead letters.
@NullMarked
package coop.kyodo.governance.operations;

import org.jspecify.annotations.NullMarked;
