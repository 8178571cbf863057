/// A co-op's surplus policy: the ordered steps by which it appropriates its surplus, within its
/// legal profile and its articles. Policies and profiles are data; [PolicyRules] says which policy
/// a profile allows.
@NullMarked
package coop.kyodo.surplus.policy;

import org.jspecify.annotations.NullMarked;
