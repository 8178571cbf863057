@NullMarked
package coop.kyodo.kit.events;

import org.jspecify.annotations.NullMarked;
