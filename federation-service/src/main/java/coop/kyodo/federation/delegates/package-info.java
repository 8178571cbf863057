/// Delegates: seats divided over affiliates, with a proof table.
@NullMarked
package coop.kyodo.federation.delegates;

import org.jspecify.annotations.NullMarked;
