@NullMarked
package coop.kyodo.membership;

import org.jspecify.annotations.NullMarked;
