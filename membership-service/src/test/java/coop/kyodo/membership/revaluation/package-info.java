@NullMarked
package coop.kyodo.membership.revaluation;

import org.jspecify.annotations.NullMarked;
