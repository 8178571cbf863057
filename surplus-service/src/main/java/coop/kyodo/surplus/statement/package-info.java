/// How each member's share came about.
@NullMarked
package coop.kyodo.surplus.statement;

import org.jspecify.annotations.NullMarked;
