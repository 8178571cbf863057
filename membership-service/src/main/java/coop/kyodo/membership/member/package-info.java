/// Memberships from application to the register.
@NullMarked
package coop.kyodo.membership.member;

import org.jspecify.annotations.NullMarked;
