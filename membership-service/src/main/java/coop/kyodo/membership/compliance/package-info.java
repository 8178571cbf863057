/// The ratios that the law wants watched all the time.
@NullMarked
package coop.kyodo.membership.compliance;

import org.jspecify.annotations.NullMarked;
