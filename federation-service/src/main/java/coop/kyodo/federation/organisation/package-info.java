/// The register of organisations that can stand in a federation's lines.
@NullMarked
package coop.kyodo.federation.organisation;

import org.jspecify.annotations.NullMarked;
