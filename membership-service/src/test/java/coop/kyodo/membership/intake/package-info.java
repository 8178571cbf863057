@NullMarked
package coop.kyodo.membership.intake;

import org.jspecify.annotations.NullMarked;
