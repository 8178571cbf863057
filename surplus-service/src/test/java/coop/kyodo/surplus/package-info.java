@NullMarked
package coop.kyodo.surplus;

import org.jspecify.annotations.NullMarked;
