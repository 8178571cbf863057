@NullMarked
package coop.kyodo.membership.contribution;

import org.jspecify.annotations.NullMarked;
