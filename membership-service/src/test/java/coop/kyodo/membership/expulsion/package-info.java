@NullMarked
package coop.kyodo.membership.expulsion;

import org.jspecify.annotations.NullMarked;
