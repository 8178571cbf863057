@NullMarked
package coop.kyodo.membership.work;

import org.jspecify.annotations.NullMarked;
