/// Bringing an existing register in: a dry run that tells every problem at once, and the real run,
/// all of it or nothing.
@NullMarked
package coop.kyodo.membership.intake;

import org.jspecify.annotations.NullMarked;
