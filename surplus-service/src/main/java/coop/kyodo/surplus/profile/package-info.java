/// Policies and legal profiles: the ordered steps by which a co-op appropriates its surplus, and
/// what a profile allows. Both are data; [PolicyRules] says which policy a profile allows.
@NullMarked
package coop.kyodo.surplus.profile;

import org.jspecify.annotations.NullMarked;
