@NullMarked
package coop.kyodo.kit.testing;

import org.jspecify.annotations.NullMarked;
