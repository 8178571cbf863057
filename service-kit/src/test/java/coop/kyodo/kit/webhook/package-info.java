@NullMarked
package coop.kyodo.kit.webhook;

import org.jspecify.annotations.NullMarked;
