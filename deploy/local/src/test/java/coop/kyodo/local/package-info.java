@NullMarked
package coop.kyodo.local;

import org.jspecify.annotations.NullMarked;
