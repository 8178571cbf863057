/// CloudEvents over Kafka: outbox and relay out, inbox and dead letters in.
@NullMarked
package coop.kyodo.kit.events;

import org.jspecify.annotations.NullMarked;
