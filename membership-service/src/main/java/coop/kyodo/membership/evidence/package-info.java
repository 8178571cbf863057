/// The documents that applications rest on.
@NullMarked
package coop.kyodo.membership.evidence;

import org.jspecify.annotations.NullMarked;
