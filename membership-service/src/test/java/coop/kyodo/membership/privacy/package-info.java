@NullMarked
package coop.kyodo.membership.privacy;

import org.jspecify.annotations.NullMarked;
