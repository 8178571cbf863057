/// The versions of a co-op's surplus policy.
@NullMarked
package coop.kyodo.surplus.policy;

import org.jspecify.annotations.NullMarked;
