/// Persons apart from their memberships: their data in versions, duplicates and merging.
@NullMarked
package coop.kyodo.membership.person;

import org.jspecify.annotations.NullMarked;
