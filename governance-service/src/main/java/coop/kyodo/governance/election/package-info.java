/// Secret hall ballots and nominations, the officers they elected, who of them left early, and who
/// are related.
@NullMarked
package coop.kyodo.governance.election;

import org.jspecify.annotations.NullMarked;
