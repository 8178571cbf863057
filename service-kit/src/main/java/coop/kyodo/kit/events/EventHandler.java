package coop.kyodo.kit.events;

import coop.kyodo.kit.store.Tx;
import java.util.Set;

/// A consumer of events. It runs once per event, in the transaction that notes the event in the
/// inbox. Events of different aggregates come in any order, and after a failure an event may come
/// after its successors.
public interface EventHandler {

    /// The event types it wants.
    Set<String> types();

    /// Applies the event; an exception sends the event to the dead letters.
    void on(Tx tx, CloudEvent event);
}
