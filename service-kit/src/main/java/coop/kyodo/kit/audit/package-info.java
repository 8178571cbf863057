/// The append-only, hash-chained record of who changed what, and the checks that prove a tenant's
/// data.
@NullMarked
package coop.kyodo.kit.audit;

import org.jspecify.annotations.NullMarked;
