/// What this service knows of a co-op from membership's events: its articles, its members, their
/// capital and their work. Facts are kept as they came, so their order of arrival does not matter.
@NullMarked
package coop.kyodo.surplus.picture;

import org.jspecify.annotations.NullMarked;
