@NullMarked
package coop.kyodo.membership.member;

import org.jspecify.annotations.NullMarked;
