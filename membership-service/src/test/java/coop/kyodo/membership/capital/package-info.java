@NullMarked
package coop.kyodo.membership.capital;

import org.jspecify.annotations.NullMarked;
