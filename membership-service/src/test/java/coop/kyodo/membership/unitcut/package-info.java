@NullMarked
package coop.kyodo.membership.unitcut;

import org.jspecify.annotations.NullMarked;
