/// Dated edges between organisations, one line at a time; joining by resolution, leaving by notice.
@NullMarked
package coop.kyodo.federation.affiliation;

import org.jspecify.annotations.NullMarked;
