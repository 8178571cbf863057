@NullMarked
package coop.kyodo.membership.benefit;

import org.jspecify.annotations.NullMarked;
