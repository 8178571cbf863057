@NullMarked
package coop.kyodo.membership.leaving;

import org.jspecify.annotations.NullMarked;
