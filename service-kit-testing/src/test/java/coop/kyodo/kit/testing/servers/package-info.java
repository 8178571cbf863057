@NullMarked
package coop.kyodo.kit.testing.servers;

import org.jspecify.annotations.NullMarked;
