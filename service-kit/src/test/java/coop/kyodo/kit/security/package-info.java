@NullMarked
package coop.kyodo.kit.security;

import org.jspecify.annotations.NullMarked;
