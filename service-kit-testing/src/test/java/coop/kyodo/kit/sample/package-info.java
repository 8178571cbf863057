/// A service of one resource and one consumer, on which the service kit is tested.
@NullMarked
package coop.kyodo.kit.sample;

import org.jspecify.annotations.NullMarked;
