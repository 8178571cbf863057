@NullMarked
package coop.kyodo.membership.person;

import org.jspecify.annotations.NullMarked;
