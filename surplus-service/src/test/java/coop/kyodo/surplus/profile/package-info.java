@NullMarked
package coop.kyodo.surplus.profile;

import org.jspecify.annotations.NullMarked;
