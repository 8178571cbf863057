package coop.kyodo.local.year;

/// Sees the requests of the year go out, for example to kill a server at a chosen moment.
public interface Witness {

    /// Sees nothing.
    Witness NONE = new Witness() {};

    /// Before a request is sent for the first time.
    ///
    /// @param key the step's name, which is also the end of its Idempotency-Key
    default void before(String key) {}

    /// While the request is under way, each time it is sent.
    ///
    /// @param key the step's name, which is also the end of its Idempotency-Key
    default void sent(String key) {}
}
