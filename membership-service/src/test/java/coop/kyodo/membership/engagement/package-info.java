@NullMarked
package coop.kyodo.membership.engagement;

import org.jspecify.annotations.NullMarked;
