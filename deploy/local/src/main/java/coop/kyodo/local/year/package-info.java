/// One fiscal year of a worker co-op, walked over the public HTTP APIs of the four services and
/// nothing else. It is shown to people as a story and checked as a test.
@NullMarked
package coop.kyodo.local.year;

import org.jspecify.annotations.NullMarked;
