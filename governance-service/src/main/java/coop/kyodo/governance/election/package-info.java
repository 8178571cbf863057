/// Secret hall ballots and the officers they elected.
@NullMarked
package coop.kyodo.governance.election;

import org.jspecify.annotations.NullMarked;
