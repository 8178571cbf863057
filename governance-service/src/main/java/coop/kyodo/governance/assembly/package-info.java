/// An assembly's life: notice, roll, attendance, chair, motions, minutes.
@NullMarked
package coop.kyodo.governance.assembly;

import org.jspecify.annotations.NullMarked;
