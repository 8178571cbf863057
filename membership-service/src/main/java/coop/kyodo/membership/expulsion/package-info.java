/// Expulsion (除名): ground, notice, defence, special resolution, effect.
@NullMarked
package coop.kyodo.membership.expulsion;

import org.jspecify.annotations.NullMarked;
