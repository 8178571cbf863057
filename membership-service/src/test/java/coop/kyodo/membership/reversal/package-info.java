@NullMarked
package coop.kyodo.membership.reversal;

import org.jspecify.annotations.NullMarked;
