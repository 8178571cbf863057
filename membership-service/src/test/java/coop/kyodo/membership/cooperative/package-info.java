@NullMarked
package coop.kyodo.membership.cooperative;

import org.jspecify.annotations.NullMarked;
