/// Benchmarks of the packaged services. Each prints its figures beside the same work done in plain
/// SQL on the same database, so that they mean something on any machine.
@NullMarked
package coop.kyodo.benchmark;

import org.jspecify.annotations.NullMarked;
