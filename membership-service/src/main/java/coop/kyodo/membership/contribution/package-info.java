/// Paying capital, becoming a member by it, and subscribing more units.
@NullMarked
package coop.kyodo.membership.contribution;

import org.jspecify.annotations.NullMarked;
