/// What this service knows of the co-op: its articles, members and submitted plans, learned from
/// events.
@NullMarked
package coop.kyodo.governance.cooperative;

import org.jspecify.annotations.NullMarked;
