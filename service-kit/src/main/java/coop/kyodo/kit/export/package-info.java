/// Exports of many rows: CSV, NDJSON and XLSX, streamed from the database to the caller.
@NullMarked
package coop.kyodo.kit.export;

import org.jspecify.annotations.NullMarked;
