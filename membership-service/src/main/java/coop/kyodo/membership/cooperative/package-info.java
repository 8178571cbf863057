/// Co-operatives, their articles, and the bounds that the legal profile sets on them.
@NullMarked
package coop.kyodo.membership.cooperative;

import org.jspecify.annotations.NullMarked;
