@NullMarked
package coop.kyodo.membership.certificate;

import org.jspecify.annotations.NullMarked;
