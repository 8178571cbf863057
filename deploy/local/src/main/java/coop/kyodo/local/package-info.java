/// The whole stack on one machine: PostgreSQL, Kafka, Keycloak and the four services, each a
/// process of its own, started and stopped together.
@NullMarked
package coop.kyodo.local;

import org.jspecify.annotations.NullMarked;
