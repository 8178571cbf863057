@NullMarked
package coop.kyodo.membership.compliance;

import org.jspecify.annotations.NullMarked;
