@NullMarked
package coop.kyodo.surplus.policy;

import org.jspecify.annotations.NullMarked;
