/// Benefits (福利厚生): what the co-op grants its members, as data; claims, their approval and payment,
/// and a ledger of what was promised and paid.
@NullMarked
package coop.kyodo.membership.benefit;

import org.jspecify.annotations.NullMarked;
