@NullMarked
package coop.kyodo.surplus.document;

import org.jspecify.annotations.NullMarked;
