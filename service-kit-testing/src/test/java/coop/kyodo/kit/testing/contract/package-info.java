@NullMarked
package coop.kyodo.kit.testing.contract;

import org.jspecify.annotations.NullMarked;
