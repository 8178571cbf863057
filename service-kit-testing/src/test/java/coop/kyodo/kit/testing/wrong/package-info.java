/// Classes that break each rule of the architecture once, to prove that the rules bite.
@NullMarked
package coop.kyodo.kit.testing.wrong;

import org.jspecify.annotations.NullMarked;
