/// The erasure of what the kit's tables keep of persons.
@NullMarked
package coop.kyodo.kit.privacy;

import org.jspecify.annotations.NullMarked;
