@NullMarked
package coop.kyodo.membership.resolution;

import org.jspecify.annotations.NullMarked;
