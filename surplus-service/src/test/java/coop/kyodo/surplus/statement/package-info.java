@NullMarked
package coop.kyodo.surplus.statement;

import org.jspecify.annotations.NullMarked;
