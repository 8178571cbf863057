/// The documents that the law asks for each year: prepared, audited, displayed, approved, filed.
@NullMarked
package coop.kyodo.surplus.document;

import org.jspecify.annotations.NullMarked;
