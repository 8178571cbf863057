/// Reading an OpenAPI 3.1 document, and checking exchanges against it.
@NullMarked
package coop.kyodo.kit.testing.contract;

import org.jspecify.annotations.NullMarked;
