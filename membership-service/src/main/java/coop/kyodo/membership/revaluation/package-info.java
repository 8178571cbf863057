/// Net assets of a closed year that were wrong: what its leavers' shares are worth, valued anew.
@NullMarked
package coop.kyodo.membership.revaluation;

import org.jspecify.annotations.NullMarked;
