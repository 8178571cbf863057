/// Sites, entries of work, and the months they are closed by.
@NullMarked
package coop.kyodo.membership.work;

import org.jspecify.annotations.NullMarked;
