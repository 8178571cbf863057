/// What a rule is to the services: an id, a source, texts and bounds read from a file, and a
/// refusal that cites it.
@NullMarked
package coop.kyodo.kit.rules;

import org.jspecify.annotations.NullMarked;
