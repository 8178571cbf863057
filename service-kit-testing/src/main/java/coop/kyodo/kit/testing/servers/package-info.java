/// Real servers for tests and for the local stack: PostgreSQL, Kafka and a token issuer. Nothing
/// here needs a test framework or Quarkus. The two child processes end with this JVM, however it
/// ends.
@NullMarked
package coop.kyodo.kit.testing.servers;

import org.jspecify.annotations.NullMarked;
