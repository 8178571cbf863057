/// Loading many organisations at once.
@NullMarked
package coop.kyodo.federation.loading;

import org.jspecify.annotations.NullMarked;
