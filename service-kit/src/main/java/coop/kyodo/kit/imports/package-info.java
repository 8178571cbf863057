/// Bulk imports: a body of NDJSON or CSV read as typed lines in constant memory, taken in chunks
/// that are each committed whole, so that an import that broke off goes on when it is sent again.
@NullMarked
package coop.kyodo.kit.imports;

import org.jspecify.annotations.NullMarked;
