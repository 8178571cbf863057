/// Secret hall ballots, the officers they elected, and who of them are related.
@NullMarked
package coop.kyodo.governance.election;

import org.jspecify.annotations.NullMarked;
