@NullMarked
package coop.kyodo.surplus.account;

import org.jspecify.annotations.NullMarked;
