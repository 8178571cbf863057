/// What the assemblies (総会) have adopted, as governance tells it.
@NullMarked
package coop.kyodo.membership.resolution;

import org.jspecify.annotations.NullMarked;
