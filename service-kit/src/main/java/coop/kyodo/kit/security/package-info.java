/// Who is calling, and what they may do.
@NullMarked
package coop.kyodo.kit.security;

import org.jspecify.annotations.NullMarked;
