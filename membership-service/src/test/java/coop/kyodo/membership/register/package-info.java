@NullMarked
package coop.kyodo.membership.register;

import org.jspecify.annotations.NullMarked;
