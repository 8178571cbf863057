@NullMarked
package coop.kyodo.kit.payment;

import org.jspecify.annotations.NullMarked;
